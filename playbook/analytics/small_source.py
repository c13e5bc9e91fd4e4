"""Clients or contracts of a book in; their rows at the desk, with what each cell says, out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from playbook.analytics.cells import as_any_day, as_sum, as_text
from playbook.analytics.edge import Desk
from playbook.analytics.facts import FILE, ROW, TORN, Facts
from playbook.analytics.written import EXACT, is_total
from playbook.locale.unknown_words import UNKNOWN_WORDS
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.range import Range

CAPACITY = "capacity"
IS_TOTAL = "_is_total"
"""The column that says whether a row is a sum of others."""
_YES = ("true", "yes", "да", "истина", "1")
_NO = ("false", "no", "нет", "ложь", "0")
_WRITTEN = "_written:"
_NOT_NEGATIVE = Range(lower=Decimal(0))


def rows_at(desk: Desk, facts: Facts, book: Book) -> ir.Table:
    """The rows of a small source, moved to the desk, where any of its texts can be read.

    They are kept there with each cell read once: what reads a text is a long expression, which a database plans anew wherever it stands.

    Shape: `_file`, `_row`, `_torn`, `_is_total`, `client` (text), `date` (of any year) and `capacity` where the source has them, and each
           attribute of the book that it has, under its id: a decimal, the id of a choice, or a flag; nothing where it is not known
           or cannot occur. `written` gives the cells.
    """
    table = desk.take(facts.source, facts.table)
    currency = book.masthead.currency
    attributes = {one.id: one for one in book.attributes if facts.has(one.id)}
    is_torn = table[TORN] if TORN in table.columns else ibis.literal(False)  # noqa: FBT003 - as it says
    columns: dict[str, ir.Value] = {FILE: table[FILE], ROW: table[ROW], TORN: is_torn, "client": as_text(table.client)}
    columns |= {_written(name): table[name].cast("string") for name in facts.names}
    columns |= {name: value_of(one, table[name], currency) for name, one in attributes.items()}
    if facts.has("date"):
        columns["date"] = as_any_day(table.date)
    if facts.has(CAPACITY):
        columns[CAPACITY] = as_sum(table[CAPACITY], currency).cast(EXACT)
    read = desk.keep(f"{facts.source}_read", table.select(**columns))
    limits = {name: one.range for name, one in attributes.items()} | {CAPACITY: _NOT_NEGATIVE}
    possible = {name: within(read[name], limit) for name, limit in limits.items() if limit and name in read.columns}
    return desk.keep(f"{facts.source}_rows", read.mutate(**possible, **{IS_TOTAL: is_total(read.client)}))


def written(rows: ir.Table, name: str) -> ir.StringValue:
    """A column of such rows as it is written, as text."""
    return rows[_written(name)]


def cells_of(rows: ir.Table, names: Mapping[str, str]) -> dict[str, ir.Value]:
    """All columns of such rows as they are written, as text, under our names."""
    return {name: written(rows, name) for name in names}


def is_unread(rows: ir.Table, name: str) -> ir.BooleanValue:
    """Whether something stands in a cell that is meant to be a value, and is none."""
    plain = written(rows, name).strip().lower()
    is_said = (plain.notnull() & plain.notin(UNKNOWN_WORDS)).fill_null(False)  # noqa: FBT003 - the value that is filled in
    return is_said & rows[name].isnull()


def value_of(attribute: Attribute, column: ir.Value, currency: str) -> ir.Value:
    """The value that a column says of an attribute: of a choice by its id or title, of a flag by yes or no in either language."""
    if attribute.kind in {"money", "number"}:
        return as_sum(column, currency if attribute.kind == "money" else "").cast(EXACT)
    if attribute.kind == "flag":
        return _flag(column)
    return _choice(as_text(column), attribute.values)


def within(number: ir.Value, limits: Range) -> ir.Value:
    """The number, where it can occur; nothing where it is outside of its limits."""
    if limits.unit == "percent":
        return number
    is_in = ibis.literal(True)  # noqa: FBT003 - a value without an end is in
    if limits.lower is not None:
        is_in &= (number >= limits.lower) if limits.lower_is_in else (number > limits.lower)
    if limits.upper is not None:
        is_in &= (number <= limits.upper) if limits.upper_is_in else (number < limits.upper)
    return is_in.ifelse(number, None)


def _written(name: str) -> str:
    return f"{_WRITTEN}{name}"


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
