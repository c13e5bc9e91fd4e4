"""A trial period that proves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from playbook.check.doubts import too_many
from playbook.check.rule import NotProven, Rule
from playbook.check.way_words import equation, in_a_row, in_days
from playbook.diagnostics import Address, Finding, Related, Severity, _
from playbook.estimate.cycle import longest_cycle, most_days
from playbook.estimate.graph import StateGraph, state_graph
from playbook.model.book import Book
from playbook.model.pipeline import Pilot, PilotTarget, Pipeline


def check(book: Book) -> Iterator[Finding]:
    """Pilots without an end or targets, targets that tell nothing, and pilots that are over before the slowest client has been won."""
    graph = state_graph(book)
    for pipeline in graph.pipelines.values():
        pilot = pipeline.pilot
        if pilot is None:
            continue
        at = pipeline.address / "pilot"
        if not pilot.targets:
            yield Finding(
                at=at,
                message=_("Nothing tells whether the pilot of “{pipeline}” went well.", pipeline=pipeline.title),
                hint=_("Add targets, such as “{{metric: conversion, at_least: 20%}}”."),
            )
        for number, target in enumerate(pilot.targets):
            yield from _idle(graph, pipeline, target, at / "targets" / number)
        if pilot.to is None:
            yield Finding(
                at=at,
                message=_("The pilot of “{pipeline}” has no last day.", pipeline=pipeline.title),
                hint=_("Add to, the day on which its targets are looked at."),
            )
        else:
            yield from _too_short(book, graph, pipeline, pilot)


def _idle(graph: StateGraph, pipeline: Pipeline, target: PilotTarget, at: Address) -> Iterator[Finding]:
    """A target that every value meets, and one of which there is nothing to measure."""
    if target.at_least is None and target.at_most is None:
        yield Finding(
            at=at,
            message=_(
                "Whatever “{metric}” comes to, the pilot of “{pipeline}” meets it.",
                metric=target.metric,
                pipeline=pipeline.title,
            ),
            hint=_("Add at_least or at_most."),
        )
    within = [state for _name, state in graph.states_of(pipeline)]
    state = graph.states.get(target.state if target.state and "/" in target.state else f"{pipeline.id}/{target.state}")
    if target.state is not None and state is None:
        return  # F002 tells of it
    if target.metric == "overdue" and all(one.deadline is None for one in ([state] if state else within)):
        yield Finding(
            at=at,
            message=_(
                "Nothing can be overdue here: no state that “{metric}” looks at has a deadline.", metric=target.metric
            ),
            hint=_("Add a deadline, or name a state that has one."),
        )
    if target.metric == "worklist" and state is None and pipeline.worklist is None:
        yield Finding(
            at=at,
            message=_("“{pipeline}” has no worklist that the pilot could measure.", pipeline=pipeline.title),
            hint=_("Add worklist to the pipeline, or name the state whose clients are counted."),
        )
    if target.metric not in ("overdue", "worklist") and state is None and all(one.kind != "won" for one in within):
        yield Finding(
            at=at,
            message=_(
                "Nobody can come where “{metric}” of the pilot looks: no state of “{pipeline}” is won.",
                metric=target.metric,
                pipeline=pipeline.title,
            ),
            hint=_("Name the state that counts, such as the one in which the deal is handed over."),
        )


def _too_short(book: Book, graph: StateGraph, pipeline: Pipeline, pilot: Pilot) -> Iterator[Finding]:
    at = pipeline.address / "pilot"
    first = pilot.from_ or book.masthead.effective
    cycle = longest_cycle(book, graph, pipeline)
    if cycle is None or pilot.to is None:
        return
    if first is None:
        yield NotProven(
            at=at,
            message=_(
                "How long the pilot of “{pipeline}” is cannot be said: it has no first day.", pipeline=pipeline.title
            ),
            hint=_("Add from, its first day."),
        )
        return
    days = (pilot.to - first).days + 1
    if cycle.doubt is not None and cycle.total <= days < most_days(book, graph, pipeline):
        yield too_many(pipeline, cycle.doubt, at)
    if days < cycle.total:
        yield Finding(
            at=at / "to",
            message=_(
                "The pilot of “{pipeline}” lasts {length}, and a client may take {days}: {way}.",
                pipeline=pipeline.title,
                length=in_days(Fraction(max(days, 0))),
                days=equation([days for days in cycle.days if days]),
                way=in_a_row(graph, cycle.way.states),
            ),
            hint=_("End it {days} later, or shorten a deadline.", days=in_days(Fraction(ceil(cycle.total - days)))),
            related=tuple(
                Related(
                    cycle.sort.deadline_at(graph.states[name]),
                    _("“{state}” takes its time here.", state=graph.states[name].title),
                )
                for name in cycle.states
                if graph.states[name].deadline is not None
            ),
            witness=cycle.sort.witness,
        )


RULE = Rule(
    code="P414",
    name="pilot-incomplete",
    title=_("A pilot that proves nothing"),
    severity=Severity.WARNING,
    rationale=_(
        "A trial without an end, without a target or over before the first slow client is won ends with an argument instead of a figure."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            pilot: {from: 2026-12-01, to: 2027-01-31, targets: [{metric: conversion, at_least: 20%}]}
            states:
              - {id: first, title: First call, kind: start, deadline: 40d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            pilot: {from: 2026-12-01, to: 2026-12-31, targets: [{metric: conversion, at_least: 20%}]}  # <- here
            states:
              - {id: first, title: First call, kind: start, deadline: 40d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
