"""A loop in which the clock never stands and never ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from playbook.check.reach import can_end, reach
from playbook.check.rule import Rule
from playbook.check.way_words import in_a_row, related_ways
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.graph import SELLING
from playbook.estimate.loops import loops_in
from playbook.model.book import Book

_MOST = 20  # of one pipeline; whoever mends these has seen the rest


def check(book: Book) -> Iterator[Finding]:
    """Loops over start and work states, one for each way back; a loop that no client leaves is told by P404."""
    found = reach(book)
    graph = found.graph
    for pipeline in graph.pipelines.values():
        ending = can_end(graph, pipeline)
        names = [
            name
            for name, state in graph.states_of(pipeline)
            if state.kind in SELLING and found.comes_to(pipeline, name)
        ]
        names.sort(key=lambda name: graph.states[name].kind != "start")
        loops = loops_in(names, lambda name: graph.inner(name, SELLING))
        limited = (loop for loop in loops if loop[0].source in ending or not found.is_provable(pipeline))
        for loop in islice(limited, _MOST):
            first = graph.states[loop[0].source]
            yield Finding(
                at=first.address,
                message=_(
                    "A client can go round without end, and be in work all the time: {loop}.",
                    loop=in_a_row(graph, [loop[0].source, *(edge.target for edge in loop)]),
                ),
                hint=_(
                    "Take out the way from “{last}” back to “{first}”, or let it lead through a pause.",
                    last=loop[-1].state.title,
                    first=first.title,
                ),
                related=tuple(related_ways(graph, loop)),
            )


RULE = Rule(
    code="P409",
    name="unlimited-loop",
    title=_("A loop without a bound"),
    severity=Severity.ERROR,
    rationale=_(
        "Each round keeps its deadlines, and the sale takes for ever: no limit of the pipeline holds for such a client."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: meeting}, {to: lost}]}
              - {id: meeting, title: Meeting, kind: work, deadline: 7d, on_deadline: lost, next: [{to: later}, {to: won}, {to: lost}]}
              - {id: later, title: Later, kind: pause, deadline: 3mo, on_deadline: lost, next: [{to: first}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: meeting}, {to: lost}]}  # <- here
              - {id: meeting, title: Meeting, kind: work, deadline: 7d, on_deadline: lost, next: [{to: first}, {to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
