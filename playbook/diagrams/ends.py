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

_HEAD = 8.5
_CORNER = 12.0
_APART = 9.0
_STRAIGHT = 1.0
_PULL = 0.05


def tidy_ends(layout: Layout, cards: Sequence[Rectangle], ends: Sequence[tuple[int, int]]) -> Layout:
    """The layout with arrows that reach one spot of a card spread along its side.

    `ends` names the cards, by their numbers, that each arrow leaves and reaches.
    """
    ways = [
        _looped(way, cards[source]) if source == target else _leaving(way, cards[source])
        for way, (source, target) in zip(layout.ways, ends, strict=True)
    ]
    arrivals: dict[tuple[int, _Side], list[int]] = defaultdict(list)
    for number, (way, (_, target)) in enumerate(zip(ways, ends, strict=True)):
        arrivals[target, _side(way.tip, cards[target])].append(number)
    for (target, side), numbers in arrivals.items():
        for number, place in _spread(ways, numbers, side, cards[target]):
            ways[number] = _arriving(ways[number], side[0], place)
    return replace(layout, ways=tuple(ways))


def _side(point: Point, card: Rectangle) -> _Side:
    sides = ((0, card.top), (0, card.bottom), (1, card.left), (1, card.right))
    return min(sides, key=lambda side: abs(point[1 - side[0]] - side[1]))


def _within(place: float, axis: int, card: Rectangle) -> float:
    """The nearest place on a side where its border runs straight."""
    low, high = (card.left, card.right) if axis == 0 else (card.top, card.bottom)
    return min(max(place, low + _CORNER), high - _CORNER)


def _moved(point: Point, axis: int, place: float) -> Point:
    return (place, point[1]) if axis == 0 else (point[0], place)


def _leaving(way: Way, card: Rectangle) -> Way:
    start, *rest = way.corners
    axis, _ = _side(start, card)
    return replace(way, corners=(_moved(start, axis, _within(start[axis], axis, card)), *rest))


def _looped(way: Way, card: Rectangle) -> Way:
    """An arrow back to its own card, squared, so that its bends come out round; from Graphviz it is a thin wedge."""
    start, *between, base = way.corners
    axis, border = _side(start, card)
    out = max((corner[1 - axis] for corner in between), key=lambda place: abs(place - border), default=border)
    squared = tuple(_moved(_moved(start, 1 - axis, out), axis, end[axis]) for end in (start, way.tip))
    return replace(way, corners=(start, *squared, base))


def _spread(ways: Sequence[Way], numbers: Sequence[int], side: _Side, card: Rectangle) -> list[tuple[int, float]]:
    """Places on a side for the arrows that reach it, in the order they come from; a straight one keeps its own."""
    axis = side[0]

    def pulled(number: int) -> float:
        tip = ways[number].tip[axis]
        return tip + _PULL * (fmean(corner[axis] for corner in ways[number].corners) - tip)

    order = sorted(numbers, key=pulled)
    places = [_within(ways[number].tip[axis], axis, card) for number in order]
    straight = (index for index, number in enumerate(order) if _is_straight(ways[number], axis))
    fixed = next(straight, len(order) // 2)
    for index in range(fixed + 1, len(order)):
        places[index] = max(places[index], places[index - 1] + _APART)
    for index in reversed(range(fixed)):
        places[index] = min(places[index], places[index + 1] - _APART)
    return [(number, _within(place, axis, card)) for number, place in zip(order, places, strict=True)]


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
