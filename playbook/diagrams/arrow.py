"""The way of an arrow goes in, SVG data of its line and its head comes out: a polygon, as markers fail in print."""

from __future__ import annotations

from math import hypot

from playbook.diagrams.layout import Way
from playbook.diagrams.rectangle import Point

_BEND = 40.0
_HALF_WIDTH = 0.44
_BARB = 0.16


def line_path(way: Way) -> str:
    """Path data of the line, its corners rounded, up to where the head begins."""
    start, *corners, end = way.corners
    path = [f"M{_pair(start)}"]
    for before, corner, after in zip(way.corners, corners, way.corners[2:], strict=False):
        path.append(f"L{_pair(_towards(corner, before))} Q{_pair(corner)} {_pair(_towards(corner, after))}")
    return " ".join([*path, f"L{_pair(end)}"])


def head_points(way: Way) -> str:
    """Points of the head: its tip, one barb, the notch where the line ends, the other barb."""
    base = way.corners[-1]
    along = (way.tip[0] - base[0], way.tip[1] - base[1])
    across = (-along[1] * _HALF_WIDTH, along[0] * _HALF_WIDTH)
    back = (base[0] - along[0] * _BARB, base[1] - along[1] * _BARB)
    barbs = [(back[0] + side * across[0], back[1] + side * across[1]) for side in (1, -1)]
    return " ".join(_pair(point) for point in (way.tip, barbs[0], base, barbs[1]))


def number(value: float) -> str:
    """A length with one decimal at most, so that the same drawing is the same text."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # adding 0.0 makes the zero of -0.0 a plain one


def _towards(corner: Point, neighbour: Point) -> Point:
    """Where the bend at a corner begins: at most halfway to the next corner, which bends too."""
    across, down = neighbour[0] - corner[0], neighbour[1] - corner[1]
    length = hypot(across, down)
    part = min(_BEND, length / 2) / length
    return corner[0] + part * across, corner[1] + part * down


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
