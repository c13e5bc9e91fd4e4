"""The movement between statuses goes in, one inline `<svg>` comes out: a band for each move, as wide as it has clients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from playbook.diagrams.arrow import number
from playbook.diagrams.canvas import frame, place_of, write_lines, written
from playbook.diagrams.looks import NODE_LOOKS, SMALL_COLOUR, TITLE_COLOUR
from playbook.diagrams.rectangle import Point, Rectangle
from playbook.diagrams.text_width import Type
from playbook.diagrams.wrap import clean, wrap
from playbook.plan.status_flow import FlowBand, FlowEnd, MoveKind, StatusFlow

_WIDTH: Final = 672.0
_HEAD: Final = 28.0
_TITLE: Final = Type(size=13, leading=16, weight=600)
_SMALL: Final = Type(size=12, leading=15)
_COUNT: Final = Type(size=11.5, leading=14, weight=600)
_WORDS: Final = 168.0
_BAR: Final = 9.0
_GAP: Final = 9.0
_BETWEEN: Final = 16.0
_ALL: Final = 250.0
"""The height of all clients together, were they not kept apart."""
_THINNEST: Final = 1.5

# Bands lie over one another and let one another through.
_FILLS: Final[dict[MoveKind, tuple[str, str]]] = {
    "stays": ("#94a3b8", "0.38"),
    "comes": ("#2563eb", "0.38"),
    "other": ("#d97706", "0.42"),
    "wanted": ("#0f766e", "0.5"),
}


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of the time: the height at which each status and each band of it has its middle, and how far a status reaches."""

    middles: dict[str, float]
    bars: dict[str, tuple[float, float]]
    bands: dict[FlowBand, float]
    bottom: float


def draw_flow(flow: StatusFlow) -> str:
    """The movement as an `<svg>` element; empty without moves. A status with a `ref` is wrapped in `<a data-ref="KIND:ID">`."""
    whole = sum(band.clients for band in flow.bands)
    if not whole:
        return ""
    per_client = _ALL / whole
    titles = {one: wrap(one.title, _TITLE, _WORDS - _GAP, 2) for one in (*flow.sources, *flow.targets)}
    left = _side(flow.sources, flow.bands, "source", per_client, titles)
    right = _side(flow.targets, flow.bands, "target", per_client, titles)
    has_links = any(one.ref for one in titles)
    size = (_WIDTH, max(left.bottom, right.bottom))
    svg = frame(flow.id, size, flow.title, flow.description, has_links=has_links)
    _draw_heads(svg, flow)
    for kind in _FILLS:
        for band in flow.bands:
            if band.kind == kind:
                _draw_band(svg, band, (left, right), max(band.clients * per_client, _THINNEST))
    _draw_counts(svg, flow.bands, left, right)
    for one in flow.sources:
        _draw_end(svg, one, titles[one], left, is_left=True)
    for one in flow.targets:
        _draw_end(svg, one, titles[one], right, is_left=False)
    return written(svg)


def _side(
    ends: Iterable[FlowEnd],
    bands: Sequence[FlowBand],
    key: str,
    per_client: float,
    titles: dict[FlowEnd, tuple[str, ...]],
) -> _Side:
    """Statuses one under the other; each band is given the room that its number needs, however thin it is."""
    side, top = _Side({}, {}, {}, 0.0), _HEAD
    for end in ends:
        own = [band for band in bands if getattr(band, key) == end.id]
        rooms = [max(band.clients * per_client, _COUNT.leading) for band in own]
        height = max(sum(rooms), len(titles[end]) * _TITLE.leading + _SMALL.leading)
        side.middles[end.id] = top + height / 2
        at = top + (height - sum(rooms)) / 2
        side.bars[end.id] = at, at + sum(rooms)
        for band, room in zip(own, rooms, strict=True):
            side.bands[band] = at + room / 2
            at += room
        top += height + _BETWEEN
    return _Side(side.middles, side.bars, side.bands, top - _BETWEEN)


