"""A part of a whole with its interval goes in, a small `<svg>` for a cell of a table comes out: from 0 on the left to 1 on the right."""

from __future__ import annotations

from decimal import Decimal
from typing import Final
from xml.etree.ElementTree import SubElement

from playbook.diagrams.arrow import number
from playbook.diagrams.canvas import MARGIN, frame, place_of, written
from playbook.diagrams.looks import EDGE_LOOKS, NODE_LOOKS
from playbook.diagrams.rectangle import Rectangle
from playbook.plan.interval_bar import IntervalBar

_WIDTH: Final = 128.0
_MIDDLE: Final = 5.0
_HALF: Final = 3.0
_TALL: Final = 8.0
_DOT: Final = 3.0
_NARROWEST: Final = 2.0
_TRACK: Final = "#dde3ea"


def draw_interval(bar: IntervalBar) -> str:
    """The bar as an `<svg>` element: the interval, a dot where the part lies, and an upright line where it is expected."""
    svg = frame(bar.id, (_WIDTH, 2 * _MIDDLE), bar.title, "", has_links=False)
    svg.set("class", "pb-interval")
    svg.set("aria-labelledby", svg[0].get("id", ""))
    svg.remove(svg[1])  # the title says all of it
    track = {"class": "pb-grid", "stroke": _TRACK, "stroke-width": "1.5"}
    ends = {"x1": "0", "x2": number(_WIDTH), "y1": number(_MIDDLE), "y2": number(_MIDDLE)}
    SubElement(svg, "line", track | ends)
    group = SubElement(svg, "g", {"class": f"pb-interval--{'outside' if bar.is_outside else 'within'}"})
    look = EDGE_LOOKS["deadline"].colour if bar.is_outside else NODE_LOOKS["status"].accent
    left, right = _across(bar.low), _across(bar.high)
    range_ = Rectangle(left, _MIDDLE - _HALF, max(right, left + _NARROWEST), _MIDDLE + _HALF)
    surface = {"class": "pb-interval-range", "rx": number(_HALF), "fill": look, "fill-opacity": "0.35"}
    SubElement(group, "rect", surface | place_of(range_))
    dot = {"class": "pb-interval-dot", "fill": look, "r": number(_DOT)}
    SubElement(group, "circle", dot | {"cx": number(_across(bar.part)), "cy": number(_MIDDLE)})
    if bar.expected is not None:
        at = number(_across(bar.expected))
        line = {"class": "pb-zero", "stroke": "#1b2333", "stroke-width": "1.75"}
        SubElement(
            svg, "line", line | {"x1": at, "x2": at, "y1": number(_MIDDLE - _TALL), "y2": number(_MIDDLE + _TALL)}
        )
    return written(svg)


def _across(part: Decimal) -> float:
    return float(min(max(part, Decimal(0)), Decimal(1))) * _WIDTH


assert _TALL <= _MIDDLE + MARGIN  # noqa: S101 - the line stays within the frame
