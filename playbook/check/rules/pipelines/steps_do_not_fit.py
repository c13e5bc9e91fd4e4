"""Work that takes longer than the state's deadline allows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from playbook.check.rule import Rule
from playbook.check.way_words import equation, in_days
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.estimate.graph import state_graph
from playbook.estimate.limits import Limit, limits_of
from playbook.estimate.stays import days_of, lasting
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State, Step


def check(book: Book) -> Iterator[Finding]:
    """States whose steps add up to more than their deadline; states that last longer than it; for all, or else for the first segment."""
    graph = state_graph(book)
    for pipeline in graph.pipelines.values():
        for _name, state in graph.states_of(pipeline):
            if state.steps or state.lasts is not None:
                yield from _steps(book, pipeline, state)
                yield from _lasts(book, pipeline, state)


def _lasts(book: Book, pipeline: Pipeline, state: State) -> Iterator[Finding]:
    week = book.masthead.working_week
    days = days_of(state.lasts, week) if state.lasts is not None else Fraction(0)
    limit = _broken(book, pipeline, state, days)
    if limit is not None:
        values = {"state": state.title, "lasts": in_days(days), "limit": in_days(days_of(limit.time, week))}
        yield Finding(
            at=state.address / "lasts",
            message=_("In “{state}” a client typically stays for {lasts}, and the deadline is {limit}.", **values)
            if limit.segment is None
            else _(
                "In “{state}” a client typically stays for {lasts}, and the deadline of “{segment}” is {limit}.",
                segment=limit.segment.title,
                **values,
            ),
            hint=_("Write how long a client stays who keeps the deadline, or lengthen the deadline."),
            related=(Related(limit.at, _("The deadline is here.")),),
        )


def _steps(book: Book, pipeline: Pipeline, state: State) -> Iterator[Finding]:
    week = book.masthead.working_week
    steps = lasting(state, week)
    total = sum((days for _number, _step, days in steps), Fraction(0))
    limit = _broken(book, pipeline, state, total)
    if limit is not None:
        most = days_of(limit.time, week)
        yield Finding(
            at=state.address / "steps",
            message=_too_long(state, steps, limit, most),
            hint=_("Shorten the steps by {days} in all, or lengthen the deadline.", days=in_days(total - most)),
            related=(
                Related(limit.at, _("The deadline is here.")),
                *(
                    Related(
                        state.address / "steps" / number / "lasts",
                        _("“{state}”: {days}.", state=step.title, days=in_days(days)),
                    )
                    for number, step, days in steps
                ),
            ),
            at_key=True,
        )


def _broken(book: Book, pipeline: Pipeline, state: State, days: Fraction) -> Limit | None:
    """The first limit of a state that so many days do not keep."""
    limits = limits_of(book, pipeline, state) if days else ()
    return next((one for one in limits if days > days_of(one.time, book.masthead.working_week)), None)


def _too_long(state: State, steps: list[tuple[int, Step, Fraction]], limit: Limit, most: Fraction) -> Message:
    values: dict[str, object] = {"state": state.title, "limit": in_days(most)}
    if len(steps) > 1:
        values["days"] = equation([days for _number, _step, days in steps])
        if limit.segment is None:
            return _("The steps of “{state}” take {days} > {limit}.", **values)
        return _(
            "The steps of “{state}” take {days} > {limit}, the deadline of “{segment}”.",
            segment=limit.segment.title,
            **values,
        )
    values |= {"step": steps[0][1].title, "total": in_days(steps[0][2])}
    if limit.segment is None:
        return _("The step “{step}” of “{state}” takes {total}, and the deadline is {limit}.", **values)
    return _(
        "The step “{step}” of “{state}” takes {total}, and the deadline of “{segment}” is {limit}.",
        segment=limit.segment.title,
        **values,
    )


RULE = Rule(
    code="P412",
    name="steps-do-not-fit",
    title=_("More work than time for it"),
    severity=Severity.WARNING,
    rationale=_(
        "A seller who does all that the book asks breaks the deadline, and one who keeps it leaves out a step: each another one."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - id: first
                title: First call
                kind: start
                deadline: 3d
                on_deadline: lost
                steps: [{title: Find, lasts: 1d}, {title: Call, lasts: 2d}]
                next: [{to: won}, {to: lost}]
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - id: first
                title: First call
                kind: start
                deadline: 3d
                on_deadline: lost
                steps: [{title: Find, lasts: 2d}, {title: Call, lasts: 2d}]  # <- here
                next: [{to: won}, {to: lost}]
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
