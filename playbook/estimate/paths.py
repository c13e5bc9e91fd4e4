"""The shortest way to each state that can be reached: where a search begins and the ways out of a state in, a trail of edges out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping

from playbook.estimate.graph import Edge

WaysOut = Callable[[str], Iterable[Edge]]
Trail = Mapping[str, Edge | None]
"""By which way a state was first reached; where the search began, by none."""


def shortest_ways(roots: Iterable[str], ways_out: WaysOut, known: Trail | None = None) -> dict[str, Edge | None]:
    """All states that can be reached, each with the last edge of a shortest way; those `known` are roots as well.

    Source: breadth-first search; states stand in the order in which they are reached.
    """
    found: dict[str, Edge | None] = {**(known or {}), **dict.fromkeys(roots)}
    waiting = deque(found)
    while waiting:
        for edge in ways_out(waiting.popleft()):
            if edge.target not in found:
                found[edge.target] = edge
                waiting.append(edge.target)
    return found


def way_to(name: str, trail: Trail) -> list[Edge]:
    """The edges of the way by which a state was reached, from its beginning; none for a state where the search began."""
    edges: list[Edge] = []
    edge = trail.get(name)
    while edge is not None:
        edges.append(edge)
        edge = trail[edge.source]
    return edges[::-1]
