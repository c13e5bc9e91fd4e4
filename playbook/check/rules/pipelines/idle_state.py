"""A state in which nothing happens and nobody changes."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.estimate.graph import StateGraph, state_graph
from playbook.model.book import Book
from playbook.model.pipeline import State


def check(book: Book) -> Iterator[Finding]:
    """Work states that one state leads to and one follows, owned by the same role as those, at which no touchpoint stands and no step is written."""
    graph = state_graph(book)
    touched = {name for touchpoint in book.touchpoints for name in touchpoint.states}
    for name, state in graph.states.items():
        if state.kind == "work" and name not in touched and not state.steps:
            before = _neighbours(graph, name)
            if before is not None:
                yield Finding(
                    at=state.address,
                    message=_(
                        "Nothing happens in “{state}” that could not happen in “{before}”: no touchpoint, the same owner, one way in and one out.",
                        state=state.title,
                        before=before.title,
                    ),
                    hint=_("Add the touchpoint that belongs here, or put both states into one."),
                    related=(Related(before.address, _("Only from here a client comes in.")),),
                )


def _neighbours(graph: StateGraph, name: str) -> State | None:
    """The state before one with a single way in and out, where all three have one owner."""
    state = graph.states[name]
    sources = {edge.source for edge in graph.ways_in[name]} - {name}
    targets = {edge.target for edge in graph.ways_out[name] if not edge.is_deadline} - {name}
    if len(sources) != 1 or len(targets) != 1 or state.owner is None:
        return None
    before, after = graph.states[sources.pop()], graph.states[targets.pop()]
    return before if before.owner == state.owner and after.owner in {None, state.owner} else None


RULE = Rule(
    code="P413",
    name="idle-state",
    title=_("A state in which nothing happens"),
    severity=Severity.INFO,
    rationale=_(
        "Each state is one more thing to keep in the list, to report and to be late in; one without work is only that."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: reminder, title: Reminder, role: hunter, goal: The offer is read., states: [new/waiting]}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: waiting}, {to: lost}]}
              - {id: waiting, title: Waiting, kind: work, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: waiting}, {to: lost}]}
              - {id: waiting, title: Waiting, kind: work, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
