"""A figure day by day goes in, one inline `<svg>` comes out: its line over the days, and the bounds that it shall keep to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from playbook.diagrams.arrow import number
from playbook.diagrams.canvas import frame, place_of, write_lines, written
from playbook.diagrams.looks import EDGE_LOOKS, NODE_LOOKS, PAPER, SMALL_COLOUR, TITLE_COLOUR
from playbook.diagrams.rectangle import Point, Rectangle
from playbook.diagrams.text_width import Type, text_width
from playbook.diagrams.wrap import clean
from playbook.plan.course_chart import CourseChart
from playbook.plan.month_chart import Tick

_WIDTH: Final = 672.0
_HEIGHT: Final = 150.0
_TOP: Final = 18.0
_AXIS: Final = Type(size=12, leading=16)
_LABEL: Final = Type(size=12.5, leading=16, weight=600)
_GAP: Final = 9.0
_DOT: Final = 4.5
_GRID: Final = "#dde3ea"


class _Scale:
    """Where days and values stand."""

    def __init__(self, chart: CourseChart) -> None:
        self.left = max((text_width(tick.label, _AXIS) for tick in chart.ticks), default=0.0) + _GAP
        known = [float(one) for one in chart.values if one is not None]
        known += [float(one.amount) for one in (*chart.ticks, chart.least, chart.most) if one is not None]
        self.low, self.high = min(known, default=0.0), max(known, default=1.0)
        # The words at the last value stand to the right of it, be it that of the last day.
        self.right = _WIDTH - text_width(chart.label, _LABEL) - _GAP
        self._step = (self.right - self.left) / max(chart.days, 1)

    def across(self, place: int) -> float:
        """The middle of a day, the first being 0."""
        return self.left + (place + 0.5) * self._step

    def down(self, amount: float) -> float:
        """The height of a value."""
        return _TOP + (self.high - amount) / (self.high - self.low or 1.0) * _HEIGHT

    @property
    def bottom(self) -> float:
        """Where the days stand."""
        return _TOP + _HEIGHT


def draw_course(chart: CourseChart) -> str:
    """The chart as an `<svg>` element; empty without a single value."""
    if all(one is None for one in chart.values):
        return ""
    scale = _Scale(chart)
    svg = frame(chart.id, (_WIDTH, scale.bottom + _AXIS.leading + 4), chart.title, chart.description, has_links=False)
    _draw_kept(svg, chart, scale)
    _draw_ticks(svg, chart, scale)
    for bound, is_least in ((chart.least, True), (chart.most, False)):
        if bound is not None:
            _draw_bound(svg, bound, scale, is_least=is_least)
    _draw_line(svg, chart, scale)
    _draw_last(svg, chart, scale)
    return written(svg)


def _draw_kept(svg: Element, chart: CourseChart, scale: _Scale) -> None:
    """The ground on which the line shall run."""
    if chart.least is None and chart.most is None:
        return
    top = scale.down(float(chart.most.amount)) if chart.most is not None else _TOP
    bottom = scale.down(float(chart.least.amount)) if chart.least is not None else scale.bottom
    look = NODE_LOOKS["won"]
    ground = {"class": "pb-course-kept", "fill": look.surface}
    SubElement(svg, "rect", ground | place_of(Rectangle(scale.left, top, scale.right, max(top, bottom))))


def _draw_ticks(svg: Element, chart: CourseChart, scale: _Scale) -> None:
    small = {"class": "pb-axis", "fill": SMALL_COLOUR}
    for tick in chart.ticks:
        at = number(scale.down(float(tick.amount)))
        group = SubElement(svg, "g", {"class": "pb-tick"})
        line = {"class": "pb-grid", "stroke": _GRID, "stroke-width": "1"}
        SubElement(group, "line", line | {"x1": number(scale.left), "x2": number(scale.right), "y1": at, "y2": at})
        write_lines(group, [tick.label], _AXIS, (scale.left - _GAP, float(at)), small | {"text-anchor": "end"})
    days = SubElement(svg, "g", {"class": "pb-days"})
    under = scale.bottom + 4 + _AXIS.leading / 2
    for mark in chart.marks:
        at_day = scale.across(int(mark.day))
        half = text_width(mark.label, _AXIS) / 2
        middle = min(max(at_day, scale.left + half), scale.right - half)
        write_lines(days, [mark.label], _AXIS, (middle, under), small | {"text-anchor": "middle"})


def _draw_bound(svg: Element, bound: Tick, scale: _Scale, *, is_least: bool) -> None:
    look, height = EDGE_LOOKS["deadline"], scale.down(float(bound.amount))
    group = SubElement(svg, "g", {"class": "pb-edge-label pb-edge-label--deadline pb-edge--deadline"})
    line = {"class": "pb-line", "stroke": look.colour, "stroke-width": "1.5", "stroke-dasharray": look.dashes or ""}
    at = {"x1": number(scale.left), "x2": number(scale.right), "y1": number(height), "y2": number(height)}
    SubElement(group, "line", line | at)
    # Outside of the kept ground, where the line shall not run; a bound at the foot has its words above.
    off = _AXIS.leading / 2 + 1
    is_below = is_least and height + 2 * off <= scale.bottom
    middle = height + off if is_below else height - off
    write_lines(group, [clean(bound.label)], _AXIS, (scale.right, middle), {"fill": look.colour, "text-anchor": "end"})


def _stretches(chart: CourseChart, scale: _Scale) -> Iterator[list[Point]]:
    """The days after one another of which there is a value."""
    points: list[Point] = []
    for place, value in enumerate((*chart.values, None)):
        if value is not None:
            points.append((scale.across(place), scale.down(float(value))))
        elif points:
            yield points
            points = []


def _draw_line(svg: Element, chart: CourseChart, scale: _Scale) -> None:
    look = NODE_LOOKS["start"].accent
    for points in _stretches(chart, scale):
        path = " L".join(f"{number(across)},{number(height)}" for across, height in points)
        drawn = path if len(points) > 1 else f"{path} h0.1"
        line = {"class": "pb-course-line", "fill": "none", "stroke": look, "stroke-width": "2.25"}
        SubElement(svg, "path", line | {"d": f"M{drawn}", "stroke-linejoin": "round", "stroke-linecap": "round"})


def _draw_last(svg: Element, chart: CourseChart, scale: _Scale) -> None:
    """The last value with its words."""
    place, value = next((at, one) for at, one in reversed(list(enumerate(chart.values))) if one is not None)
    across, height = scale.across(place), scale.down(float(value))
    kind = {True: "won", False: "lost", None: "work"}[chart.is_kept]
    look = NODE_LOOKS[kind]  # type: ignore[index]  # the three are kinds
    group = SubElement(svg, "g", {"class": f"pb-node pb-node--{kind} pb-course-last"})
    SubElement(group, "title").text = clean(chart.description)
    dot = {"class": "pb-badge", "fill": look.accent, "stroke": PAPER, "stroke-width": "1.5"}
    SubElement(group, "circle", dot | {"cx": number(across), "cy": number(height), "r": number(_DOT)})
    width, left = text_width(chart.label, _LABEL), across + _GAP
    room = Rectangle(left - 3, height - _LABEL.leading / 2, left + width + 3, height + _LABEL.leading / 2)
    SubElement(group, "rect", {"class": "pb-patch", "rx": "3", "fill": PAPER, "fill-opacity": "0.85"} | place_of(room))
    shown = {"class": "pb-bar-label", "fill": TITLE_COLOUR, "font-weight": "600"}
    write_lines(group, [clean(chart.label)], _LABEL, (left, height), shown)
