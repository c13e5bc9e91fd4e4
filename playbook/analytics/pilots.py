"""The stays of a history, the breaches found in it, and a book in; how far the pilot of each pipeline has come, day by day, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from playbook.analytics.audit_figures import BrokenClause, Clause, PilotCourse, PilotState, TargetCourse
from playbook.analytics.day_sums import Days
from playbook.analytics.drawn import pipelines_of
from playbook.analytics.edge import Desk
from playbook.analytics.pilot_metrics import pilot_rows, values_of
from playbook.model.book import Book
from playbook.model.pipeline import PilotTarget, Pipeline
from playbook.model.value import Duration

COSTLIEST = 3
"""How many clauses are told that cost most."""


def pilots(  # noqa: PLR0913, PLR0917 - what happened, what was broken, and where it is written
    desk: Desk,
    stays: ir.Table,
    holdings: ir.Table,
    due: ir.Table,
    breaches: ir.Table,
    broken: Iterable[BrokenClause],
    book: Book,
    as_of: date,
) -> tuple[PilotCourse, ...]:
    """The course of each pilot, in the order of the book, up to a day that the history tells of.

    holdings: who had the client in which stay. due: the stays that have a deadline. breaches: all of them, as `Audit.breaches` has them.
    broken: the same by clause.
    A pilot without `from` begins on the day from which the book holds. At its end it is to be kept if the value of its last day meets
    each target: one of which nothing could be measured has shown nothing, nor has a pilot without targets.
    Leaves out: pilots of which no first or no last day is known (P414 tells of them).
    """
    found = []
    for pipeline in pipelines_of(book).values():
        days = pilot_days(pipeline, book)
        if days is not None:
            found.append(_course(desk, stays, holdings, due, breaches, broken, book, pipeline, days, as_of))
    return tuple(found)


def pilot_days(pipeline: Pipeline, book: Book) -> Days | None:
    """The days of the pilot of a pipeline; nothing where there is none, or its first or last day is not known."""
    pilot = pipeline.pilot
    first = None if pilot is None else pilot.from_ or book.masthead.effective
    if pilot is None or first is None or pilot.to is None or pilot.to < first:
        return None
    return Days(first, pilot.to)


def _course(  # noqa: PLR0913, PLR0917 - as above, of one pipeline
    desk: Desk,
    stays: ir.Table,
    holdings: ir.Table,
    due: ir.Table,
    breaches: ir.Table,
    broken: Iterable[BrokenClause],
    book: Book,
    pipeline: Pipeline,
    days: Days,
    as_of: date,
) -> PilotCourse:
    targets = pipeline.pilot.targets if pipeline.pilot is not None else ()
    if as_of < days.first:
        courses = tuple(_target(target, (), book) for target in targets)
        return PilotCourse(pipeline.id, days.first, days.last, None, "to-come", courses, ())
    so_far = Days(days.first, min(days.last, as_of))
    rows = pilot_rows(desk, stays, holdings, due, pipeline, so_far)
    courses = tuple(_target(target, values_of(rows, target), book) for target in targets)
    return PilotCourse(
        pipeline.id,
        days.first,
        days.last,
        so_far.last,
        _state(courses, is_over=as_of >= days.last),
        courses,
        costliest(desk, breaches, broken, pipeline, so_far),
    )


def _state(courses: Iterable[TargetCourse], *, is_over: bool) -> PilotState:
    if not is_over:
        return "running"
    told = [one.is_met(one.values[-1]) for one in courses]
    return "keep" if told and all(told) else "correct"


def _target(target: PilotTarget, values: tuple[Decimal | None, ...], book: Book) -> TargetCourse:
    week = book.masthead.working_week
    return TargetCourse(
        target.metric, target.state, _bound(target.at_least, week), _bound(target.at_most, week), values
    )


def _bound(bound: Decimal | Duration | None, working_week: int) -> Decimal | None:
    return bound.days(working_week) if isinstance(bound, Duration) else bound


def costliest(
    desk: Desk, breaches: ir.Table, broken: Iterable[BrokenClause], pipeline: Pipeline, days: Days
) -> tuple[BrokenClause, ...]:
    """The clauses of a pipeline that cost most on some days: those broken by most clients, of these the most often broken.

    How often they were to be kept on these days is not counted: `chances` is 0.
    Why: a sum of days or of money would have to weigh a lost client against a late one, which nobody has told us; how many clients a
         clause has failed can be counted, and checked by hand.
    """
    by = ["kind", "state", "to", "handoff"]
    ends = breaches.until.fill_null(breaches.day)
    then = breaches.filter(
        breaches.pipeline == pipeline.id, breaches.day <= ibis.literal(days.last), ends >= ibis.literal(days.first)
    )
    sums = then.group_by(by).agg(breaches=then.count(), clients=then.client.nunique(), people=then.person.nunique())
    known: Mapping[tuple[str | None, ...], BrokenClause] = {
        _key(one.clause): one for one in broken if one.clause.pipeline == pipeline.id
    }
    found = []
    for row in desk.fetch(sums).to_pylist():
        one = known[tuple(row[name] for name in by)]
        clients = row["people"] if one.clause.kind == "worklist" else row["clients"]
        found.append(BrokenClause(one.clause, row["breaches"], clients, 0))
    places = {_key(one.clause): number for number, one in enumerate(known.values())}
    return tuple(sorted(found, key=lambda one: (-one.clients, -one.breaches, places[_key(one.clause)]))[:COSTLIEST])


def _key(clause: Clause) -> tuple[str | None, ...]:
    return clause.kind, clause.state, clause.to, clause.handoff
