"""A forecast, its entries, the ledger and the client base of a day in; plan and fact, by client and by groups of clients, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.client_base import ClientBase
from playbook.analytics.edge import open_desk
from playbook.analytics.facts import Sources
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.forecast_errors import forecast_errors
from playbook.analytics.plan_axes import LINE, axes_of, in_order
from playbook.analytics.plan_figures import PlanFact, PlanFigures, PlannedPeriod
from playbook.analytics.plan_notes import notes_on_plan
from playbook.analytics.plan_rows import planned, side_by_side, with_groups, with_managers
from playbook.analytics.plan_sums import Groups, sums_by
from playbook.analytics.planned_periods import planned_periods
from playbook.analytics.segments import column_of
from playbook.analytics.shipped import shipped
from playbook.model.book import Book
from playbook.model.forecast import Forecast

COLUMNS = ("client", "period", "line", "manager", "status", "cell")
"""The first columns of the table; `column_of` each segmentation of the book follows, then `MORE`."""
MORE = ("expert", "budget", "actual", "due", "is_known")

_A_CLIENT = ("client", "period")


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
    of each axis; of lines, the forecast being for all of them, the fact is told, and a plan only where entries name lines. In a running
    period a part of the budget is due: the part of such a period that the same days brought a year ago, or, where the ledger does not go back
    so far, the part of its days that are over.
    Raises: PlaybookError where a database cannot be read.
    """
    periods = planned_periods(forecast, as_of)
    own = [one for one in entries if one.period in {period.id for period in periods} and _is_of(one, forecast, book)]
    with open_desk() as desk:
        facts = shipped(desk, sources.ledger, book, forecast.line, periods, as_of)
        periods = facts.periods
        told = told_periods(periods, facts.begins)
        plan = planned(desk, own, {one.id: one for one in periods})
        rows = with_managers(side_by_side(facts.rows, plan, periods, told, _A_CLIENT), facts.rows)
        rows = desk.keep("rows", with_groups(desk, rows, base, book, forecast.line))
        clients = desk.fetch(_in_order(rows, periods))
        by = {axis: _groups(axis, sums_by(desk, rows, (axis,)), book) for axis in axes_of(forecast)}
        if forecast.line is None and sources.ledger.has("line"):
            told_by_line = plan if any(one.line for one in own) else plan.limit(0)
            lines = side_by_side(facts.rows, told_by_line, periods, told, (*_A_CLIENT, "line"))
            by[LINE] = _groups(LINE, sums_by(desk, lines.mutate(line=lines.line.nullif("")), (LINE,)), book)
        figures = PlanFigures(
            as_of=as_of,
            line=forecast.line,
            periods=periods,
            whole=_whole(sums_by(desk, rows, ()), periods, told),
            by=by,
            errors=forecast_errors(desk, rows, [one.id for one in told if one.until == one.last]),
            notes=tuple(notes_on_plan(book, forecast, sources.ledger, periods, facts.begins, clients)),
            at=forecast.address,
            has_all_lines=forecast.line is None or not sources.ledger.has("line"),
        )
    return Plan(clients.select([*COLUMNS, *map(column_of, book.segmentations), *MORE]), figures)


def _is_of(entry: ForecastEntry, forecast: Forecast, book: Book) -> bool:
    """Whether an entry is of a forecast: that of its line, else the one for all lines."""
    lines = {one.line for one in book.forecast}
    return forecast.line == (entry.line if entry.line in lines else None)


def _in_order(rows: ir.Table, periods: Sequence[PlannedPeriod]) -> ir.Table:
    places = ((rows.period == one.id, place) for place, one in enumerate(periods))
    return rows.order_by([ibis.cases(*places, else_=len(periods)) if periods else rows.period, "client"])


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
