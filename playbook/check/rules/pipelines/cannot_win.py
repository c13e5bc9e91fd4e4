"""A pipeline in which nobody can be won."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.reach import leading_to, never_won, reach
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _, quoted
from playbook.estimate.components import components
from playbook.estimate.graph import StateGraph
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State


def check(book: Book) -> Iterator[Finding]:
    """Pipelines with a start and won states, and no way from the one to any of the others; told instead of P402 at these and before them."""
    found = reach(book)
    for pipeline in found.graph.pipelines.values():
        starts = found.graph.starts_of(pipeline)
        won = never_won(found.graph, pipeline)
        if starts and won and found.is_provable(pipeline):
            yield _finding(found.graph, pipeline, found.graph.states[starts[0]], won)


def _finding(graph: StateGraph, pipeline: Pipeline, first: State, won: list[str]) -> Finding:
    ends = [graph.states[name] for name in won]
    before = [graph.states[name] for name in _cut_off(graph, pipeline, won)]
    return Finding(
        at=first.address,
        message=_(
            "Whatever a seller does in “{pipeline}”, no client gets from “{start}” to {won}.",
            pipeline=pipeline.title,
            start=first.title,
            won=[quoted(state.title) for state in ends],
        ),
        hint=_("Add “{id}” to next of the state that comes before it.", id=(before or ends)[0].id),
        related=(
            *(Related(state.address, _("From here a client could win, and no way leads here.")) for state in before),
            *(Related(state.address, _("No way leads here.")) for state in ends),
        ),
    )


def _cut_off(graph: StateGraph, pipeline: Pipeline, won: list[str]) -> list[str]:
    """Where the way to a win begins that nobody comes to: of each loop on it its first state."""
    to_win = leading_to(graph, won)
    names = [name for name, _state in graph.states_of(pipeline) if name in to_win]
    order = {name: place for place, name in enumerate(names)}
    found = []
    for component in components(
        names, lambda name: [edge.target for edge in graph.inner(name) if edge.target in order]
    ):
        inside = set(component)
        is_entered = any(
            edge.source not in inside and edge.source in to_win for name in component for edge in graph.ways_in[name]
        )
        if not is_entered and inside.isdisjoint(won):
            found.append(min(component, key=order.__getitem__))
    return sorted(found, key=order.__getitem__)


RULE = Rule(
    code="P407",
    name="cannot-win",
    title=_("A pipeline in which nobody can win"),
    severity=Severity.ERROR,
    rationale=_("The one thing a pipeline is for, a sale, has no place in it."),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: lost}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
