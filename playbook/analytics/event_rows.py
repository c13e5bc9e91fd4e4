"""A history of states as it is written in; the events that count out, and the rows that do not, each with its reason."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.analytics.cells import (
    as_day,
    as_moment,
    as_text,
    as_tidy_text,
    is_empty,
    is_long_ago,
    is_nobody,
    is_until,
)
from playbook.analytics.facts import FILE, ROW, TORN, Facts
from playbook.analytics.ledger_rows import REASON

OPTIONAL = ("pipeline", "person", "reason")


def good_events(facts: Facts, as_of: date) -> ir.Table:
    """The rows of a history that count, up to the evening of a day.

    Shape: a row of the history each: `client`, `pipeline` (nothing where the history does not tell it), `state` (both in the words of the
           CRM), `at` (timestamp), `person`, `reason` (texts, nothing where it says nothing), `_file`, `_row`.
    Leaves out: what `bad_events` gives.
    """
    table = facts.table
    is_whole = ~table[TORN] if TORN in table.columns else True
    told = {**event_words(facts), "client": as_tidy_text(table.client), "at": as_moment(table["at"])}
    # Not by what is read of them: a database would read it twice.
    named = table.filter(is_whole, is_until(table["at"], as_of), ~is_nobody(table.client), ~is_empty(table.state))
    read = named.select(FILE, ROW, **told)
    return read.filter(read["at"].notnull())


def event_words(facts: Facts) -> dict[str, ir.StringValue]:
    """The columns of a history in which words come again and again: `pipeline`, `state`, `person`, `reason`, of rows that do not count too."""
    table = facts.table
    return {name: as_text(table[name]) if facts.has(name) else ibis.null("string") for name in ("state", *OPTIONAL)}


def bad_events(facts: Facts, today: date) -> ir.Table:
    """The rows of a history that do not count, each with the first reason that holds.

    Shape: `reason`, `_file`, `_row`, and the cells under our names as they are written, as text (`reason` of the CRM as `loss_reason`).
    """
    table = facts.table
    is_read = ~is_nobody(table.client) & ~is_empty(table.state) & is_until(table["at"], today)
    counts = (is_read & as_moment(table["at"]).notnull()).fill_null(False)  # noqa: FBT003 - the value that is filled in
    if TORN in table.columns:
        counts &= ~table[TORN]
    bad = table.filter(~counts)
    day = as_day(bad["at"])
    cases = [
        (is_nobody(bad.client), "no-client"),
        (is_empty(bad.state), "no-state"),
        (is_empty(bad["at"]), "no-date"),
        (is_long_ago(bad["at"]), "long-ago"),
        (day > today, "future"),
    ]
    if TORN in bad.columns:
        cases.insert(0, (bad[TORN], "too-many-cells"))
    cells = {("loss_reason" if name == REASON else name): bad[name].cast("string") for name in facts.names}
    return bad.select(FILE, ROW, **{REASON: ibis.cases(*cases, else_="not-a-date")}, **cells).relocate(REASON)
