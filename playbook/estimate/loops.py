"""Loops in a graph of states: the shortest one through a state, and all that a way back closes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playbook.estimate.graph import Edge
from playbook.estimate.paths import WaysOut, shortest_ways, way_to


def loop_at(name: str, ways_out: WaysOut) -> list[Edge]:
    """The edges of a shortest loop from a state back to it; none where no way comes back."""
    trail = shortest_ways([name], ways_out)
    back = next((edge for source in trail for edge in ways_out(source) if edge.target == name), None)
    return [] if back is None else [*way_to(back.source, trail), back]


def loops_in(names: Iterable[str], ways_out: WaysOut) -> Iterator[list[Edge]]:
    """One loop, by its edges, for each way back to a state already on the way; without these ways there would be no loop at all.

    Shape: `names` are the states from which to begin; a loop begins with the state that is come to first.
    Source: depth-first search, back edges.
    """
    entered: set[str] = set()
    for root in names:
        if root not in entered:
            yield from _loops_from(root, ways_out, entered)


def _loops_from(root: str, ways_out: WaysOut, entered: set[str]) -> Iterator[list[Edge]]:
    entered.add(root)
    edges: list[Edge] = []
    place_on_way = {root: 0}
    trail = [iter(ways_out(root))]
    told: set[tuple[str, str]] = set()
    while trail:
        edge = next(trail[-1], None)
        if edge is None:
            trail.pop()
            if edges:
                del place_on_way[edges.pop().target]
        elif edge.target in place_on_way:
            if (edge.source, edge.target) not in told:
                told.add((edge.source, edge.target))
                yield [*edges[place_on_way[edge.target] :], edge]
        elif edge.target not in entered:
            entered.add(edge.target)
            edges.append(edge)
            place_on_way[edge.target] = len(edges)
            trail.append(iter(ways_out(edge.target)))
