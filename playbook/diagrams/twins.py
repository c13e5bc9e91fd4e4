"""Arrows go in that lead from one box to the same other; out come those to lay out, and the ways of the rest close beside them.

Why: «he said no» and «time is up» lead to one state as often as not. Laid out apart, they run round the drawing on two sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot

from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.rectangle import Point
from playbook.plan.graph import Edge

_ASIDE = 7.0
_NUDGE = 0.5
_SHARPEST = 0.4


def leaders(edges: Sequence[Edge]) -> list[int]:
    """For each arrow the number of the one that it runs beside; its own, where it goes its own way, as one with a label does."""
    labelled = {(edge.source, edge.target): number for number, edge in enumerate(edges) if edge.label}
    first: dict[tuple[str, str], int] = {}
    return [
        number if edge.label else first.setdefault(ends := (edge.source, edge.target), labelled.get(ends, number))
        for number, edge in enumerate(edges)
    ]


def with_twins(layout: Layout, led_by: Sequence[int]) -> Layout:
    """The layout of the leading arrows with a way for every arrow."""
    laid_out = dict(zip(sorted(set(led_by)), layout.ways, strict=True))
    beside = dict.fromkeys(laid_out, 0)
    ways = []
    for number, leader in enumerate(led_by):
        if number == leader:
            ways.append(laid_out[leader])
        else:
            beside[leader] += 1
            ways.append(_beside(laid_out[leader], beside[leader] * _ASIDE))
    return replace(layout, ways=tuple(ways))


def _beside(way: Way, aside: float) -> Way:
    """The same way with its bends moved aside, and its ends a little, so that they are spread to that side."""
    directions = [_direction(start, end) for start, end in pairwise((*way.corners, way.tip))]
    bends = [
        _aside(corner, before, after, aside)
        for corner, before, after in zip(way.corners[1:-1], directions, directions[1:], strict=False)
    ]
    start = _aside(way.corners[0], directions[0], directions[0], _NUDGE)
    tip = _aside(way.tip, directions[-1], directions[-1], _NUDGE)
    return Way((start, *bends, way.corners[-1]), tip, None)


def _aside(corner: Point, before: Point, after: Point, aside: float) -> Point:
    """A corner between two stretches, moved so that both lie that far to the right of where they lay."""
    part = aside / max(1 + before[0] * after[0] + before[1] * after[1], _SHARPEST)
    return corner[0] - part * (before[1] + after[1]), corner[1] + part * (before[0] + after[0])


def _direction(start: Point, end: Point) -> Point:
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down) or 1.0
    return across / length, down / length
