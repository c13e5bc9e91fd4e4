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
    return sum(_is_cross(*first, *second) for first in one for second in other)


def _is_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the straight lines ab and cd cross: the ends of each lie on two sides of the other."""
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
