"""What clients or contracts say of the buyer in; medians of numbers and counts of everything else out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.analytics.cells import as_day, as_kept, as_text, is_empty, is_long_ago, is_until
from playbook.analytics.clients_table import is_said, value_of
from playbook.analytics.facts import FILE, ROW, TORN, Facts
from playbook.analytics.ledger_rows import REASON
from playbook.analytics.written import EXACT, is_total
from playbook.model.attribute import Attribute
from playbook.model.book import Book


def buyers(contracts: Facts, book: Book, as_of: date) -> ir.Table:
    """What the latest contract of each client says, up to the day asked for.

    Shape: one row a client: `client`, and each attribute of the book that the contracts have, under its id.
    """
    table = contracts.table
    attributes = _attributes_of(contracts, book)
    columns: dict[str, ir.Value] = {"client": as_text(table.client), "date": as_day(table.date)}
    columns |= {name: value_of(one, table[name], book.masthead.currency) for name, one in attributes.items()}
    is_whole = ~table[TORN] if TORN in table.columns else True
    rows = table.filter(is_whole, is_until(table.date, as_of)).select(FILE, ROW, **columns)
    rows = rows.filter(rows.client.notnull(), ~is_total(rows.client))
    latest = ibis.window(group_by=[rows.client], order_by=[rows.date.desc(), rows[FILE].desc(), rows[ROW].desc()])
    rows = rows.mutate(turn=ibis.row_number().over(latest))
    return rows.filter(rows.turn == 0).select("client", *attributes)


def bad_contracts(contracts: Facts, as_of: date, book: Book | None = None) -> ir.Table:
    """The contracts that do not count, each with the first reason that holds; of a book also those with a cell that is no value.

    Shape: `reason`, `_file`, `_row`, and the cells under our names as they are written, as text.
    """
    table = contracts.table
    day = as_day(table.date)
    cases = [
        (is_total(as_kept(table.client)), "total"),
        (is_empty(table.client), "no-client"),
        (is_empty(table.date), "no-date"),
        (is_long_ago(table.date), "long-ago"),
        (day.isnull(), "not-a-date"),
        (day > as_of, "future"),
    ]
    if book is not None:
        currency = book.masthead.currency
        cases += [
            (is_said(table[name].cast("string")) & value_of(one, table[name], currency).isnull(), "no-value")
            for name, one in _attributes_of(contracts, book).items()
        ]
    if TORN in table.columns:
        cases.insert(0, (table[TORN], "too-many-cells"))
    told = table.mutate(**{REASON: ibis.cases(*cases, else_=ibis.null("string"))})
    cells = {name: told[name].cast("string") for name in contracts.names}
    return told.filter(told[REASON].notnull()).select(REASON, FILE, ROW, **cells)


def _attributes_of(contracts: Facts, book: Book) -> dict[str, Attribute]:
    return {one.id: one for one in book.attributes if contracts.has(one.id)}


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
