"""Tags and a layout go in, the same layout comes out with each label beside its own arrow and clear of all else.

Graphviz keeps room for a label near its arrow, but the arrow need not pass beside it: that room may lie on another
line, or too far away for the two to be read together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

from playbook.diagrams.layout import Layout, Way
from playbook.diagrams.measure import Tag
from playbook.diagrams.rectangle import Point, Rectangle, around

_GAP = 6.0
_CLEARANCE = 3.0
_STEP = 6.0
_FARTHEST = 110.0
_STEEPEST = 2.0


def settle_labels(layout: Layout, cards: Sequence[Rectangle], tags: Sequence[Tag]) -> Layout:
    """The layout with every label moved to the nearest free place beside its own line, where there is one."""
    paper = Rectangle(0, 0, layout.width, layout.height)
    lines = [segment for way in layout.ways for segment in _segments(way)]
    ways = list(layout.ways)
    for index, (way, tag) in enumerate(zip(layout.ways, tags, strict=True)):
        if way.label is None:
            continue
        others = [
            around(other.label, room.width, room.height)
            for number, (other, room) in enumerate(zip(ways, tags, strict=True))
            if other.label is not None and number != index
        ]
        obstacles = _Obstacles(paper, [*cards, *others], lines).near(way.label, tag)
        ways[index] = replace(way, label=_free_place(way, tag, way.label, obstacles))
    return replace(layout, ways=tuple(ways))


@dataclass(frozen=True, slots=True)
class _Obstacles:
    paper: Rectangle
    rectangles: Sequence[Rectangle]
    lines: Sequence[tuple[Point, Point]]

    def near(self, wanted: Point, tag: Tag) -> _Obstacles:
        """Those that a label can meet at all on its way from the place that it was given."""
        reach = around(wanted, 2 * (_FARTHEST + tag.width), 2 * (_FARTHEST + tag.height))
        return _Obstacles(
            self.paper,
            [place for place in self.rectangles if reach.overlaps(place)],
            [(start, end) for start, end in self.lines if reach.is_crossed(start, end)],
        )

    def crossings(self, place: Rectangle) -> int | None:
        """How many lines run through a label there; none, where it may not lie at all: on a box, on another, outside."""
        if not self.paper.holds(place) or any(place.overlaps(other) for other in self.rectangles):
            return None
        return sum(place.is_crossed(start, end) for start, end in self.lines)

    def leave_free(self, place: Rectangle) -> bool:
        """Whether a label may lie there: inside the drawing, on no box, no other label and no line."""
        return (
            self.paper.holds(place)
            and not any(place.overlaps(other) for other in self.rectangles)
            and not any(place.is_crossed(start, end) for start, end in self.lines)
        )


def _free_place(way: Way, tag: Tag, wanted: Point, obstacles: _Obstacles) -> Point:
    """The nearest place clear of all, else the one with the fewest lines behind its words."""

    def distance(place: Point) -> float:
        return hypot(place[0] - wanted[0], place[1] - wanted[1])

    best, least = wanted, obstacles.crossings(around(wanted, tag.width, tag.height))
    for place in sorted(_places_beside(way, tag), key=distance):
        if distance(place) > _FARTHEST:
            break
        if obstacles.leave_free(around(place, tag.width + 2 * _CLEARANCE, tag.height + 2 * _CLEARANCE)):
            return place
        found = obstacles.crossings(around(place, tag.width, tag.height))
        if found is not None and (least is None or found < least):
            best, least = place, found
    return best


def _places_beside(way: Way, tag: Tag) -> Iterator[Point]:
    """Middles of a label that touches the line from the side, or from above or below where the line lies flat."""
    for start, end in _segments(way):
        across, down = end[0] - start[0], end[1] - start[1]
        steps = int(hypot(across, down) / _STEP)
        for step in range(1, steps):
            x, y = start[0] + across * step / steps, start[1] + down * step / steps
            if abs(across) < _STEEPEST * abs(down):
                aside = tag.width / 2 + _GAP + abs(across / down) * tag.height / 2
                yield from ((x + aside, y), (x - aside, y))
            else:
                above = tag.height / 2 + _GAP + abs(down / across) * tag.width / 2
                yield from ((x, y - above), (x, y + above))


def _segments(way: Way) -> list[tuple[Point, Point]]:
    return list(pairwise((*way.corners, way.tip)))
