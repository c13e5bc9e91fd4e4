"""A layout goes in, the same comes out with the ends of its arrows in order: off round corners, off each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from statistics import fmean
from typing import TypeAlias

from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.rectangle import Point, Rectangle

# Along which axis an end may move on its side of a card (0 across, 1 down), and where the side lies on the other.
_Side: TypeAlias = tuple[int, float]
# The number of an arrow, and whether it is its tip that is meant, or where it starts.
_End: TypeAlias = tuple[int, bool]

_HEAD = 8.5
_CORNER = 12.0
_APART = 9.0
_STRAIGHT = 1.0
_PULL = 0.05


def tidy_ends(layout: Layout, cards: Sequence[Rectangle], ends: Sequence[tuple[int, int]]) -> Layout:
    """The layout with arrows that leave or reach one spot of a card spread along its side.

    `ends` names the cards, by their numbers, that each arrow leaves and reaches.
    """
    ways = [
        _looped(way, cards[source]) if source == target else _leaving(way, cards[source])
        for way, (source, target) in zip(layout.ways, ends, strict=True)
    ]
    meetings: dict[tuple[int, _Side], list[_End]] = defaultdict(list)
    for number, (way, (source, target)) in enumerate(zip(ways, ends, strict=True)):
        meetings[target, _side(way.tip, cards[target])].append((number, True))
        if source != target:
            meetings[source, _side(way.corners[0], cards[source])].append((number, False))
    for (card, side), met in meetings.items():
        for (number, is_tip), place in _spread(ways, met, side, cards[card]):
            move = _arriving if is_tip else _starting
            ways[number] = move(ways[number], side[0], place)
    return replace(layout, ways=tuple(ways))


def _side(point: Point, card: Rectangle) -> _Side:
    sides = ((0, card.top), (0, card.bottom), (1, card.left), (1, card.right))
    return min(sides, key=lambda side: abs(point[1 - side[0]] - side[1]))


def _within(place: float, axis: int, card: Rectangle) -> float:
    """The nearest place on a side where its border runs straight."""
    low, high = _straight_part(axis, card)
    return min(max(place, low), high)


def _straight_part(axis: int, card: Rectangle) -> tuple[float, float]:
    low, high = (card.left, card.right) if axis == 0 else (card.top, card.bottom)
    return low + _CORNER, high - _CORNER


def _room(axis: int, card: Rectangle) -> float:
    low, high = _straight_part(axis, card)
    return max(0.0, high - low)


def _moved(point: Point, axis: int, place: float) -> Point:
    return (place, point[1]) if axis == 0 else (point[0], place)


def _leaving(way: Way, card: Rectangle) -> Way:
    start, *rest = way.corners
    axis, _ = _side(start, card)
    return replace(way, corners=(_moved(start, axis, _within(start[axis], axis, card)), *rest))


def _starting(way: Way, axis: int, place: float) -> Way:
    return replace(way, corners=(_moved(way.corners[0], axis, place), *way.corners[1:]))


def _looped(way: Way, card: Rectangle) -> Way:
    """An arrow back to its own card, squared, so that its bends come out round; from Graphviz it is a thin wedge."""
    start, *between, base = way.corners
    axis, border = _side(start, card)
    out = max((corner[1 - axis] for corner in between), key=lambda place: abs(place - border), default=border)
    squared = tuple(_moved(_moved(start, 1 - axis, out), axis, end[axis]) for end in (start, way.tip))
    return replace(way, corners=(start, *squared, base))


def _spread(ways: Sequence[Way], met: Sequence[_End], side: _Side, card: Rectangle) -> list[tuple[_End, float]]:
    """Places on a side for the arrows that meet there, in the order in which they lie; a straight one keeps its own."""
    axis = side[0]

    def pulled(end: _End) -> float:
        place = _point_of(ways, end)[axis]
        return place + _PULL * (fmean(corner[axis] for corner in ways[end[0]].corners) - place)

    order = sorted(met, key=pulled)
    places = [_within(_point_of(ways, end)[axis], axis, card) for end in order]
    straight = (index for index, end in enumerate(order) if _is_straight(ways[end[0]], axis))
    fixed = next(straight, len(order) // 2)
    apart = min(_APART, _room(axis, card) / max(1, len(order) - 1))
    for index in range(fixed + 1, len(order)):
        places[index] = max(places[index], places[index - 1] + apart)
    for index in reversed(range(fixed)):
        places[index] = min(places[index], places[index + 1] - apart)
    return list(zip(order, _pushed_back(places, apart, axis, card), strict=True))


def _pushed_back(places: list[float], apart: float, axis: int, card: Rectangle) -> list[float]:
    """The places within their side again, still apart."""
    low, high = _straight_part(axis, card)
    for index in reversed(range(len(places))):
        places[index] = min(places[index], high - apart * (len(places) - 1 - index))
    return [max(place, low + apart * index) for index, place in enumerate(places)]


def _point_of(ways: Sequence[Way], end: _End) -> Point:
    number, is_tip = end
    return ways[number].tip if is_tip else ways[number].corners[0]


def _is_straight(way: Way, axis: int) -> bool:
    return all(abs(corner[axis] - way.tip[axis]) < _STRAIGHT for corner in way.corners)


def _arriving(way: Way, axis: int, place: float) -> Way:
    """The way with its tip moved along the side, and its head turned to where it now comes from."""
    tip = _moved(way.tip, axis, place)
    before = way.corners[-2]
    length = hypot(before[0] - tip[0], before[1] - tip[1])
    part = min(_HEAD / length, 0.9)
    base = (tip[0] + part * (before[0] - tip[0]), tip[1] + part * (before[1] - tip[1]))
    return replace(way, corners=(*way.corners[:-1], base), tip=tip)
