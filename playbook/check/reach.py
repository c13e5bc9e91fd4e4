"""Which states clients come to, found once for all rules that prove something of ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.estimate.graph import FINAL, Edge, StateGraph, state_graph
from playbook.estimate.paths import Trail, shortest_ways, way_to
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, State


@dataclass(frozen=True, slots=True)
class Reach:
    """The graph of a book, and the shortest way into each state that clients come to, from its own pipeline's start if there is one."""

    graph: StateGraph
    trail: Trail
    begun: frozenset[str]
    """The ids of the pipelines that have a start."""

    def way_to(self, name: str) -> list[Edge]:
        """The shortest way into a state; none for one where clients begin, or never come."""
        return way_to(name, self.trail)

    def is_provable(self, pipeline: Pipeline) -> bool:
        """Whether all its ways could be read, so that what has none has none indeed; of the others F001, F002 and F010 tell."""
        return pipeline.id not in self.graph.unsure

    def comes_to(self, pipeline: Pipeline, name: str) -> bool:
        """Whether clients come to a state, or may: where a pipeline has no start, P401 tells, and nothing is held against its states."""
        return name in self.trail or not self.is_provable(pipeline) or pipeline.id not in self.begun

    def earliest(self, names: Iterable[str]) -> str:
        """Of some states the one that clients come to first; of those they never come to, the first."""
        order = {name: place for place, name in enumerate(self.trail)}
        return min(names, key=lambda name: order.get(name, len(order)))


@once_per_book
def reach(book: Book) -> Reach:
    """What can be reached in a book."""
    graph = state_graph(book)
    trail: dict[str, Edge | None] = {}
    starts = {name: graph.starts_of(pipeline) for name, pipeline in graph.pipelines.items()}
    for roots in starts.values():
        trail |= shortest_ways(roots, graph.inner)
    begun = frozenset(name for name, roots in starts.items() if roots)
    return Reach(graph, shortest_ways([], lambda name: graph.ways_out[name], trail), begun)


def can_end(graph: StateGraph, pipeline: Pipeline) -> frozenset[str]:
    """The states of a pipeline from which a client can come to a `won` or `lost` one, or into another pipeline."""
    return leading_to(
        graph,
        (
            name
            for name, state in graph.states_of(pipeline)
            if state.kind in FINAL or any(edge.leaves_pipeline for edge in graph.ways_out[name])
        ),
    )


def leading_to(graph: StateGraph, names: Iterable[str]) -> frozenset[str]:
    """Some states of a pipeline, and all its states from which a client can come to one of them."""
    found = set(names)
    waiting = list(found)
    while waiting:
        for edge in graph.ways_in[waiting.pop()]:
            if not edge.leaves_pipeline and edge.source not in found:
                found.add(edge.source)
                waiting.append(edge.source)
    return frozenset(found)


def never_won(graph: StateGraph, pipeline: Pipeline) -> list[str]:
    """The won states of a pipeline if no way leads from its start to any of them (P407)."""
    won = [name for name, state in graph.states_of(pipeline) if state.kind == "won"]
    trail = shortest_ways(graph.starts_of(pipeline), graph.inner)
    return [] if any(name in trail for name in won) else won


def is_dead_end(state: State) -> bool:
    """Whether a client who gets there has nothing to wait for but the deadline (P403)."""
    return state.kind not in FINAL and not state.next
