"""A plan and the axes that were asked for in; what a report tells of it, all ordered as the book is, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyarrow.compute as pc

from playbook.analytics.plan_axes import LINE, in_order, known_axes
from playbook.analytics.plan_fact import Plan
from playbook.analytics.plan_figures import PlanFact
from playbook.analytics.plan_notes import strangers_of
from playbook.analytics.plan_sums import Groups, crossed
from playbook.analytics.summary import plain
from playbook.diagnostics import Message, _, nearest, quoted
from playbook.model.book import Book
from playbook.model.forecast import Forecast


@dataclass(frozen=True, slots=True)
class Unagreed:
    """A client with an estimate and without a budget; `manager` is whose it is, nothing where nobody is named."""

    client: str
    period: str
    manager: str | None
    expert: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """A forecast as it is reported.

    by: the axes asked for → group → id of the period → plan and fact. crossing: the axes that are crossed, none where fewer than two
    can be, and `crossed`, by group of each. unagreed: by period, the largest estimate first. strangers: clients of the forecast whom
    neither the ledger nor the clients table has.
    """

    forecast: Forecast
    plan: Plan
    by: Mapping[str, Mapping[str | None, Mapping[str, PlanFact]]]
    crossing: tuple[str, ...] = ()
    crossed: Groups
    unagreed: tuple[Unagreed, ...] = ()
    strangers: tuple[str, ...] = ()


def plan_report(book: Book, forecast: Forecast, plan: Plan, axes: Sequence[str] = ()) -> PlanReport:
    """The report by the axes that are asked for, and by all of them crossed; by all that the plan has, where none is.

    In a plan for all lines a client is of several, and `line` is not crossed with what else he is.
    """
    known = plan.figures.by
    asked = tuple(dict.fromkeys(axes)) or tuple(known)
    by = {axis: known[axis] if axis in known else _alone(plan, axis, book) for axis in asked}
    crossing = tuple(axis for axis in asked if axes and (axis != LINE or forecast.line is not None))
    crossing = crossing if len(crossing) > 1 else ()
    return PlanReport(
        forecast=forecast,
        plan=plan,
        by=by,
        crossing=crossing,
        crossed=_in_order(crossed(plan.clients, crossing), crossing, book) if crossing else {},
        unagreed=tuple(_unagreed(plan)),
        strangers=tuple(strangers_of(plan.clients)),
    )


def unknown_axis(axis: str, book: Book) -> Message | None:
    """What is wrong with an axis that was asked for; nothing where the book has it."""
    known = known_axes(book)
    if axis in known:
        return None
    if near := nearest(axis, known):
        return _("there is no axis {axis}; did you mean {near}?", axis=quoted(axis), near=quoted(near))
    return _("there is no axis {axis}; there are: {known}.", axis=quoted(axis), known=list(known))


def _alone(plan: Plan, axis: str, book: Book) -> Mapping[str | None, Mapping[str, PlanFact]]:
    found = crossed(plan.clients, (axis,))
    return {group: found[group,] for group in in_order(axis, [group for (group,) in found], book)}


def _in_order(found: Groups, axes: Sequence[str], book: Book) -> Groups:
    """The groups of a crossing, in the order of the first axis, then of the second, and so on."""
    places = [
        {group: place for place, group in enumerate(in_order(axis, {groups[number] for groups in found}, book))}
        for number, axis in enumerate(axes)
    ]
    order = sorted(found, key=lambda groups: [places[number][group] for number, group in enumerate(groups)])
    return {groups: found[groups] for groups in order}


def _unagreed(plan: Plan) -> list[Unagreed]:
    clients = plan.clients
    rows = clients.filter(pc.and_(pc.is_valid(clients["expert"]), pc.is_null(clients["budget"])))
    found = [
        Unagreed(row["client"], row["period"], row["manager"], plain(row["expert"]))
        for row in rows.select(["client", "period", "manager", "expert"]).to_pylist()
    ]
    places = {one.id: place for place, one in enumerate(plan.figures.periods)}
    return sorted(found, key=lambda one: (places[one.period], -one.expert, one.client))
