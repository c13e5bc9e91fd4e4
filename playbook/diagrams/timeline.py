"""A long way goes in, one inline `<svg>` comes out: a row for each stretch, which begins on the day the one above it ends."""

from __future__ import annotations

from itertools import accumulate
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from playbook.diagrams.arrow import number
from playbook.diagrams.canvas import frame, place_of, write_lines, written
from playbook.diagrams.looks import EDGE_LOOKS, NODE_LOOKS, PAPER, SMALL_COLOUR, TITLE_COLOUR
from playbook.diagrams.rectangle import Rectangle
from playbook.diagrams.text_width import Type, text_width
from playbook.diagrams.wrap import clean, wrap
from playbook.plan.timeline import Stretch, Timeline

_WIDTH: Final = 672.0
_TITLE: Final = Type(size=13.5, leading=17, weight=600)
_SMALL: Final = Type(size=12, leading=15)
_MOST_TITLE_LINES: Final = 2
_WIDEST_TITLE: Final = 190.0
_BAR: Final = 20.0
_PAD: Final = 7.0
_GAP: Final = 14.0
_HEAD: Final = 22.0
_NARROWEST: Final = 3.0
_GRID: Final = "#dde3ea"


class _Scale:
    """Where days and rows stand."""

    def __init__(self, way: Timeline) -> None:
        self.titles = [wrap(one.title, _TITLE, _WIDEST_TITLE, _MOST_TITLE_LINES) for one in way.stretches]
        self.lines = [wrap(one.line, _SMALL, _WIDEST_TITLE, 1) if one.line else () for one in way.stretches]
        words = [text_width(line, _TITLE) for title in self.titles for line in title]
        words += [text_width(line, _SMALL) for lines in self.lines for line in lines]
        self.left = max(words) + _GAP
        heights = [
            max(len(title) * _TITLE.leading + len(lines) * _SMALL.leading, _BAR) + 2 * _PAD
            for title, lines in zip(self.titles, self.lines, strict=True)
        ]
        self.tops = [_HEAD, *(_HEAD + height for height in accumulate(heights))]
        self.starts = [0.0, *accumulate(one.days for one in way.stretches)]
        # A label stands after its bar: the longest way leaves room for the last one.
        room = max(text_width(one.label, _SMALL) for one in way.stretches) + _GAP
        last = max(self.starts[-1], way.limit.day if way.limit else 0.0, way.marks[-1].day if way.marks else 0.0)
        self._day = (_WIDTH - self.left - room) / (last or 1.0)

    def across(self, day: float) -> float:
        """Where the end of a day is."""
        return self.left + day * self._day

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.tops[-1]


def draw_timeline(way: Timeline) -> str:
    """The way as an `<svg>` element; empty without stretches. A stretch with a `ref` is wrapped in `<a data-ref="KIND:ID">`."""
    if not way.stretches:
        return ""
    scale = _Scale(way)
    has_links = any(one.ref for one in way.stretches)
    size = (_WIDTH, scale.bottom + _SMALL.leading + 4)
    svg = frame(way.id, size, way.title, way.description, has_links=has_links)
    _draw_marks(svg, way, scale)
    _draw_limit(svg, way, scale)
    for place, stretch in enumerate(way.stretches):
        _draw_stretch(svg, stretch, place, scale)
    return written(svg)


def _draw_marks(svg: Element, way: Timeline, scale: _Scale) -> None:
    for mark in way.marks:
        at = scale.across(mark.day)
        group = SubElement(svg, "g", {"class": "pb-tick"})
        line = {"class": "pb-grid", "stroke": _GRID, "stroke-width": "1"}
        ends = {"x1": number(at), "x2": number(at), "y1": number(_HEAD), "y2": number(scale.bottom)}
        SubElement(group, "line", line | ends)
        look = {"class": "pb-axis", "fill": SMALL_COLOUR, "text-anchor": "middle"}
        write_lines(group, [mark.label], _SMALL, (at, scale.bottom + 4 + _SMALL.leading / 2), look)


def _draw_stretch(svg: Element, stretch: Stretch, place: int, scale: _Scale) -> None:
    look = NODE_LOOKS[stretch.kind]
    group = SubElement(svg, "g", {"class": f"pb-node pb-node--{stretch.kind}"})
    parent = SubElement(group, "a", {"data-ref": clean(stretch.ref)}) if stretch.ref else group
    middle = (scale.tops[place] + scale.tops[place + 1]) / 2
    title, lines = scale.titles[place], scale.lines[place]
    first = middle - (len(title) * _TITLE.leading + len(lines) * _SMALL.leading) / 2 + _TITLE.leading / 2
    shown = {"class": "pb-node-title", "fill": TITLE_COLOUR, "font-weight": str(_TITLE.weight)}
    write_lines(parent, title, _TITLE, (0, first), shown)
    small = first + (len(title) - 0.5) * _TITLE.leading + _SMALL.leading / 2
    write_lines(parent, lines, _SMALL, (0, small), {"class": "pb-node-line", "fill": SMALL_COLOUR})
    start, end = scale.across(scale.starts[place]), scale.across(scale.starts[place + 1])
    bar = Rectangle(start, middle - _BAR / 2, max(end, start + _NARROWEST), middle + _BAR / 2)
    surface = {"class": "pb-bar", "rx": "3", "fill": look.accent}
    SubElement(parent, "rect", surface | place_of(bar))
    label, left = clean(stretch.label), bar.right + _PAD
    room = Rectangle(
        left - 3, middle - _SMALL.leading / 2, left + text_width(label, _SMALL) + 3, middle + _SMALL.leading / 2
    )
    patch = {"class": "pb-patch", "rx": "3", "fill": PAPER, "fill-opacity": "0.9"}
    SubElement(parent, "rect", patch | place_of(room))
    write_lines(parent, [label], _SMALL, (left, middle), {"class": "pb-stretch-label", "fill": TITLE_COLOUR})


def _draw_limit(svg: Element, way: Timeline, scale: _Scale) -> None:
    if way.limit is None:
        return
    look = EDGE_LOOKS["deadline"]
    at = scale.across(way.limit.day)
    group = SubElement(svg, "g", {"class": "pb-edge-label pb-edge-label--deadline pb-edge--deadline"})
    ends = {"x1": number(at), "x2": number(at), "y1": number(_HEAD - 4), "y2": number(scale.bottom)}
    line = {"class": "pb-line", "stroke": look.colour, "stroke-width": "1.5", "stroke-dasharray": look.dashes or ""}
    SubElement(group, "line", line | ends)
    is_right = at + text_width(way.limit.label, _SMALL) / 2 > _WIDTH
    anchored = {"fill": look.colour, "text-anchor": "end" if is_right else "middle"}
    write_lines(
        group, [clean(way.limit.label)], _SMALL, (_WIDTH if is_right else at, _HEAD - 4 - _SMALL.leading / 2), anchored
    )
