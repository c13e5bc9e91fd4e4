"""A layout goes in, what a reader would hold against it comes out as a number: crossings, lines under cards, width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.rectangle import Point, Rectangle, around

# What a text column holds in CSS pixels; a wider drawing is scaled down, and its words with it.
COLUMN = 690.0

_UNDER_CARD = 4.0
_PIXELS_PER_CROSSING = 30.0
_ALMOST = 3.0


def fault(layout: Layout, cards: Sequence[Rectangle]) -> float:
    """How bad a layout is, counted in crossings of two lines; 0 is without fault."""
    lines = [(_straights(way), _bounds(way)) for way in layout.ways]
    crossings = sum(
        _cross(one, other) for (one, here), (other, there) in combinations(lines, 2) if here.overlaps(there)
    )
    near = [(core, line) for core in map(_core, cards) for line, bounds in lines if core.overlaps(bounds)]
    under = sum(core.is_crossed(start, end) for core, line in near for start, end in line)
    return crossings + _UNDER_CARD * under + max(0.0, layout.width - COLUMN) / _PIXELS_PER_CROSSING


def _straights(way: Way) -> list[tuple[Point, Point]]:
    return list(pairwise(way.corners))


def _bounds(way: Way) -> Rectangle:
    across, down = zip(*way.corners, strict=True)
    return Rectangle(min(across), min(down), max(across), max(down))


def _core(card: Rectangle) -> Rectangle:
    """A card without its rim, which each arrow that leaves or reaches it touches."""
    centre = ((card.left + card.right) / 2, (card.top + card.bottom) / 2)
    return around(centre, card.right - card.left - 2 * _ALMOST, card.bottom - card.top - 2 * _ALMOST)


def _cross(one: Sequence[tuple[Point, Point]], other: Sequence[tuple[Point, Point]]) -> int:
    """How often a line of one cuts a line of the other: the ends of each lie on two sides of the other.

    Written out, since a book asks this a million times.
    """
    crossings = 0
    for (ax, ay), (bx, by) in one:
        for (cx, cy), (dx, dy) in other:
            ends = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax), (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
            if ends[0] * ends[1] < 0:
                ends = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx), (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
                crossings += ends[0] * ends[1] < 0
    return crossings
