"""Places go in, whether they touch comes out: the geometry that labels and the ends of arrows need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place in the drawing, in CSS pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rectangle) -> bool:
        """Whether the two share more than an edge."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, other: Rectangle) -> bool:
        """Whether the other lies in this one altogether."""
        is_within = self.left <= other.left and other.right <= self.right
        return is_within and self.top <= other.top and other.bottom <= self.bottom

    def is_crossed(self, start: Point, end: Point) -> bool:
        """Whether the straight line between two points runs through it (Liang and Barsky's clipping)."""
        entry, leave = 0.0, 1.0
        for low, high, origin, target in (
            (self.left, self.right, start[0], end[0]),
            (self.top, self.bottom, start[1], end[1]),
        ):
            if origin == target:
                if not low < origin < high:
                    return False
                continue
            first, last = sorted(((low - origin) / (target - origin), (high - origin) / (target - origin)))
            entry, leave = max(entry, first), min(leave, last)
        return entry < leave


def around(centre: Point, width: float, height: float) -> Rectangle:
    """The rectangle of a size that has its middle at a point."""
    return Rectangle(centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2)
