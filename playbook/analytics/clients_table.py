"""The rows of a clients table in; what is known of each client, and the rows or cells that say nothing, out."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from playbook.analytics.facts import FILE, ROW, TORN
from playbook.analytics.ledger_rows import REASON
from playbook.analytics.small_source import CAPACITY, IS_TOTAL, cells_of, is_unread
from playbook.model.book import Book


def clients_of(rows: ir.Table, book: Book) -> ir.Table:
    """What the table says of each client, in its first row that names it.

    Shape: one row a client: `client`, `capacity` (money per year), and each attribute of the book that the table has, under its id:
           a decimal, the id of a choice, or a flag; nothing where it is not known.
    """
    known = [name for name in (CAPACITY, *(one.id for one in book.attributes)) if name in rows.columns]
    counted = rows.mutate(turn=_turn(rows)).filter(~rows[TORN], ~rows[IS_TOTAL], rows.client.notnull())
    return counted.filter(counted.turn == 0).select("client", *known)


def bad_client_rows(rows: ir.Table, names: Mapping[str, str]) -> ir.Table:
    """The rows of no client, of a sum, or of a client that an earlier row has, and those with a cell that is no value and counts as unknown.

    Shape: `reason`, `_file`, `_row`, and the cells under our names as they are written, as text; of several reasons the first.
    """
    rows = rows.mutate(turn=_turn(rows))
    reason = ibis.cases(
        (rows[TORN], "too-many-cells"),
        (rows[IS_TOTAL], "total"),
        (rows.client.isnull(), "no-client"),
        (rows.turn > 0, "repeated"),
        *((is_unread(rows, name), "no-value") for name in names if name != "client" and name in rows.columns),
        else_=ibis.null("string"),
    )
    told = rows.mutate(**{REASON: reason})
    return told.filter(told[REASON].notnull()).select(REASON, FILE, ROW, **cells_of(told, names))


def _turn(rows: ir.Table) -> ir.IntegerValue:
    """How many rows of the same client stand before; a torn row takes no place of a whole one."""
    order = ibis.window(group_by=[rows.client, rows[TORN]], order_by=[rows[FILE], rows[ROW]])
    return ibis.row_number().over(order)
