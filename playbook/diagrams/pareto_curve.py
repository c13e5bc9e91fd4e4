"""A curve of Pareto goes in, one inline `<svg>` comes out: clients from the largest on to the right, their turnover up."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from playbook.diagrams.arrow import number
from playbook.diagrams.canvas import frame, place_of, write_lines, written
from playbook.diagrams.looks import NODE_LOOKS, PAPER, SMALL_COLOUR, TITLE_COLOUR
from playbook.diagrams.rectangle import Point, Rectangle
from playbook.diagrams.text_width import Type, text_width
from playbook.diagrams.wrap import clean
from playbook.plan.pareto_curve import CurvePoint, ParetoCurve

_WIDTH: Final = 672.0
_HEIGHT: Final = 250.0
_AXIS: Final = Type(size=12, leading=16)
_LABEL: Final = Type(size=12.5, leading=16, weight=600)
_GAP: Final = 9.0
_DOT: Final = 4.5
_GRID: Final = "#dde3ea"
_EVEN: Final = "#8a95a6"


class _Scale:
    """Where shares stand: 0 is on the left and at the bottom, all of it on the right and at the top."""

    def __init__(self, curve: ParetoCurve) -> None:
        self.left = max((text_width(tick.label, _AXIS) for tick in curve.ticks), default=0.0) + _GAP
        self.top = _AXIS.leading + _GAP
        self.bottom = self.top + _HEIGHT

    def point(self, clients: float, turnover: float) -> Point:
        """The place of two shares."""
        return self.left + clients * (_WIDTH - self.left), self.bottom - turnover * _HEIGHT


def draw_pareto(curve: ParetoCurve) -> str:
    """The curve as an `<svg>` element; empty without points."""
    if not curve.points:
        return ""
    scale = _Scale(curve)
    size = (_WIDTH, scale.bottom + 2 * _AXIS.leading)
    svg = frame(curve.id, size, curve.title, curve.description, has_links=False)
    _draw_ticks(svg, curve, scale)
    _draw_curve(svg, curve, scale)
    taken: list[Rectangle] = []
    for mark in curve.marks:
        _draw_mark(svg, mark, scale, taken)
    return written(svg)


def _draw_ticks(svg: Element, curve: ParetoCurve, scale: _Scale) -> None:
    small = {"class": "pb-axis", "fill": SMALL_COLOUR}
    for tick in curve.ticks:
        share = float(tick.amount)
        (left, height), (right, _same) = scale.point(0, share), scale.point(1, share)
        group = SubElement(svg, "g", {"class": "pb-tick"})
        line = {"class": "pb-grid", "stroke": _GRID, "stroke-width": "1", "y1": number(height), "y2": number(height)}
        SubElement(group, "line", line | {"x1": number(left), "x2": number(right)})
        write_lines(group, [tick.label], _AXIS, (left - _GAP, height), small | {"text-anchor": "end"})
        anchor = "end" if share == 1 else "middle" if share else "start"
        under = scale.point(share, 0)[0], scale.bottom + _AXIS.leading / 2 + 2
        write_lines(group, [tick.label], _AXIS, under, small | {"text-anchor": anchor})
    names = SubElement(svg, "g", {"class": "pb-names"})
    write_lines(names, [curve.name_of_turnover], _AXIS, (0, _AXIS.leading / 2), small)
    foot = (_WIDTH, scale.bottom + 1.5 * _AXIS.leading + 2)
    write_lines(names, [curve.name_of_clients], _AXIS, foot, small | {"text-anchor": "end"})


def _draw_curve(svg: Element, curve: ParetoCurve, scale: _Scale) -> None:
    """The curve over what it holds, and dashed the line on which it would lie if all clients bought alike."""
    look = NODE_LOOKS["status"]
    shares = [(0.0, 0.0), *((float(one.clients), float(one.turnover)) for one in curve.points), (1.0, 1.0)]
    way = " L".join(_pair(scale.point(*one)) for one in dict.fromkeys(shares))
    closed = f"M{way} L{_pair(scale.point(1, 0))} Z"
    SubElement(svg, "path", {"class": "pb-curve-area", "d": closed, "fill": look.surface})
    (left, bottom), (right, top) = scale.point(0, 0), scale.point(1, 1)
    even = {"class": "pb-zero", "stroke": _EVEN, "stroke-width": "1", "stroke-dasharray": "4 4"}
    place = {"x1": number(left), "y1": number(bottom), "x2": number(right), "y2": number(top)}
    SubElement(svg, "line", even | place)
    line = {"class": "pb-curve", "fill": "none", "stroke": look.accent, "stroke-width": "2.25"}
    SubElement(svg, "path", line | {"d": f"M{way}", "stroke-linejoin": "round"})


def _draw_mark(svg: Element, mark: CurvePoint, scale: _Scale, taken: list[Rectangle]) -> None:
    """A dot on the curve with its words under it to the right, where the curve never runs; words that find no room are told beside."""
    across, height = scale.point(float(mark.clients), float(mark.turnover))
    group = SubElement(svg, "g", {"class": "pb-curve-mark"})
    SubElement(group, "title").text = clean(mark.label)
    dot = {"class": "pb-curve-dot", "fill": NODE_LOOKS["status"].accent, "stroke": PAPER, "stroke-width": "1.5"}
    SubElement(group, "circle", dot | {"cx": number(across), "cy": number(height), "r": number(_DOT)})
    width, middle = text_width(mark.label, _LABEL), height + _LABEL.leading
    left = min(across + _GAP, _WIDTH - width)
    room = Rectangle(left, middle - _LABEL.leading / 2, left + width, middle + _LABEL.leading / 2)
    if left < across or room.bottom > scale.bottom or any(room.overlaps(one) for one in taken):
        return
    taken.append(room)
    patch = {"class": "pb-curve-area", "fill": NODE_LOOKS["status"].surface}  # the dashed line stops before the words
    SubElement(group, "rect", patch | place_of(room))
    look = {"class": "pb-bar-label", "fill": TITLE_COLOUR, "font-weight": "600"}
    write_lines(group, [clean(mark.label)], _LABEL, (left, middle), look)


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
