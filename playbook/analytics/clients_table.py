"""The clients table of a book as it is written in; capacity and attributes of each client, and the cells that say nothing, out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from playbook.analytics.cells import as_sum, as_text
from playbook.analytics.facts import FILE, ROW, TORN, Facts
from playbook.analytics.ledger_rows import REASON
from playbook.analytics.written import EXACT, is_total
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.range import Range

CAPACITY = "capacity"
_YES = ("true", "yes", "да", "истина", "1")
_NO = ("false", "no", "нет", "ложь", "0")
_NOTHING = ("-", "–", "—", "н/д", "n/a", "unknown")


def clients_of(facts: Facts, book: Book) -> ir.Table:
    """What the table says of each client, in its first row that names it.

    Shape: one row a client: `client`, `capacity` (money per year), and each attribute of the book that the table has, under its id:
           a decimal, the id of a choice, or a flag; nothing where it is not known.
    """
    rows = _read(facts, book)
    return rows.filter(rows.client.notnull(), ~is_total(rows.client), rows.turn == 0).drop("turn", FILE, ROW)


def bad_client_rows(facts: Facts, book: Book) -> ir.Table:
    """The rows of no client, of a sum, or of a client that an earlier row has, and those with a cell that is no value and counts as unknown.

    Shape: `reason`, `_file`, `_row`, and the cells under our names as they are written, as text; of several reasons the first.
    """
    rows = _read(facts, book, keep=True)
    cases = [(is_total(rows.client), "total"), (rows.client.isnull(), "no-client"), (rows.turn > 0, "repeated")]
    if TORN in facts.table.columns:
        cases.insert(0, (rows[TORN], "too-many-cells"))
    wrong = [
        (is_said(rows[f"{_WRITTEN}{name}"]) & rows[name].isnull(), "no-value")
        for name in facts.names
        if name != "client" and name in rows.columns
    ]
    told = rows.mutate(**{REASON: ibis.cases(*cases, *wrong, else_=ibis.null("string"))})
    cells = {name: told[f"{_WRITTEN}{name}"] for name in facts.names}
    return told.filter(told[REASON].notnull()).select(REASON, FILE, ROW, **cells)


_WRITTEN = "_written:"


def _read(facts: Facts, book: Book, *, keep: bool = False) -> ir.Table:
    table = facts.table
    attributes = {one.id: one for one in book.attributes if facts.has(one.id)}
    currency = book.masthead.currency
    columns: dict[str, ir.Value] = {FILE: table[FILE], ROW: table[ROW], "client": as_text(table.client)}
    if facts.has(CAPACITY):
        columns[CAPACITY] = _within(as_sum(table[CAPACITY], currency).cast(EXACT), Range(lower=Decimal(0)))
    columns |= {name: value_of(one, table[name], currency) for name, one in attributes.items()}
    if keep:
        columns |= {f"{_WRITTEN}{name}": table[name].cast("string") for name in facts.names}
    if TORN in table.columns:
        columns[TORN] = table[TORN]
    read = table.select(**columns)
    same = [read.client, *([read[TORN]] if TORN in table.columns else [])]  # a torn row takes no place of a whole one
    order = ibis.window(group_by=same, order_by=[read[FILE], read[ROW]])
    read = read.mutate(turn=ibis.row_number().over(order))
    return read if keep or TORN not in table.columns else read.filter(~read[TORN]).drop(TORN)


def value_of(attribute: Attribute, column: ir.Value, currency: str) -> ir.Value:
    """The value that a column says of an attribute: of a choice by its id or title, of a flag by yes or no in either language."""
    if attribute.kind in {"money", "number"}:
        known = _known(column)
        number = as_sum(known, currency if attribute.kind == "money" else "").cast(EXACT)
        return _within(number, attribute.range)
    if attribute.kind == "flag":
        return _flag(column)
    return _choice(as_text(column), attribute.values)


def is_said(written: ir.StringValue) -> ir.BooleanValue:
    """Whether something stands in a cell that is meant to be a value."""
    plain = written.strip().lower()
    return (plain.notnull() & (plain != "") & plain.notin(_NOTHING)).fill_null(False)  # noqa: FBT003 - the value that is filled in


def _known(column: ir.Value) -> ir.Value:
    return is_said(column).ifelse(column, None) if isinstance(column, ir.StringValue) else column


def _within(number: ir.Value, limits: Range | None) -> ir.Value:
    """The number, where it can occur; nothing where it is outside of its limits."""
    if limits is None or limits.unit == "percent":
        return number
    is_in = ibis.literal(True)  # noqa: FBT003 - a value without an end is in
    if limits.lower is not None:
        is_in &= (number >= limits.lower) if limits.lower_is_in else (number > limits.lower)
    if limits.upper is not None:
        is_in &= (number <= limits.upper) if limits.upper_is_in else (number < limits.upper)
    return is_in.ifelse(number, None)


def _flag(column: ir.Value) -> ir.BooleanValue:
    if isinstance(column, ir.BooleanValue):
        return column
    plain = as_text(column).lower()
    return ibis.cases((plain.isin(_YES), True), (plain.isin(_NO), False), else_=ibis.null("boolean"))


def _choice(text: ir.StringValue, values: Mapping[str, str]) -> ir.StringValue:
    """The id of a choice; where the attribute lists no values, the text itself."""
    if not values:
        return text
    titles = [title.casefold() for title in values.values()]
    named = {title.casefold(): one for one, title in values.items() if titles.count(title.casefold()) == 1}
    plain = text.lower()
    return ibis.cases(
        (text.isin(list(values)), text),
        *((plain == word, one) for word, one in named.items()),
        else_=ibis.null("string"),
    )
