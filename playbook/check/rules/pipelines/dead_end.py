"""A state from which no transition leads on."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.reach import is_dead_end, reach
from playbook.check.rule import Rule
from playbook.check.way_words import related_ways, to_choose_from
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.graph import FINAL
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Start, work and pause states that clients come to and that have no next; with the shortest way into each."""
    found = reach(book)
    for pipeline in found.graph.pipelines.values():
        for name, state in found.graph.states_of(pipeline):
            if is_dead_end(state) and found.comes_to(pipeline, name):
                ends = [one for _name, one in found.graph.states_of(pipeline) if one.kind in FINAL]
                hint = _("Add next with one of: {states}.", states=to_choose_from(ends))
                yield Finding(
                    at=state.address,
                    message=_("A client who comes to “{state}” has nowhere to go on to.", state=state.title),
                    hint=hint if ends else _("Add next with the state that follows."),
                    related=tuple(related_ways(found.graph, found.way_to(name))),
                )


RULE = Rule(
    code="P403",
    name="dead-end",
    title=_("A state that leads nowhere"),
    severity=Severity.ERROR,
    rationale=_("The seller does his work well, and the book does not tell him what comes after it."),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: meeting}, {to: lost}]}
              - {id: meeting, title: Meeting, kind: work, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: meeting}, {to: won}, {to: lost}]}
              - {id: meeting, title: Meeting, kind: work, deadline: 7d, on_deadline: lost}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
