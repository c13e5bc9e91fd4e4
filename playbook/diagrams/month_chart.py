"""A chart of months goes in, one inline `<svg>` comes out: a column for each month, up from zero or down."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from playbook.diagrams.arrow import number
from playbook.diagrams.canvas import frame, place_of, write_lines, written
from playbook.diagrams.looks import NODE_LOOKS, SMALL_COLOUR, TITLE_COLOUR
from playbook.diagrams.rectangle import Rectangle
from playbook.diagrams.text_width import Type, text_width
from playbook.diagrams.wrap import clean
from playbook.plan.month_chart import Column, MonthChart

_WIDTH: Final = 672.0
_HEIGHT: Final = 216.0
_AXIS: Final = Type(size=12, leading=16)
_LABEL: Final = Type(size=12.5, leading=16, weight=600)
_ROOM_FOR_LABEL: Final = 20.0
_GAP: Final = 9.0
_WIDEST: Final = 30.0
_NAME_EVERY: Final = (1, 2, 3, 6, 12)
_GRID: Final = "#dde3ea"
_ZERO: Final = "#566074"


class _Scale:
    """Where months and sums stand."""

    def __init__(self, chart: MonthChart) -> None:
        self.left = max(text_width(tick.label, _AXIS) for tick in chart.ticks) + _GAP
        self.step = (_WIDTH - self.left) / len(chart.columns)
        self.half = min(self.step * 0.72, _WIDEST) / 2
        amounts = [0.0, *(float(column.amount) for column in chart.columns)]
        self._low, self._high = min(amounts), max(amounts)

    def across(self, place: int) -> float:
        """The middle of a month's column."""
        return self.left + (place + 0.5) * self.step

    def down(self, amount: float) -> float:
        """The height of a sum."""
        part = (self._high - amount) / (self._high - self._low or 1.0)
        return _ROOM_FOR_LABEL + part * _HEIGHT

    @property
    def bottom(self) -> float:
        """Where the names of the months stand."""
        return _HEIGHT + 2 * _ROOM_FOR_LABEL


def draw_months(chart: MonthChart) -> str:
    """The chart as an `<svg>` element; empty without months."""
    if not chart.columns:
        return ""
    scale = _Scale(chart)
    size = (_WIDTH, scale.bottom + _AXIS.leading)
    svg = frame(chart.id, size, chart.title, chart.description, has_links=False)
    _draw_ticks(svg, chart, scale)
    for place, column in enumerate(chart.columns):
        _draw_column(svg, column, place, scale)
    _draw_names(svg, chart, scale)
    _draw_labels(svg, chart, scale)
    return written(svg)


def _draw_ticks(svg: Element, chart: MonthChart, scale: _Scale) -> None:
    for tick in chart.ticks:
        at = number(scale.down(float(tick.amount)))
        group = SubElement(svg, "g", {"class": "pb-tick"})
        name, colour = ("pb-zero", _ZERO) if not tick.amount else ("pb-grid", _GRID)
        line = {"class": name, "stroke": colour, "stroke-width": "1"}
        SubElement(group, "line", line | {"x1": number(scale.left), "x2": number(_WIDTH), "y1": at, "y2": at})
        look = {"class": "pb-axis", "fill": SMALL_COLOUR, "text-anchor": "end"}
        write_lines(group, [tick.label], _AXIS, (scale.left - _GAP, float(at)), look)


def _draw_column(svg: Element, column: Column, place: int, scale: _Scale) -> None:
    kind = "gain" if column.amount >= 0 else "loss"
    look = NODE_LOOKS["won" if kind == "gain" else "lost"]
    group = SubElement(svg, "g", {"class": f"pb-column pb-column--{kind}"})
    SubElement(group, "title").text = clean(column.told)
    ends = sorted((scale.down(0.0), scale.down(float(column.amount))))
    middle = scale.across(place)
    card = Rectangle(middle - scale.half, ends[0], middle + scale.half, max(ends[1], ends[0] + 1))
    SubElement(group, "rect", {"class": "pb-bar", "rx": "2", "fill": look.accent} | place_of(card))


def _draw_names(svg: Element, chart: MonthChart, scale: _Scale) -> None:
    """The months under the chart, so many of them that they do not touch: the last of each group."""
    widest = max(text_width(column.name, _AXIS) for column in chart.columns) + _GAP
    every = next((one for one in _NAME_EVERY if one * scale.step >= widest), _NAME_EVERY[-1])
    look = {"class": "pb-axis", "fill": SMALL_COLOUR, "text-anchor": "middle"}
    group = SubElement(svg, "g", {"class": "pb-months"})
    for place, column in enumerate(chart.columns):
        if (place + 1) % every == 0 or len(chart.columns) < every:
            write_lines(group, [column.name], _AXIS, (scale.across(place), scale.bottom + _AXIS.leading / 2), look)


def _draw_labels(svg: Element, chart: MonthChart, scale: _Scale) -> None:
    """Words over columns that go up and under those that go down; what finds no room is told beside the chart."""
    taken: list[Rectangle] = []
    for place, column in reversed(list(enumerate(chart.columns))):
        width = text_width(column.label, _LABEL)
        right = scale.across(place) + scale.half
        if not column.label or right - width < scale.left:
            continue
        off = -_ROOM_FOR_LABEL / 2 if column.amount >= 0 else _ROOM_FOR_LABEL / 2
        middle = scale.down(float(column.amount)) + off
        room = Rectangle(right - width - _GAP, middle - _LABEL.leading / 2, right, middle + _LABEL.leading / 2)
        if any(room.overlaps(one) for one in taken) or _is_crossed(room, chart, scale, place):
            continue
        taken.append(room)
        look = {"class": "pb-bar-label", "fill": TITLE_COLOUR, "font-weight": "600", "text-anchor": "end"}
        write_lines(svg, [column.label], _LABEL, (right, middle), look)


def _is_crossed(room: Rectangle, chart: MonthChart, scale: _Scale, place: int) -> bool:
    """Whether a column to the left stands where words shall."""
    tops = [scale.down(float(column.amount)) for column in chart.columns[:place]]
    zero = scale.down(0.0)
    bars = (
        Rectangle(scale.across(at) - scale.half, min(zero, top), scale.across(at) + scale.half, max(zero, top))
        for at, top in enumerate(tops)
    )
    return any(room.overlaps(bar) for bar in bars)
