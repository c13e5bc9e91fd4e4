"""Strongly connected components: a graph in; its loops, and an order in which what follows stands first, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

Successors = Callable[[str], Iterable[str]]


def components(nodes: Iterable[str], successors: Successors) -> list[list[str]]:
    """Sets of nodes each of which can be reached from every other of its set; a set stands after all that it leads to.

    Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972); without recursion, since a pipeline
    may be longer than Python's stack.
    """
    return _Search(successors).through(nodes)


def is_loop(component: list[str], successors: Successors) -> bool:
    """Whether a component holds a way that comes back."""
    return len(component) > 1 or component[0] in successors(component[0])


@dataclass(slots=True)
class _Search:
    successors: Successors
    number: dict[str, int] = field(default_factory=dict)
    low: dict[str, int] = field(default_factory=dict)
    open: dict[str, None] = field(default_factory=dict)
    found: list[list[str]] = field(default_factory=list)

    def through(self, nodes: Iterable[str]) -> list[list[str]]:
        for node in nodes:
            if node not in self.number:
                self._from(node)
        return self.found

    def _from(self, root: str) -> None:
        trail = [(root, self._enter(root))]
        while trail:
            node, following = trail[-1]
            for after in following:
                if after not in self.number:
                    trail.append((after, self._enter(after)))
                    break
                if after in self.open:
                    self.low[node] = min(self.low[node], self.number[after])
            else:
                trail.pop()
                if trail:
                    before = trail[-1][0]
                    self.low[before] = min(self.low[before], self.low[node])
                self._close(node)

    def _enter(self, node: str) -> Iterator[str]:
        self.number[node] = self.low[node] = len(self.number)
        self.open[node] = None
        return iter(self.successors(node))

    def _close(self, node: str) -> None:
        if self.low[node] == self.number[node]:
            component: list[str] = []
            while node not in component[-1:]:
                component.append(self.open.popitem()[0])
            self.found.append(component[::-1])
