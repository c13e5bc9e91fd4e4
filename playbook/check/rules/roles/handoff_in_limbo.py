"""A client who waits between two people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from playbook.check.rule import NotProven, Rule
from playbook.check.way_words import in_a_row, in_days, rounded
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.estimate.cycle import Cycle, longest_cycle, most_days
from playbook.estimate.graph import StateGraph, state_graph
from playbook.estimate.stays import days_of, lasting
from playbook.estimate.waits import Waits
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.pipeline import Pipeline, State


def check(book: Book) -> Iterator[Finding]:
    """Handoffs that do not say how soon they are accepted, and those whose waiting breaks a deadline or the longest cycle."""
    graph = state_graph(book)
    week = book.masthead.working_week
    for handoff in book.handoffs:
        state = graph.states.get(handoff.at)
        if handoff.accept_within is None:
            yield Finding(
                at=handoff.address,
                message=_("“{handoff}” does not say how soon the client must be accepted.", handoff=handoff.title),
                hint=_("Add accept_within, such as “accept_within: 4h”."),
            )
        elif state is not None:
            yield from _over_deadline(handoff, state, days_of(handoff.accept_within, week), week)
    waits = Waits(book, graph)
    for pipeline in graph.pipelines.values():
        if pipeline.max_cycle is not None and waits.in_pipeline(pipeline):
            yield from _over_cycle(book, graph, pipeline, waits)


def _over_deadline(handoff: Handoff, state: State, wait: Fraction, week: int) -> Iterator[Finding]:
    """Told where the work alone would fit: where it does not, P412 tells."""
    if state.deadline is None:
        return
    limit = days_of(state.deadline.limit, week)
    stay = days_of(state.lasts, week) if state.lasts is not None else sum(lasting(state, week), Fraction(0))
    if stay <= limit < stay + wait:
        yield Finding(
            at=handoff.address / "accept_within",
            message=_(
                "In “{state}” a client waits for {wait}, the work takes {stay}, and the deadline is {limit}.",
                state=state.title,
                wait=in_days(wait),
                stay=in_days(stay),
                limit=in_days(limit),
            ),
            hint=_("Let it be accepted {days} sooner, or lengthen the deadline.", days=in_days(stay + wait - limit)),
            related=(Related(state.address / "deadline", _("The deadline is here.")),),
        )


def _over_cycle(book: Book, graph: StateGraph, pipeline: Pipeline, waits: Waits) -> Iterator[Finding]:
    """Told where the deadlines alone would do: where they do not, P408 tells."""
    if pipeline.max_cycle is None:
        return
    limit = days_of(pipeline.max_cycle, book.masthead.working_week)
    if most_days(book, graph, pipeline) + waits.in_pipeline(pipeline) <= limit:
        return
    cycle = longest_cycle(book, graph, pipeline, waits.days)
    if cycle is None or (not cycle.is_longest and cycle.total <= limit):
        if cycle is not None:
            yield NotProven(
                at=pipeline.address / "max_cycle",
                message=_(
                    "This could not be proved for “{pipeline}”: there are too many ways round its loops.",
                    pipeline=pipeline.title,
                ),
                hint=_("Let fewer transitions lead back."),
            )
        return
    alone = longest_cycle(book, graph, pipeline)
    if alone is not None and alone.total <= limit < cycle.total:
        yield _pushed(graph, pipeline, cycle, limit, waits)


def _pushed(graph: StateGraph, pipeline: Pipeline, cycle: Cycle, limit: Fraction, waits: Waits) -> Finding:
    passed = [(edge, handoff) for edge in cycle.way.edges if (handoff := waits.handoff(edge)) is not None]
    edge, longest = max(passed, key=lambda one: waits.days(one[0]))
    work = sum(cycle.days, Fraction(0))
    return Finding(
        at=longest.address / "accept_within",
        message=_(
            "With the waiting in “{handoff}” a client may take {work}+{wait} = {total} > {limit}: {way}.",
            handoff=longest.title,
            work=rounded(work),
            wait=rounded(cycle.total - work),
            total=rounded(cycle.total),
            limit=in_days(limit),
            way=in_a_row(graph, cycle.way.states),
        ),
        hint=_("Let it be accepted sooner, or shorten a deadline by {days}.", days=in_days(cycle.total - limit)),
        related=(
            Related(pipeline.address / "max_cycle", _("The whole way may take no longer than this.")),
            *(
                Related(
                    other.address / "accept_within",
                    _(
                        "In “{handoff}” a client waits for {days}.",
                        handoff=other.title,
                        days=in_days(waits.days(way)),
                    ),
                )
                for way, other in passed
                if way is not edge
            ),
        ),
    )


RULE = Rule(
    code="R503",
    name="handoff-in-limbo",
    title=_("A client who waits between two people"),
    severity=Severity.WARNING,
    rationale=_(
        "Until the next one has accepted, the client is nobody's, and the clock goes on: he waits, and then he asks another firm."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, next: [{to: delivery}, {to: lost}]}
              - {id: delivery, title: First delivery, kind: work, owner: keeper, deadline: 5d, lasts: 3d, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        handoffs:
          - {id: to-keeper, title: To the keeper, from: hunter, to: keeper, at: new/delivery, passes: [What was promised], accept_within: 4h}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, next: [{to: delivery}, {to: lost}]}
              - {id: delivery, title: First delivery, kind: work, owner: keeper, deadline: 5d, lasts: 3d, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        handoffs:
          - {id: to-keeper, title: To the keeper, from: hunter, to: keeper, at: new/delivery, passes: [What was promised]}  # <- here
        """,
    check=check,
)
