"""A ledger as it is written in; the rows that count, and those that do not with the reason, out: each row up to a day is in one of the two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.analytics.cells import (
    as_day,
    as_kept,
    as_sum,
    as_text,
    is_empty,
    is_long_ago,
    is_nobody,
    is_of_two_meanings,
    is_until,
)
from playbook.analytics.facts import FILE, ROW, TORN, Facts

OPTIONAL = ("order", "line", "manager")
REASON = "reason"


def good_rows(
    facts: Facts, as_of: date, currency: str, lines: Mapping[str, str], *, is_clean: bool = False
) -> ir.Table:
    """The rows of a ledger that count; where no client has spaces around it (`is_clean`), none is looked for, which takes a quarter of the time.

    Shape: a row of the ledger each: `client` (text), `date`, `amount`; where the ledger has them `order`, `line` (an id of the
           book, empty where it is none of them), `manager` (empty where nobody is named), `cost` (nothing where it tells none).
    Units: money in the book's currency, returns are negative.
    Leaves out: what `bad_rows` gives.
    """
    table = facts.table
    columns: dict[str, ir.Value] = {
        "client": (as_kept(table.client).nullif("") if is_clean else as_text(table.client)),
        "date": as_day(table.date),
        "amount": as_sum(table.amount, currency),
    }
    columns |= {name: as_text(table[name]) for name in OPTIONAL if facts.has(name)}
    if facts.has("line"):
        columns["line"] = line_of(columns["line"], lines)
    if facts.has("manager"):
        columns["manager"] = columns["manager"].fill_null("")
    if facts.has("cost"):
        columns["cost"] = as_sum(table.cost, currency)
    is_whole = ~table[TORN] if TORN in table.columns else True
    read = table.filter(is_whole, is_until(table.date, as_of)).select(**columns)
    return read.filter(read.client.notnull(), read.amount.notnull())


def bad_rows(facts: Facts, today: date, currency: str) -> ir.Table:
    """The rows of a ledger that do not count, each with the first reason that holds.

    Shape: `reason`, `_file`, `_row`, and the cells under our names as they are written, as text.
    """
    table = facts.table.filter(~_counts(facts.table, today, currency))
    day = as_day(table.date)
    cases = [
        (is_nobody(table.client), "no-client"),
        (is_empty(table.date), "no-date"),
        (is_long_ago(table.date), "long-ago"),
        (day.isnull(), "not-a-date"),
        (day > today, "future"),
        (is_empty(table.amount), "no-amount"),
        (is_of_two_meanings(table.amount, currency), "two-meanings"),
    ]
    if TORN in table.columns:
        cases.insert(0, (table[TORN], "too-many-cells"))
    cells = {name: table[name].cast("string") for name in facts.names}
    return table.select(FILE, ROW, **{REASON: ibis.cases(*cases, else_="not-a-number")}, **cells).relocate(REASON)


def _counts(table: ir.Table, today: date, currency: str) -> ir.BooleanValue:
    """Whether a row counts: asked of every row, where its reason is asked of the few that do not."""
    is_read = ~is_nobody(table.client) & is_until(table.date, today) & as_sum(table.amount, currency).notnull()
    counts = is_read.fill_null(False)  # noqa: FBT003 - the value that is filled in
    return counts & ~table[TORN] if TORN in table.columns else counts


def unknown_lines(facts: Facts, lines: Mapping[str, str]) -> ir.Table:
    """What stands in the column `line` and names none of the book's lines.

    Shape: `line` (as it is written), `rows` (how many); most rows first.
    """
    rows = facts.table.select(line=as_text(facts.table.line))
    unknown = rows.filter(rows.line.notnull(), line_of(rows.line, lines) == "")
    return unknown.group_by("line").agg(rows=unknown.count()).order_by(ibis.desc("rows"), "line")


def line_of(text: ir.StringValue, lines: Mapping[str, str]) -> ir.StringValue:
    """The id of the line that a text names by its id or its title, whatever its capitals; empty where it names none."""
    plain = text.lower()
    named = {title.casefold(): one for one, title in lines.items()} | {one: one for one in lines}
    return ibis.cases(*((plain == word, one) for word, one in named.items()), else_="") if named else ibis.literal("")
