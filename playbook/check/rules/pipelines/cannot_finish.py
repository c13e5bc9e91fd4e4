"""States that a client goes round in and never leaves."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.reach import Reach, can_end, is_dead_end, reach
from playbook.check.rule import Rule
from playbook.check.way_words import in_a_row, related_ways, to_choose_from
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.components import components
from playbook.estimate.graph import FINAL
from playbook.estimate.loops import loop_at
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline


def check(book: Book) -> Iterator[Finding]:
    """Loops that clients come to and that no way leaves; one with a state that has no next is told by P403, one of no end at all by P401."""
    found = reach(book)
    for pipeline in found.graph.pipelines.values():
        ends = [state for _name, state in found.graph.states_of(pipeline) if state.kind in FINAL]
        if ends and found.is_provable(pipeline):
            for trap in _traps(found, pipeline):
                first = found.earliest(trap)
                loop = loop_at(first, found.graph.inner)
                yield Finding(
                    at=found.graph.states[first].address,
                    message=_(
                        "From “{state}” a client can neither be won nor lost: {loop}.",
                        state=found.graph.states[first].title,
                        loop=in_a_row(found.graph, [first, *(edge.target for edge in loop)]),
                    ),
                    hint=_("Let one of these states lead on to one of: {states}.", states=to_choose_from(ends)),
                    related=tuple(related_ways(found.graph, [*found.way_to(first), *loop])),
                )


def _traps(found: Reach, pipeline: Pipeline) -> Iterator[list[str]]:
    """The loops in which clients end who cannot end otherwise."""
    graph = found.graph
    ending = can_end(graph, pipeline)
    caught = [name for name, _state in graph.states_of(pipeline) if name not in ending and name in found.trail]
    for component in components(caught, lambda name: [edge.target for edge in graph.inner(name)]):
        inside = set(component)
        is_left = any(edge.target not in inside for name in component for edge in graph.inner(name))
        if not is_left and not any(is_dead_end(graph.states[name]) for name in component):
            yield component


RULE = Rule(
    code="P404",
    name="cannot-finish",
    title=_("A loop that no client leaves"),
    severity=Severity.ERROR,
    rationale=_(
        "A client who is neither won nor lost is called again and again, and fills the list of somebody who could sell."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: later}, {to: won}, {to: lost}]}
              - {id: later, title: Later, kind: pause, next: [{to: first}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: later}, {to: won}, {to: lost}]}
              - {id: later, title: Later, kind: pause, next: [{to: waiting}]}  # <- here
              - {id: waiting, title: Waiting, kind: pause, next: [{to: later}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
