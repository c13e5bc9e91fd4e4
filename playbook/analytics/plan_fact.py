"""A forecast, its entries, the ledger and the client base of a day in; plan and fact, by client and by groups of clients, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.client_base import ClientBase
from playbook.analytics.edge import Desk, open_desk
from playbook.analytics.facts import Sources
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.forecast_errors import forecast_errors
from playbook.analytics.plan_axes import axes_of, in_order
from playbook.analytics.plan_figures import PlanFact, PlanFigures, PlannedPeriod
from playbook.analytics.plan_notes import notes_on_plan
from playbook.analytics.plan_rows import plan_rows, planned, with_groups
from playbook.analytics.plan_sums import sums_by
from playbook.analytics.planned_periods import planned_periods
from playbook.analytics.segments import column_of
from playbook.analytics.shipped import shipped
from playbook.model.book import Book
from playbook.model.forecast import Forecast

COLUMNS = ("client", "period", "line", "manager", "status", "cell")
"""The first columns of the table; `column_of` each segmentation of the book follows, then `MORE`."""
MORE = ("expert", "budget", "actual", "due", "is_known")


@dataclass(frozen=True, slots=True)
class Plan:
    """A forecast held against the ledger.

    clients: a row for each client and period with an estimate, a budget or turnover, and for each line where numbers are told by line:
             `COLUMNS`, the segmentations, `MORE`; by period in the book's order, then by client and line. Groups are ids of the book,
             nothing for a client in none of them. Money is decimal, in the book's currency; `is_known`: the client base has the client.
    """

    clients: pa.Table
    figures: PlanFigures


def plan_fact(  # noqa: PLR0913, PLR0917 - what is held against what, and on which day
    book: Book, forecast: Forecast, sources: Sources, entries: Iterable[ForecastEntry], base: ClientBase, as_of: date
) -> Plan:
    """Plan and fact of a forecast, as the ledger shows it on the day of the client base.

    Every rouble that the ledger has in a period, of the forecast's line where it names one and the ledger tells lines, is in one group
    of each axis. In a running period a part of the budget is due, for the days that are over.
    Raises: PlaybookError where a database cannot be read.
    """
    periods = planned_periods(forecast, as_of)
    by_id = {one.id: one for one in periods}
    own = [one for one in entries_of(book, forecast, entries) if one.period in by_id]
    is_by_line = forecast.line is None and sources.ledger.has("line") and any(one.line for one in own)
    with open_desk() as desk:
        facts = shipped(desk, sources.ledger, book, forecast.line, periods, as_of, is_by_line=is_by_line)
        [history] = desk.fetch(facts.agg(begins=facts.begins.min())).to_pylist()
        told = told_periods(periods, history["begins"])
        rows = plan_rows(facts, planned(desk, own, by_id, is_by_line=is_by_line), periods, told)
        rows = desk.keep("rows", with_groups(desk, rows, base, book, forecast.line))
        clients = desk.fetch(rows.order_by(["place", "client", "line"]))
        by = {axis: _groups(desk, rows, axis, book) for axis in axes_of(forecast, is_by_line=is_by_line)}
        figures = PlanFigures(
            as_of=as_of,
            line=forecast.line,
            periods=periods,
            whole=sums_by(desk, rows, ()).get((), {}),
            by=by,
            errors=forecast_errors(desk, rows, [one.id for one in told if one.until == one.last]),
            notes=tuple(notes_on_plan(book, forecast, sources.ledger, periods, history["begins"], clients)),
        )
    return Plan(clients.select([*COLUMNS, *map(column_of, book.segmentations), *MORE]), figures)


def entries_of(book: Book, forecast: Forecast, entries: Iterable[ForecastEntry]) -> Iterator[ForecastEntry]:
    """The entries of a forecast: those of its line and periods; of an entry that names no line the period alone tells whose it is.

    An entry of a line for which the book has no forecast of its own belongs to the one for all lines.
    """
    lines: dict[str, list[str | None]] = {}
    for other in book.forecast:
        for period in other.periods:
            lines.setdefault(period.id, []).append(other.line)
    for one in entries:
        planned_for = lines.get(one.period, [])
        line = one.line if one.line in planned_for else None
        if one.line is None and None not in planned_for and len(planned_for) == 1:
            line = planned_for[0]
        if line == forecast.line and line in planned_for:
            yield one


def told_periods(periods: Sequence[PlannedPeriod], begins: date | None) -> list[PlannedPeriod]:
    """The periods of which the ledger, whose first day is given, tells anything."""
    return [one for one in periods if one.until is not None and begins is not None and begins <= one.last]


def _groups(desk: Desk, rows: ir.Table, axis: str, book: Book) -> Mapping[str | None, Mapping[str, PlanFact]]:
    found = {group: by_period for (group,), by_period in sums_by(desk, rows, (axis,)).items()}
    return {group: found[group] for group in in_order(axis, found, book)}
