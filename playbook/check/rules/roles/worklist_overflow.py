"""More clients in work at one person than the worklist holds."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.doubts import too_many
from playbook.check.rule import Rule
from playbook.check.worklists import WorklistLoad, arithmetic, filled_by, not_known, worklist_loads
from playbook.check.worst_case import WorstCase
from playbook.diagnostics import Finding, Message, Severity, _, _n
from playbook.estimate.graph import StateGraph, state_graph
from playbook.estimate.workload import Load, highest_load, worst_load
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Worklists whose mean load is over their maximum; else, as a warning, those that would be if every client used up its deadlines."""
    graph = state_graph(book)
    for one in worklist_loads(book):
        most = one.worklist.max
        if most is None:
            continue
        if one.least is not None and one.least.clients > most:
            yield _overflow(graph, one, one.least, most)
            continue
        if one.most is None or one.most.clients > most:
            yield from not_known(one)
        if one.pipeline.inflow is not None:
            worst = worst_load(book, graph, one.pipeline)
            if worst.clients > most:
                yield _possible(graph, one, worst, most)
            elif worst.doubt is not None and highest_load(book, graph, one.pipeline) > most:
                yield too_many(one.pipeline, worst.doubt, one.pipeline.address / "worklist")


def _overflow(graph: StateGraph, one: WorklistLoad, load: Load, most: int) -> Finding:
    return Finding(
        at=one.pipeline.address / "worklist",
        message=_(
            "Each “{role}” has {inflow} new clients a week × {weeks} = {clients} > {limit} clients in work.",
            role=one.role.title,
            **arithmetic(load, most),
        ),
        hint=_people(one, load, most),
        related=filled_by(graph, load),
    )


def _possible(graph: StateGraph, one: WorklistLoad, load: Load, most: int) -> WorstCase:
    return WorstCase(
        at=one.pipeline.address / "worklist",
        message=_(
            "If all clients use up their deadlines, each “{role}” has {inflow} a week × {weeks} = {clients} > {limit} of them in work.",
            role=one.role.title,
            **arithmetic(load, most),
        ),
        hint=_people(one, load, most),
        related=filled_by(graph, load),
        witness=load.sort.witness,
    )


def _people(one: WorklistLoad, load: Load, most: int) -> Message:
    """How many people this work takes; those who are there now share the inflow."""
    if not most:
        return _("A worklist that holds nobody lets nobody work: write a larger max.")
    if not one.role.headcount:
        people = load.people_needed(1, most)
        return _n(
            "This work of one takes {count} person; or let fewer clients in, or shorten their stay.",
            "This work of one takes {count} people; or let fewer clients in, or shorten their stay.",
            people,
        )
    people = load.people_needed(one.role.headcount, most)
    return _n(
        "It takes {count} person instead of {now}; or let fewer clients in, or shorten their stay.",
        "It takes {count} people instead of {now}; or let fewer clients in, or shorten their stay.",
        people,
        now=one.role.headcount,
    )


RULE = Rule(
    code="R505",
    name="worklist-overflow",
    title=_("More clients than one person can care for"),
    severity=Severity.ERROR,
    rationale=_(
        "What does not fit into the list is not called: the plan counts on clients for whom nobody has the time."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter, headcount: 2}
        pipelines:
          - id: new
            title: New clients
            worklist: {role: hunter, max: 60}
            inflow: 30
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 14d, next: [{to: won, share: 20%}, {to: lost, share: 80%}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter, headcount: 2}
        pipelines:
          - id: new
            title: New clients
            worklist: {role: hunter, max: 50}  # <- here
            inflow: 30
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 14d, next: [{to: won, share: 20%}, {to: lost, share: 80%}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
