"""The rows of contracts, or clients, in; what they say of the buyer: medians of numbers and counts of everything else out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.analytics.cells import is_empty
from playbook.analytics.facts import FILE, ROW, TORN
from playbook.analytics.ledger_rows import REASON
from playbook.analytics.small_source import IS_TOTAL, cells_of, is_unread, written
from playbook.analytics.written import EXACT, FIRST_DAY
from playbook.model.book import Book


def buyers(rows: ir.Table, book: Book, as_of: date) -> ir.Table:
    """What the latest contract of each client says, up to the day asked for.

    Shape: one row a client: `client`, and each attribute of the book that the contracts have, under its id.
    """
    known = [one.id for one in book.attributes if one.id in rows.columns]
    signed = rows.filter(~rows[TORN], ~rows[IS_TOTAL], rows.client.notnull(), rows.date.between(FIRST_DAY, as_of))
    latest = ibis.window(
        group_by=[signed.client], order_by=[signed.date.desc(), signed[FILE].desc(), signed[ROW].desc()]
    )
    signed = signed.mutate(turn=ibis.row_number().over(latest))
    return signed.filter(signed.turn == 0).select("client", *known)


def bad_contracts(rows: ir.Table, names: Mapping[str, str], as_of: date) -> ir.Table:
    """The contracts that do not count, and those with a cell that is no value and counts as unknown, each with the first reason that holds.

    Shape: `reason`, `_file`, `_row`, and the cells under our names as they are written, as text.
    """
    reason = ibis.cases(
        (rows[TORN], "too-many-cells"),
        (rows[IS_TOTAL], "total"),
        (rows.client.isnull(), "no-client"),
        (is_empty(written(rows, "date")), "no-date"),
        (rows.date.isnull(), "not-a-date"),
        (rows.date < FIRST_DAY, "long-ago"),
        (rows.date > as_of, "future"),
        *(
            (is_unread(rows, name), "no-value")
            for name in names
            if name not in {"client", "date"} and name in rows.columns
        ),
        else_=ibis.null("string"),
    )
    told = rows.mutate(**{REASON: reason})
    return told.filter(told[REASON].notnull()).select(REASON, FILE, ROW, **cells_of(told, names))


def known_of(buyers: ir.Table, book: Book) -> Iterator[tuple[str, ir.Table, ir.Table]]:
    """By attribute that the table has: how many say it, with the median of a number; and how many say each value of the others.

    Shape: of the first one row: `known`, `unknown`, `median`; of the second one row a value: `value` (text), `known`.
    """
    for attribute in book.attributes:
        if attribute.id not in buyers.columns:
            continue
        column = buyers[attribute.id]
        is_number = attribute.kind in {"money", "number"}
        median = column.median().cast(EXACT) if is_number else ibis.null(EXACT)
        counted = buyers.agg(known=column.count(), unknown=column.isnull().sum().fill_null(0), median=median)
        said = buyers.filter(column.notnull()).mutate(value=column.cast("string"))
        values = said.group_by("value").agg(known=said.count()).order_by(ibis.desc("known"), "value")
        yield attribute.id, counted, values