def _draw_heads(svg: Element, flow: StatusFlow) -> None:
    group = SubElement(svg, "g", {"class": "pb-names"})
    for words, across, anchor in ((flow.before, 0.0, "start"), (flow.after, _WIDTH, "end")):
        look = {"class": "pb-axis", "fill": SMALL_COLOUR, "text-anchor": anchor}
        write_lines(group, [clean(words)], _SMALL, (across, _SMALL.leading / 2), look)


def _draw_band(svg: Element, band: FlowBand, sides: tuple[_Side, _Side], width: float) -> None:
    fill, opacity = _FILLS[band.kind]
    start = (_WORDS + _BAR, sides[0].bands[band] - width / 2)
    end = (_WIDTH - _WORDS - _BAR, sides[1].bands[band] - width / 2)
    group = SubElement(svg, "g", {"class": f"pb-flow pb-flow--{band.kind}"})
    SubElement(group, "title").text = clean(band.told)
    look = {"class": "pb-flow-band", "fill": fill, "fill-opacity": opacity}
    SubElement(group, "path", look | {"d": _ribbon(start, end, width)})


def _ribbon(start: Point, end: Point, width: float) -> str:
    middle = (start[0] + end[0]) / 2
    (left, high), (right, low) = start, end
    over = f"M{_pair(left, high)} C{_pair(middle, high)} {_pair(middle, low)} {_pair(right, low)}"
    back = f"C{_pair(middle, low + width)} {_pair(middle, high + width)} {_pair(left, high + width)}"
    return f"{over} L{_pair(right, low + width)} {back} Z"


def _pair(across: float, height: float) -> str:
    return f"{number(across)},{number(height)}"


def _draw_counts(svg: Element, bands: Sequence[FlowBand], left: _Side, right: _Side) -> None:
    """The number of each band where it leaves and where it arrives; a band that is alone there has that of its status."""
    group = SubElement(svg, "g", {"class": "pb-flow-counts"})
    look = {"class": "pb-bar-label", "fill": TITLE_COLOUR, "font-weight": "600"}
    for band in bands:
        if sum(one.source == band.source for one in bands) > 1:
            place = (_WORDS + _BAR + _GAP / 2, left.bands[band])
            write_lines(group, [band.count], _COUNT, place, look | {"text-anchor": "start"})
        if sum(one.target == band.target for one in bands) > 1:
            place = (_WIDTH - _WORDS - _BAR - _GAP / 2, right.bands[band])
            write_lines(group, [band.count], _COUNT, place, look | {"text-anchor": "end"})


def _draw_end(svg: Element, end: FlowEnd, title: tuple[str, ...], side: _Side, *, is_left: bool) -> None:
    group = SubElement(svg, "g", {"class": "pb-node pb-node--status"})
    parent = SubElement(group, "a", {"data-ref": clean(end.ref)}) if end.ref else group
    top, bottom = side.bars[end.id]
    across = _WORDS if is_left else _WIDTH - _WORDS - _BAR
    bar = {"class": "pb-bar", "rx": "2", "fill": NODE_LOOKS["status"].accent}
    SubElement(parent, "rect", bar | place_of(Rectangle(across, top, across + _BAR, max(bottom, top + _THINNEST))))
    words = (_WORDS - _GAP, "end") if is_left else (_WIDTH - _WORDS + _GAP, "start")
    height = len(title) * _TITLE.leading + _SMALL.leading
    first = side.middles[end.id] - height / 2 + _TITLE.leading / 2
    shown = {"class": "pb-node-title", "fill": TITLE_COLOUR, "font-weight": "600", "text-anchor": words[1]}
    write_lines(parent, title, _TITLE, (words[0], first), shown)
    small = first + len(title) * _TITLE.leading - (_TITLE.leading - _SMALL.leading) / 2
    line = {"class": "pb-node-line", "fill": SMALL_COLOUR, "text-anchor": words[1]}
    write_lines(parent, [clean(end.count)], _SMALL, (words[0], small), line)
