"""A ledger and the periods of a forecast in; what each client took in each of them, returns taken off, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from playbook.analytics.edge import Desk
from playbook.analytics.facts import Facts
from playbook.analytics.ledger_rows import good_rows
from playbook.analytics.plan_figures import PlannedPeriod
from playbook.analytics.written import EXACT, stripped
from playbook.model.book import Book

_LENGTH_OF_DAY = 10  # 2026-11-01
_LEAP_DAY = (2, 29)
_FINE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Shipped:
    """What each client took.

    rows: a row for each client and line with a row in the ledger: `client`, `line` (empty where the ledger tells none), `manager` (who is
          named last of the client, of several on one day the last by the alphabet; empty where nobody is), and a column for each period
          that has begun, under `column_of_period`. Money is exact, in the book's currency; returns are negative.
    begins: the first day of the ledger, whatever the line; nothing where no row counts.
    periods: those that were asked for, a running one with its `season`.
    """

    rows: ir.Table
    begins: date | None
    periods: tuple[PlannedPeriod, ...]


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
    before = {
        name: rows.amount.sum(where=rows.date.between(*days)).fill_null(0).cast(EXACT)
        for name, days in _a_year_ago(periods)
    }
    named = (rows.date.cast("string") + rows.manager).max(where=rows.manager != "") if ledger.has("manager") else None
    grouped = rows.group_by(by).agg(
        begins=rows.date.min(), **({} if named is None else {"named": named}), **sums, **before
    )
    taken = desk.take("shipped_as_written", grouped)
    [history] = desk.fetch(taken.agg(begins=taken.begins.min())).to_pylist()
    if line is not None and ledger.has("line"):
        taken = taken.filter(taken.line == line)
    seasons = desk.fetch(taken.agg(**{name: taken[name].sum() for name in before})).to_pylist()[0] if before else {}
    seen = tuple(_with_season(one, place, seasons, history["begins"]) for place, one in enumerate(periods))
    return Shipped(desk.keep("shipped", _without_spaces(taken, sums)), history["begins"], seen)


def _a_year_ago(periods: Sequence[PlannedPeriod]) -> Iterator[tuple[str, tuple[date, date]]]:
    """The days of a running period a year ago, all of them and those that are over now, under names."""
    for place, one in enumerate(periods):
        if one.is_running and one.until is not None:
            yield f"year_ago_{place}", (a_year_before(one.first), a_year_before(one.last))
            yield f"until_year_ago_{place}", (a_year_before(one.first), a_year_before(one.until))


def a_year_before(day: date) -> date:
    """The same day of the year before; of 29 February the last of the month."""
    is_leap = (day.month, day.day) == _LEAP_DAY
    return day.replace(year=day.year - 1, day=28 if is_leap else day.day)


def _with_season(one: PlannedPeriod, place: int, sums: Mapping[str, Decimal], begins: date | None) -> PlannedPeriod:
    """A running period with its season, where the ledger was kept a year ago, and sales of then are of use: some, and no more returned than sold."""
    whole, part = sums.get(f"year_ago_{place}"), sums.get(f"until_year_ago_{place}")
    is_kept = begins is not None and begins <= a_year_before(one.first)
    if not (is_kept and whole and part) or not 0 < part <= whole:
        return one
    return replace(one, season=(part / whole).quantize(_FINE))


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
