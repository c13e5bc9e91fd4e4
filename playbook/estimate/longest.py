"""The longest way through a graph of states that comes through none of them twice: ways and what they cost in, the dearest out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from playbook.criteria import Budget, BudgetSpentError
from playbook.estimate.components import components
from playbook.estimate.graph import Edge
from playbook.estimate.paths import WaysOut, shortest_ways, way_to

BUDGET = 50_000
"""How many edges the searches of one pipeline may look at inside loops; some 30 ms."""

Cost = Callable[[Edge | None], Fraction]
_Following = Mapping[str, Sequence[Edge]]

Doubt = Literal["ways", "sorts"]
"""Why there may be a worse case than the one found: too many ways round the loops, or too many sorts of client, to try them all."""


@dataclass(frozen=True, slots=True)
class LongWay:
    """A way by its states, first to last, its edges, and the sum of what they cost.

    `is_longest` is false where the search ran out of its budget: there is this way, and there may be a longer one.
    """

    states: tuple[str, ...]
    edges: tuple[Edge, ...]
    total: Fraction
    is_longest: bool = True


def longest_way(
    start: str, ends: Container[str] | None, ways_out: WaysOut, cost: Cost, budget: Budget | None = None
) -> LongWay | None:
    """The dearest way from a state to one of the ends (to any state at all without them), no state twice; none where no way leads there.

    `cost` is asked of each edge, for it and the state it leads to, and of None for the start; it is never negative. `ways_out` leads on from no
    end. The `budget` may be shared by several searches.
    Limits: linear where the graph has no loops. A way that leaves a loop never comes back to it, so that only the ways inside each loop are tried
    one by one; of those there can be more than anyone can count.
    """
    trail = shortest_ways([start], ways_out)
    following = {name: tuple(ways_out(name)) for name in trail}
    search = _Search(ends, following, cost, budget or Budget(BUDGET))
    search.run(start)
    edges = search.way_from(start)
    if edges is None:
        reached = next((name for name in trail if ends is None or name in ends), None)
        if search.is_complete or reached is None:
            return None
        edges = way_to(reached, trail)
    total = cost(None) + sum((cost(edge) for edge in edges), Fraction(0))
    return LongWay((start, *(edge.target for edge in edges)), tuple(edges), total, search.is_complete)


class _Best(NamedTuple):
    """The dearest way from a state to an end: the sum, the edges inside its own loop, the edge that leaves the loop if there is one."""

    total: Fraction
    inside: tuple[Edge, ...]
    leaving: Edge | None


@dataclass(slots=True)
class _Search:
    ends: Container[str] | None
    following: _Following
    cost: Cost
    budget: Budget
    best: dict[str, _Best] = field(default_factory=dict)
    is_complete: bool = True

    def run(self, start: str) -> None:
        """Finds the best way of every state at which a component is entered, those that follow first."""
        found = components([start], lambda name: [edge.target for edge in self.following[name]])
        number = {name: place for place, component in enumerate(found) for name in component}
        across = (edge for edges in self.following.values() for edge in edges)
        entered = {start, *(edge.target for edge in across if number[edge.source] != number[edge.target])}
        for component in found:
            inside = frozenset(component)
            leaving = {name: self._leaving(name, inside) for name in component}
            within = {name: [edge for edge in self.following[name] if edge.target in inside] for name in component}
            for name in component:
                if name in entered:
                    self._try_all(name, within, leaving)

    def _leaving(self, name: str, inside: frozenset[str]) -> _Best | None:
        """The best way on from a state that leaves its component at once, or ends there."""
        options = [_Best(Fraction(0), (), None)] if self.ends is None or name in self.ends else []
        options += [
            _Best(self.cost(edge) + self.best[edge.target].total, (), edge)
            for edge in self.following[name]
            if edge.target not in inside and edge.target in self.best
        ]
        return max(options, key=lambda one: one.total, default=None)

    def _try_all(self, start: str, within: _Following, leaving: Mapping[str, _Best | None]) -> None:
        try:
            for edges, total in self._ways_within(start, within):
                on = leaving[edges[-1].target if edges else start]
                if on is not None and (start not in self.best or total + on.total > self.best[start].total):
                    self.best[start] = _Best(total + on.total, tuple(edges), on.leaving)
        except BudgetSpentError:
            self.is_complete = False

    def _ways_within(self, start: str, within: _Following) -> Iterator[tuple[list[Edge], Fraction]]:
        """Every way inside a component from one of its states, the empty one first, with what it costs."""
        edges: list[Edge] = []
        sums, on_way = [Fraction(0)], {start}
        yield edges, sums[-1]
        trail = [iter(within[start])]
        while trail:
            edge = next(trail[-1], None)
            if edge is None:
                trail.pop()
                if edges:
                    on_way.discard(edges.pop().target)
                    sums.pop()
                continue
            self.budget.spend()
            if edge.target in on_way:
                continue
            edges.append(edge)
            sums.append(sums[-1] + self.cost(edge))
            on_way.add(edge.target)
            trail.append(iter(within[edge.target]))
            yield edges, sums[-1]

    def way_from(self, start: str) -> list[Edge] | None:
        """The edges of the best way found from a state."""
        if start not in self.best:
            return None
        edges: list[Edge] = []
        name = start
        while True:
            _total, inside, leaving = self.best[name]
            edges += inside
            if leaving is None:
                return edges
            edges.append(leaving)
            name = leaving.target
