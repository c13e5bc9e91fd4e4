"""A book, its sources and the periods to plan in; the clients to plan for, with what is known of each, out.

Money is exact, in the book's currency; shares are fractions of one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from playbook.analytics.cells import as_text
from playbook.analytics.client_base import client_base
from playbook.analytics.clients_table import clients_of
from playbook.analytics.edge import Desk, open_desk
from playbook.analytics.facts import Facts, Sources
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.ledger_rows import line_of
from playbook.analytics.measurements import Window
from playbook.analytics.plan_figures import PlannedPeriod
from playbook.analytics.scopes import matrix_of
from playbook.analytics.segments import PARTED
from playbook.analytics.shipped import column_of_period, shipped
from playbook.analytics.small_source import rows_at
from playbook.diagnostics import Message
from playbook.model.book import Book

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedClient:
    """A client to plan for; ids are the book's, and nothing stands where nothing is known.

    capacity: what the client buys in a year, of anybody. turnover: of the last window. year_ago: what was shipped in the days of each
    period a year before.
    """

    client: str
    status: str | None = None
    cell: str | None = None
    segments: tuple[str, ...] = ()
    not_our_client: str | None = None
    wallet_share: float | None = None
    capacity: Decimal | None = None
    turnover: Decimal | None = None
    year_ago: tuple[Decimal | None, ...] = ()
    manager: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedClients:
    """The clients to plan for, largest turnover first, then by name; the days of which their figures tell; and every manager there is."""

    clients: tuple[PlannedClient, ...]
    as_of: date
    window: Window
    year_ago: tuple[PlannedPeriod, ...]
    managers: tuple[str, ...]
    notes: tuple[Message, ...] = ()

    def of(self, manager: str, entries: Iterable[ForecastEntry]) -> PlannedClients:
        """The same with the clients of a manager alone: those whom the ledger names, and those for whom he made an estimate."""
        name = manager.casefold()
        own = {one.client for one in entries if one.author.casefold() == name}
        kept = (one for one in self.clients if (one.manager or "").casefold() == name or one.client in own)
        return replace(self, clients=tuple(kept))


def planned_clients(  # noqa: PLR0913, PLR0917 - whose clients, for which periods, on which day
    book: Book,
    sources: Sources,
    line: str | None,
    periods: Sequence[PlannedPeriod],
    entries: Sequence[ForecastEntry],
    as_of: date,
    today: date | None = None,
) -> PlannedClients:
    """Whoever bought in the last two windows, whoever stands in the clients table, and whoever has an entry.

    Of a line, where the ledger tells lines, its buyers alone, and of the clients table those who have bought in no other line alone.
    Raises: PlaybookError where a database cannot be read.
    """
    is_cut = line is not None and sources.ledger.has("line")
    own = replace(sources, ledger=_of_line(sources.ledger, book, line)) if line is not None and is_cut else sources
    base = client_base(book if line is None else _by_rules_of(book, line), own, as_of, today)
    before = tuple(_year_before(one, as_of) for one in periods)
    with open_desk() as desk:
        took = desk.fetch(shipped(desk, sources.ledger, book, None, before, as_of).rows).to_pylist()
        known = _in_clients_table(desk, sources, book)
    by_client = _sums(row for row in took if not is_cut or row["line"] == line)
    if is_cut:
        known -= {row["client"] for row in took} - {*by_client}
    known |= {one.client for one in entries}
    since = base.measurements.before.first
    rows = base.clients.to_pylist()
    kept = [row for row in rows if row["client"] in known or _has_bought(row, since)]
    found = [_client(one, by_client.get(name, {}), before) for name, one in _once_each(kept).items()]
    others = sorted({one.client for one in entries} - {one.client for one in found})
    found += [PlannedClient(name, year_ago=(None,) * len(before)) for name in others]
    managers = tuple(sorted({row["manager"] for row in rows if row["manager"]}))
    return PlannedClients(tuple(found), as_of, base.measurements.window, before, managers, sources.notes)


def _of_line(ledger: Facts, book: Book, line: str) -> Facts:
    lines = {one.id: one.title for one in book.lines}
    return replace(ledger, table=ledger.table.filter(line_of(as_text(ledger.table.line), lines) == line))


def _by_rules_of(book: Book, line: str) -> Book:
    """The book with the rules of a line as the rules of all: its clients are classed by them, those who have not bought yet too."""
    matrix = matrix_of(book, line)
    ruled = {
        "statuses": book.statuses_of(line),
        "segmentations": [one for one in book.segmentations if one.line in {None, line}],
        "not_our_clients": [one for one in book.not_our_clients if one.line in {None, line}],
        "abc_xyz": [] if matrix is None else [matrix],
    }
    return book.model_copy(
        update={name: tuple(one.model_copy(update={"line": None}) for one in rules) for name, rules in ruled.items()}
    )


def _year_before(period: PlannedPeriod, as_of: date) -> PlannedPeriod:
    """The same days a year before; the last day of a month stays the last."""
    first = _a_year_before(period.first)
    last = _a_year_before(period.last)
    if (period.last + _DAY).day == 1:
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return PlannedPeriod(period.id, period.title, first, last, min(as_of, last) if first <= as_of else None)


def _a_year_before(day: date) -> date:
    year = day.year - 1
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _sums(took: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Decimal]]:
    """What each client took in each period that has begun, of all the lines that are given."""
    found: dict[str, dict[str, Decimal]] = {}
    for row in took:
        sums = found.setdefault(row["client"], {})
        for name, value in row.items():
            if isinstance(value, Decimal):
                sums[name] = sums.get(name, Decimal(0)) + value
    return found


def _in_clients_table(desk: Desk, sources: Sources, book: Book) -> set[str]:
    if sources.clients is None:
        return set()
    told = clients_of(rows_at(desk, sources.clients, book), book)
    return {*desk.fetch(told.select("client"))["client"].to_pylist()}


def _has_bought(row: Mapping[str, Any], since: date) -> bool:
    """Whether a client bought on a day or later."""
    is_late = row["last_order"] is not None and row["last_order"] >= since
    return bool(row["turnover"] or row["turnover_before"] or is_late)


def _once_each(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows by client; of a client in several lines that of the line in which it bought most, with what it bought in all."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if (first := found.setdefault(row["client"], dict(row))) != row:
            first["turnover"] += row["turnover"]
            if row["wallet_share"] is not None:
                first["wallet_share"] = (first["wallet_share"] or 0) + row["wallet_share"]
    return found


def _client(row: Mapping[str, Any], sums: Mapping[str, Any], before: Sequence[PlannedPeriod]) -> PlannedClient:
    return PlannedClient(
        client=row["client"],
        status=row["status"],
        cell=row["cell"],
        segments=tuple(row["segments"].split(PARTED)) if row["segments"] else (),
        not_our_client=row["not_our_client"],
        wallet_share=row["wallet_share"],
        capacity=row["capacity"],
        turnover=row["turnover"],
        year_ago=tuple(
            None if one.until is None else sums.get(column_of_period(place), Decimal(0))
            for place, one in enumerate(before)
        ),
        manager=row["manager"],
    )
