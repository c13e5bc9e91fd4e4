"""A forecast, its entries, the ledger and the client base of a day in; plan and fact, by client and by groups of clients, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from playbook.analytics.client_base import ClientBase
from playbook.analytics.edge import open_desk
from playbook.analytics.facts import Sources
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.forecast_errors import forecast_errors
from playbook.analytics.plan_axes import LINE, axes_of, in_order
from playbook.analytics.plan_figures import PlanFact, PlanFigures, PlannedPeriod
from playbook.analytics.plan_notes import notes_on_plan
from playbook.analytics.plan_rows import plan_rows, planned, with_groups
from playbook.analytics.plan_sums import Groups, sums_by
from playbook.analytics.planned_periods import planned_periods
from playbook.analytics.segments import column_of
from playbook.analytics.shipped import shipped, shipped_by_line
from playbook.model.book import Book
from playbook.model.forecast import Forecast

COLUMNS = ("client", "period", "line", "manager", "status", "cell")
"""The first columns of the table; `column_of` each segmentation of the book follows, then `MORE`."""
MORE = ("expert", "budget", "actual", "due", "is_known")


@dataclass(frozen=True, slots=True)
class Plan:
    """A forecast held against the ledger.

    clients: a row for each client and period with an estimate, a budget or turnover: `COLUMNS`, the segmentations, `MORE`; by period in
             the book's order, then by client. Groups are ids of the book, nothing for a client in none of them. Money is decimal, in the
             book's currency; `is_known`: the client base has the client.
    """

    clients: pa.Table
    figures: PlanFigures


def plan_fact(  # noqa: PLR0913, PLR0917 - what is held against what, and on which day
    book: Book, forecast: Forecast, sources: Sources, entries: Iterable[ForecastEntry], base: ClientBase, as_of: date
) -> Plan:
    """Plan and fact of a forecast, as the ledger shows it on the day of the client base.

    Every rouble that the ledger has in a period, of the forecast's line where it names one and the ledger tells lines, is in one group
    of each axis; of lines, the forecast being for all of them, the fact is told and no plan. In a running period a part of the budget
    is due, for the days that are over.
    Raises: PlaybookError where a database cannot be read.
    """
    periods = planned_periods(forecast, as_of)
    by_id = {one.id: one for one in periods}
    own = [one for one in entries if one.line == forecast.line and one.period in by_id]
    with open_desk() as desk:
        facts = shipped(desk, sources.ledger, book, forecast.line, periods, as_of)
        told = told_periods(periods, facts.begins)
        rows = plan_rows(facts.rows, planned(desk, own, by_id), periods, told)
        rows = desk.keep("rows", with_groups(desk, rows, base, book, forecast.line))
        clients = desk.fetch(rows.order_by(["place", "client"]))
        by = {axis: _groups(axis, sums_by(desk, rows, (axis,)), book) for axis in axes_of(forecast)}
        if forecast.line is None and sources.ledger.has("line"):
            lines = shipped_by_line(desk, facts.rows, periods)
            by[LINE] = {group: lines[group] for group in in_order(LINE, lines, book)}
        figures = PlanFigures(
            as_of=as_of,
            line=forecast.line,
            periods=periods,
            whole=_whole(sums_by(desk, rows, ()), periods, told),
            by=by,
            errors=forecast_errors(desk, rows, [one.id for one in told if one.until == one.last]),
            notes=tuple(notes_on_plan(book, forecast, sources.ledger, periods, facts.begins, clients)),
        )
    return Plan(clients.select([*COLUMNS, *map(column_of, book.segmentations), *MORE]), figures)


def told_periods(periods: Sequence[PlannedPeriod], begins: date | None) -> list[PlannedPeriod]:
    """The periods of which the ledger, whose first day is given, tells anything."""
    return [one for one in periods if one.until is not None and begins is not None and begins <= one.last]


def _whole(found: Groups, periods: Sequence[PlannedPeriod], told: Collection[PlannedPeriod]) -> Mapping[str, PlanFact]:
    """Plan and fact of all clients in every period, also where nobody planned or took anything."""
    by_period = found.get((), {})
    return {
        one.id: by_period.get(one.id) or PlanFact(0, None, None, Decimal(0) if one in told else None, None)
        for one in periods
    }


def _groups(axis: str, found: Groups, book: Book) -> Mapping[str | None, Mapping[str, PlanFact]]:
    alone = {group: by_period for (group,), by_period in found.items()}
    return {group: alone[group] for group in in_order(axis, alone, book)}
