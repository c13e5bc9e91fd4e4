"""A plan in; what whoever reads its figures should know before, out. No client and no person is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from playbook.analytics.facts import Facts
from playbook.analytics.forecast_entries import SHOWN
from playbook.analytics.plan_figures import PlannedPeriod
from playbook.analytics.planned_periods import undated_periods
from playbook.analytics.scopes import is_divided
from playbook.diagnostics import Message, _, _n, quoted
from playbook.model.book import Book
from playbook.model.forecast import Forecast

_MOST_TOLD = 10
_QUIET = timedelta(days=14)
"""So long nobody may have bought anything, as after New Year, without anything being missing."""


def notes_on_plan(  # noqa: PLR0913, PLR0917 - what was planned, what the ledger tells, and who was met
    book: Book,
    forecast: Forecast,
    ledger: Facts,
    periods: Sequence[PlannedPeriod],
    begins: date | None,
    clients: pa.Table,
) -> Iterator[Message]:
    """The notes of a plan: of its periods, its line, its axes and its clients; `begins` is the first day of the ledger."""
    yield from undated_periods(forecast)
    yield from _on_periods(periods, begins)
    yield from _on_lines(book, forecast, ledger)
    for one in book.segmentations:
        if one.id in forecast.axes and one.policy == "overlapping":
            yield _(
                "Segments of {segmentation} overlap: a client of several stands in the first of them.",
                segmentation=quoted(one.title),
            )
    strangers = len(strangers_of(clients))
    if strangers:
        yield _n(
            "{count} client of the forecast stands neither in the ledger nor in the clients table; look how its name is written there.",
            "{count} clients of the forecast stand neither in the ledger nor in the clients table; look how their names are written there.",
            strangers,
        )


def shortened(mistakes: Sequence[Message]) -> list[Message]:
    """The first mistakes of a file of entries, and how many more there are: where a column is wrong, every row is."""
    more = len(mistakes) - _MOST_TOLD
    if more <= 0:
        return [*mistakes]
    rest = _n("{file}: {count} more row is as wrong.", "{file}: {count} more rows are as wrong.", more, file=SHOWN)
    return [*mistakes[:_MOST_TOLD], rest]


def strangers_of(clients: pa.Table) -> list[str]:
    """The clients of the forecast whom the client base does not know, by name."""
    unknown = clients.filter(pc.invert(clients["is_known"]))
    return sorted(set(unknown["client"].to_pylist()))


def _on_periods(periods: Sequence[PlannedPeriod], begins: date | None) -> Iterator[Message]:
    for one in periods:
        if one.until is None or begins is None or begins <= one.first:
            continue
        if begins > one.last:
            yield _(
                "The ledger begins on {day}, after the period {period}: what was shipped in it is not known.",
                day=begins,
                period=quoted(one.title),
            )
        elif begins - one.first > _QUIET:
            yield _(
                "The ledger begins on {day}, within the period {period}: what was shipped in it before is not known.",
                day=begins,
                period=quoted(one.title),
            )
    if periods and all(one.until is None for one in periods):
        first = min(periods, key=lambda one: one.first)
        yield _(
            "No period has begun yet: the first, {period}, begins on {day}, and from then on the fact stands beside the plan.",
            period=quoted(first.title),
            day=first.first,
        )


def _on_lines(book: Book, forecast: Forecast, ledger: Facts) -> Iterator[Message]:
    if forecast.line is not None and not ledger.has("line"):
        title = next((one.title for one in book.lines if one.id == forecast.line), forecast.line)
        yield _(
            "The ledger does not tell lines: the turnover of all of them is held against the forecast of {line}; map a column to “line”.",
            line=quoted(title),
        )
    if forecast.line is None and ledger.has("line") and is_divided(book):
        yield _(
            "Rules differ by line, and the forecast is for all of them: a client of several lines stands where it bought most."
        )
