"""The ways through a pipeline: its states in; how many ways lead from the start to an end, and to a sale, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from playbook.criteria import Budget, BudgetSpentError
from playbook.estimate.components import components
from playbook.estimate.graph import SELLING, StateGraph
from playbook.model.pipeline import Pipeline

BUDGET = 50_000
"""How many steps a count may take inside loops; some 30 ms."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways over `start` and `work` states, none of them twice, to the first state of another kind or another pipeline.

    `to_a_sale` are those that end in a `won` state. Where the count ran out of its budget `is_all` is false: there are more.
    """

    to_an_end: int
    to_a_sale: int
    is_all: bool = True


def ways_through(graph: StateGraph, pipeline: Pipeline, budget: int = BUDGET) -> Ways:
    """How many ways a client may go, told by their states: two transitions from one state to another are one way.

    Limits: linear where the graph has no loops; inside each loop the ways are tried one by one.
    Source: book-format, "pipelines", `max_cycle`: what ends a way, and what it may not come through twice.
    """
    starts = graph.starts_of(pipeline)
    won = frozenset(name for name, state in graph.states_of(pipeline) if state.kind == "won")
    count = _Count(_following(graph, pipeline), won, Budget(budget))
    count.run(starts)
    found = [count.found.get(start, (0, 0)) for start in starts]
    return Ways(sum(ends for ends, _sales in found), sum(sales for _ends, sales in found), count.is_all)


def _following(graph: StateGraph, pipeline: Pipeline) -> dict[str, tuple[str, ...]]:
    """The states that follow each `start` and `work` state, each once."""
    return {
        name: tuple(dict.fromkeys(edge.target for edge in graph.ways_out[name]))
        for name, state in graph.states_of(pipeline)
        if state.kind in SELLING
    }


_Pair = tuple[int, int]
"""Ways to an end, and those of them to a sale."""


@dataclass(slots=True)
class _Count:
    following: Mapping[str, tuple[str, ...]]
    won: frozenset[str]
    budget: Budget
    found: dict[str, _Pair] = field(default_factory=dict)
    is_all: bool = True

    def run(self, starts: Iterable[str]) -> None:
        """Counts from each state at which a component is entered, those that follow first: no way comes back to a component it left."""
        starts = tuple(starts)
        parts = components(starts, lambda name: [one for one in self.following[name] if one in self.following])
        number = {name: place for place, part in enumerate(parts) for name in part}
        entered = {
            after
            for name in number
            for after in self.following[name]
            if number.get(after, number[name]) != number[name]
        }
        for part in parts:
            inside = frozenset(part)
            leaving = {
                name: _sum(self._on(after) for after in self.following[name] if after not in inside) for name in part
            }
            for name in part:
                if name in entered or name in starts:
                    self.found[name] = self._within(name, inside, leaving)

    def _on(self, name: str) -> _Pair:
        """The ways on from a state outside of a component; an end is one."""
        if name in self.following:
            return self.found.get(name, (0, 0))
        return 1, int(name in self.won)

    def _within(self, start: str, inside: frozenset[str], leaving: Mapping[str, _Pair]) -> _Pair:
        ends = sales = 0
        try:
            for last in self._lasts(start, inside):
                ends, sales = ends + leaving[last][0], sales + leaving[last][1]
        except BudgetSpentError:
            self.is_all = False
        return ends, sales

    def _lasts(self, start: str, inside: frozenset[str]) -> Iterator[str]:
        """The last state of every way inside a component from one of its states, which itself is the shortest."""
        yield start
        way, trail = [start], [iter(self.following[start])]
        on_way = {start}
        while trail:
            after = next(trail[-1], None)
            if after is None:
                trail.pop()
                on_way.discard(way.pop())
            elif after in inside:
                self.budget.spend()
                if after not in on_way:
                    way.append(after)
                    on_way.add(after)
                    trail.append(iter(self.following[after]))
                    yield after


def _sum(pairs: Iterable[_Pair]) -> _Pair:
    ends = sales = 0
    for one, other in pairs:
        ends, sales = ends + one, sales + other
    return ends, sales
