"""A client who waits between two people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from playbook.check.doubts import too_many
from playbook.check.rule import Rule
from playbook.check.way_words import in_a_row, in_days, rounded
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.estimate.cycle import Cycle, longest_cycle, most_days
from playbook.estimate.graph import StateGraph, pipeline_of, state_graph
from playbook.estimate.limits import Limit, limits_of
from playbook.estimate.stays import days_of, lasting
from playbook.estimate.waits import Waits
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.pipeline import Pipeline, State


def check(book: Book) -> Iterator[Finding]:
    """Handoffs that do not say how soon they are accepted, and those whose waiting breaks a deadline or the longest cycle."""
    graph = state_graph(book)
    for handoff in book.handoffs:
        if handoff.accept_within is None:
            yield Finding(
                at=handoff.address,
                message=_("“{handoff}” does not say how soon the client must be accepted.", handoff=handoff.title),
                hint=_("Add accept_within, such as “accept_within: 4h”."),
            )
        elif handoff.at in graph.states:
            wait = days_of(handoff.accept_within, book.masthead.working_week)
            yield from _over_deadline(book, graph, handoff, wait)
    waits = Waits(book, graph)
    for pipeline in graph.pipelines.values():
        if pipeline.max_cycle is not None and waits.in_pipeline(pipeline):
            yield from _over_cycle(book, graph, pipeline, waits)


def _over_deadline(book: Book, graph: StateGraph, handoff: Handoff, wait: Fraction) -> Iterator[Finding]:
    """Told where the work alone would fit: where it does not, P412 tells. Of several limits the first that is broken."""
    week = book.masthead.working_week
    state, pipeline = graph.states[handoff.at], graph.pipelines[pipeline_of(handoff.at)]
    steps = sum((days for _number, _step, days in lasting(state, week)), Fraction(0))
    stay = days_of(state.lasts, week) if state.lasts is not None else steps
    limits = ((one, days_of(one.time, week)) for one in limits_of(book, pipeline, state))
    for limit, most in limits:
        if stay <= most < stay + wait:
            yield Finding(
                at=handoff.address / "accept_within",
                message=_too_long(state, limit, wait=in_days(wait), stay=in_days(stay), limit=in_days(most)),
                hint=_("Let it be accepted {days} sooner, or lengthen the deadline.", days=in_days(stay + wait - most)),
                related=(Related(limit.at, _("The deadline is here.")),),
            )
            return


def _too_long(state: State, broken: Limit, **lengths: Message) -> Message:
    if broken.segment is None:
        return _(
            "In “{state}” a client waits for {wait}, the work takes {stay}, and the deadline is {limit}.",
            state=state.title,
            **lengths,
        )
    return _(
        "In “{state}” a client waits for {wait}, the work takes {stay}, and the deadline of “{segment}” is {limit}.",
        state=state.title,
        segment=broken.segment.title,
        **lengths,
    )


def _over_cycle(book: Book, graph: StateGraph, pipeline: Pipeline, waits: Waits) -> Iterator[Finding]:
    """Told where the deadlines alone would do: where they do not, P408 tells."""
    if pipeline.max_cycle is None:
        return
    limit = days_of(pipeline.max_cycle, book.masthead.working_week)
    if most_days(book, graph, pipeline) + waits.in_pipeline(pipeline) <= limit:
        return
    cycle = longest_cycle(book, graph, pipeline, waits.days)
    if cycle is None:
        return
    if cycle.doubt is not None and cycle.total <= limit:
        yield too_many(pipeline, cycle.doubt, pipeline.address / "max_cycle")
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
        witness=cycle.sort.witness,
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
