"""A ledger and the periods of a forecast in; what each client took in each of them, returns taken off, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.analytics.edge import Desk
from playbook.analytics.facts import Facts
from playbook.analytics.ledger_rows import good_rows
from playbook.analytics.plan_figures import PlannedPeriod
from playbook.analytics.written import EXACT, stripped
from playbook.model.book import Book

_LENGTH_OF_DAY = 10  # 2026-11-01


@dataclass(frozen=True, slots=True)
class Shipped:
    """What each client took.

    rows: a row for each client and line with a row in the ledger: `client`, `line` (empty where the ledger tells none), `manager` (who is
          named last of the client, of several on one day the last by the alphabet; empty where nobody is), and a column for each period
          that has begun, under `column_of_period`. Money is exact, in the book's currency; returns are negative.
    begins: the first day of the ledger, whatever the line; nothing where no row counts.
    """

    rows: ir.Table
    begins: date | None


def shipped(  # noqa: PLR0913, PLR0917 - where it is kept, of what, and for which days
    desk: Desk, ledger: Facts, book: Book, line: str | None, periods: Sequence[PlannedPeriod], as_of: date
) -> Shipped:
    """What each client took up to a day, computed by the ledger's own database, and kept at the desk.

    Where a line is named, and the ledger tells lines, the rows of that line are there alone.
    """
    by = ["client", "line"] if ledger.has("line") else ["client"]
    rows = good_rows(ledger, as_of, book.masthead.currency, {one.id: one.title for one in book.lines}, is_clean=True)
    sums: dict[str, ir.Value] = {
        column_of_period(place): rows.amount.sum(where=rows.date.between(one.first, one.until)).fill_null(0).cast(EXACT)
        for place, one in enumerate(periods)
        if one.until is not None
    }
    named = (rows.date.cast("string") + rows.manager).max(where=rows.manager != "") if ledger.has("manager") else None
    grouped = rows.group_by(by).agg(begins=rows.date.min(), **({} if named is None else {"named": named}), **sums)
    taken = desk.take("shipped_as_written", grouped)
    [history] = desk.fetch(taken.agg(begins=taken.begins.min())).to_pylist()
    if line is not None and ledger.has("line"):
        taken = taken.filter(taken.line == line)
    return Shipped(desk.keep("shipped", _without_spaces(taken, sums)), history["begins"])


def column_of_period(place: int) -> str:
    """The column of the period at a place."""
    return f"shipped_{place}"


def _without_spaces(found: ir.Table, sums: Iterable[str]) -> ir.Table:
    """Clients whose names differ by the spaces around them are one: seen here, no database has to look for spaces in every row."""
    known = found.mutate(
        client=stripped(found.client),
        line=found.line if "line" in found.columns else ibis.literal(""),
        named=found.named if "named" in found.columns else ibis.null("string"),
    ).filter(lambda rows: rows.client.notnull())
    summed = known.group_by("client", "line").agg(
        named=known.named.max(),
        **{name: known[name].sum().cast(EXACT) for name in sums},
    )
    latest = summed.named.max().over(ibis.window(group_by=summed.client))
    return summed.mutate(manager=latest.substr(_LENGTH_OF_DAY).fill_null("")).drop("named")
