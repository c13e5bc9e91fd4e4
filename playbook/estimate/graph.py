"""The graph of states: a book in; its states by name, and the ways from one to the next, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import OnDeadline, Pipeline, State, Transition

FINAL = frozenset({"won", "lost"})
SELLING = frozenset({"start", "work"})
"""The kinds of state in which the clock of `max_cycle` and of the worklist runs."""


class Edge(NamedTuple):
    """A way from one state to another: a transition by its number in `next`, or, without one, what a passed deadline does.

    States are named `pipeline/state`; `leaves_pipeline`: they stand in different ones.
    """

    source: str
    target: str
    state: State
    number: int | None
    leaves_pipeline: bool

    @property
    def is_deadline(self) -> bool:
        """Whether a client goes this way because its time has run out."""
        return self.number is None

    @property
    def at(self) -> Address:
        """Where it is written."""
        return self.state.address / "on_deadline" if self.number is None else self.state.address / "next" / self.number

    @property
    def written(self) -> Transition | OnDeadline:
        """What is written there: its reason and share."""
        way = self.state.on_deadline if self.number is None else self.state.next[self.number]
        assert way is not None  # noqa: S101 - an edge is made of what is written
        return way

    @property
    def share(self) -> Decimal | None:
        """The part of all who leave the state that goes this way, as a fraction."""
        return self.written.share


@dataclass(frozen=True, slots=True)
class StateGraph:
    """States and ways of a book; of two pipelines or states with one name the first.

    `unsure` are the pipelines of which more may be meant than could be read: a way leads to a state that the book does not define.
    """

    pipelines: Mapping[str, Pipeline]
    states: Mapping[str, State]
    ways_out: Mapping[str, tuple[Edge, ...]]
    ways_in: Mapping[str, tuple[Edge, ...]]
    unsure: frozenset[str]

    def states_of(self, pipeline: Pipeline) -> Iterator[tuple[str, State]]:
        """The states of a pipeline by name, in the author's order."""
        for state in pipeline.states:
            name = f"{pipeline.id}/{state.id}"
            if self.states[name] is state:
                yield name, state

    def starts_of(self, pipeline: Pipeline) -> list[str]:
        """Where clients come in: one state, unless P401 tells otherwise."""
        return [name for name, state in self.states_of(pipeline) if state.kind == "start"]

    def inner(self, name: str, among: frozenset[str] | None = None) -> Iterator[Edge]:
        """The ways from a state to others of its pipeline; `among` those of some kinds alone."""
        for edge in self.ways_out[name]:
            if not edge.leaves_pipeline and (among is None or self.states[edge.target].kind in among):
                yield edge


def pipeline_of(name: str) -> str:
    """The id of the pipeline that a state stands in."""
    return name.partition("/")[0]


@once_per_book
def state_graph(book: Book) -> StateGraph:
    """The graph of all pipelines of a book."""
    pipelines: dict[str, Pipeline] = {}
    states: dict[str, State] = {}
    for pipeline in book.pipelines:
        if pipelines.setdefault(pipeline.id, pipeline) is pipeline:
            for state in pipeline.states:
                states.setdefault(f"{pipeline.id}/{state.id}", state)
    written = {name: tuple(_edges(name, state)) for name, state in states.items()}
    lost = [edge for edges in written.values() for edge in edges if edge.target not in states]
    ways_out = {name: tuple(edge for edge in edges if edge.target in states) for name, edges in written.items()}
    ways_in: dict[str, list[Edge]] = {name: [] for name in states}
    for edges in ways_out.values():
        for edge in edges:
            ways_in[edge.target].append(edge)
    unsure = _unsure(lost, pipelines) | (pipelines.keys() & book.unread)
    return StateGraph(pipelines, states, ways_out, {name: tuple(edges) for name, edges in ways_in.items()}, unsure)


def _edges(name: str, state: State) -> Iterator[Edge]:
    pipeline = pipeline_of(name)
    within = f"{pipeline}/"
    for number, way in enumerate(state.next):
        target = way.to if "/" in way.to else within + way.to
        yield Edge(name, target, state, number, not target.startswith(within))
    if state.on_deadline is not None:
        target = state.on_deadline.to if "/" in state.on_deadline.to else within + state.on_deadline.to
        yield Edge(name, target, state, None, not target.startswith(within))


def _unsure(lost: Iterable[Edge], pipelines: Mapping[str, Pipeline]) -> frozenset[str]:
    """The pipelines that ways to nowhere leave, and those they may have been meant to enter."""
    found: set[str] = set()
    for edge in lost:
        meant = pipeline_of(edge.target)
        found |= {pipeline_of(edge.source), meant} if meant in pipelines else set(pipelines)
    return frozenset(found)
