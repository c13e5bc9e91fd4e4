"""A state that no client ever comes to."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.reach import Reach, leading_to, never_won, reach
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.estimate.components import components
from playbook.estimate.paths import shortest_ways
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline


def check(book: Book) -> Iterator[Finding]:
    """States without a way from the start; those that only they lead to are told with them, those that lead to a win by P407 where nobody can win."""
    found = reach(book)
    for pipeline in found.graph.pipelines.values():
        starts = found.graph.starts_of(pipeline)
        if starts and found.is_provable(pipeline):
            yield from _unreachable(found, pipeline, starts[0])


def _unreachable(found: Reach, pipeline: Pipeline, start: str) -> Iterator[Finding]:
    graph = found.graph
    cut_off = [name for name, _state in graph.states_of(pipeline) if name not in found.trail]
    first = graph.states[start]
    for group in _groups(found, pipeline, cut_off):
        state = graph.states[group[0]]
        yield Finding(
            at=state.address,
            message=_("No way leads from “{start}” to “{state}”.", start=first.title, state=state.title),
            hint=_("Add “{id}” to next of the state that comes before it, or delete it.", id=state.id),
            related=(
                Related(first.address, _("Here a client begins.")),
                *(
                    Related(
                        graph.states[name].address,
                        _(
                            "“{state}” can only be reached through “{before}”.",
                            state=graph.states[name].title,
                            before=state.title,
                        ),
                    )
                    for name in group[1:]
                ),
            ),
        )


def _groups(found: Reach, pipeline: Pipeline, cut_off: list[str]) -> Iterator[list[str]]:
    """States that are cut off, each with those behind it."""
    order = {name: place for place, name in enumerate(cut_off)}

    def following(name: str) -> list[str]:
        return [edge.target for edge in found.graph.inner(name) if edge.target in order]

    is_told: set[str] = set()
    to_win = leading_to(found.graph, never_won(found.graph, pipeline)) & order.keys()
    is_told.update(shortest_ways(to_win, found.graph.inner))
    for component in reversed(components(cut_off, following)):
        root = min(component, key=order.__getitem__)
        if root not in is_told:
            behind = [name for name in shortest_ways([root], found.graph.inner) if name in order]
            fresh = [name for name in behind if name not in is_told]
            is_told.update(fresh)
            yield [root, *sorted(fresh[1:], key=order.__getitem__)]


RULE = Rule(
    code="P402",
    name="unreachable-state",
    title=_("A state that no client comes to"),
    severity=Severity.ERROR,
    rationale=_("What is written there is read, learned and reported on, and nobody will ever do it."),
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
              - {id: first, title: First call, kind: start, next: [{to: won}, {to: lost}]}
              - {id: meeting, title: Meeting, kind: work, next: [{to: won}, {to: lost}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
