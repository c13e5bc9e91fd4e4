"""A matrix goes in, one inline `<svg>` comes out: the more of the whole lies in a cell, the deeper its colour."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from playbook.diagrams.canvas import frame, place_of, write_lines, written
from playbook.diagrams.looks import SMALL_COLOUR, TITLE_COLOUR
from playbook.diagrams.rectangle import Rectangle
from playbook.diagrams.text_width import Type, text_width
from playbook.diagrams.wrap import clean, wrap
from playbook.plan.heat_map import HeatBand, HeatCell, HeatMap

_WIDTH: Final = 672.0
_NAME: Final = Type(size=15, leading=19, weight=600)
_TITLE: Final = Type(size=12.5, leading=16, weight=600)
_SMALL: Final = Type(size=12, leading=15)
_LINE: Final = Type(size=13, leading=17)
_MOST_LINES: Final = 3
_GAP: Final = 6.0
_PADDING: Final = 11.0
_LEFT: Final = 92.0

# Ink stands on each of them with a contrast of 6.5 and more.
_SURFACES: Final = ("#f5f7f9", "#e4f3f1", "#bfe4df", "#93d1c9", "#63bab0")
_BORDERS: Final = ("#d5dce4", "#b9ded9", "#8ecdc5", "#5fb4aa", "#37988d")


class _Scale:
    """Where rows and columns stand."""

    def __init__(self, matrix: HeatMap) -> None:
        self._cell = (_WIDTH - _LEFT) / max(len(matrix.columns), 1)
        self.meanings = {
            band.letter: wrap(band.meaning, _SMALL, width, _MOST_LINES)
            for bands, width in ((matrix.columns, self._cell - 2 * _GAP), (matrix.rows, _LEFT - _GAP))
            for band in bands
        }
        most = max((len(self.meanings[band.letter]) for band in matrix.columns), default=0)
        self._top = _NAME.leading + most * _SMALL.leading + _GAP
        inner = max((len(cell.lines) for cell in matrix.cells), default=0) * _LINE.leading
        self._height = inner + _NAME.leading + _TITLE.leading + 2 * _PADDING
        self._columns = {band.letter: place for place, band in enumerate(matrix.columns)}
        self._rows = {band.letter: place for place, band in enumerate(matrix.rows)}

    def place(self, row: str, column: str) -> Rectangle:
        """The card of a cell, with the gap between cards taken off."""
        left = _LEFT + self._columns[column] * self._cell
        top = self._top + self._rows[row] * self._height
        return Rectangle(left + _GAP / 2, top + _GAP / 2, left + self._cell - _GAP / 2, top + self._height - _GAP / 2)

    @property
    def size(self) -> tuple[float, float]:
        """The whole drawing."""
        return _WIDTH, self._top + len(self._rows) * self._height


def draw_heat(matrix: HeatMap) -> str:
    """The matrix as an `<svg>` element; empty without cells. A cell with a `ref` is wrapped in `<a data-ref="KIND:ID">`."""
    if not matrix.cells:
        return ""
    scale = _Scale(matrix)
    has_links = any(cell.ref for cell in matrix.cells)
    svg = frame(matrix.id, scale.size, matrix.title, matrix.description, has_links=has_links)
    for band in matrix.columns:
        card = scale.place(matrix.rows[0].letter, band.letter)
        _draw_band(svg, band, scale, ((card.left + card.right) / 2, _NAME.leading / 2), "middle")
    for band in matrix.rows:
        card = scale.place(band.letter, matrix.columns[0].letter)
        height = _NAME.leading + len(scale.meanings[band.letter]) * _SMALL.leading
        _draw_band(svg, band, scale, (0.0, (card.top + card.bottom - height + _NAME.leading) / 2), "start")
    for cell in matrix.cells:
        _draw_cell(svg, cell, scale.place(cell.row, cell.column))
    return written(svg)


def _draw_band(svg: Element, band: HeatBand, scale: _Scale, first: tuple[float, float], anchor: str) -> None:
    group = SubElement(svg, "g", {"class": "pb-heat-band"})
    look = {"class": "pb-bar-label", "fill": TITLE_COLOUR, "font-weight": "600", "text-anchor": anchor}
    write_lines(group, [clean(band.letter)], _NAME, first, look)
    under = first[0], first[1] + (_NAME.leading + _SMALL.leading) / 2
    small = {"class": "pb-axis", "fill": SMALL_COLOUR, "text-anchor": anchor}
    write_lines(group, scale.meanings[band.letter], _SMALL, under, small)


def _draw_cell(svg: Element, cell: HeatCell, card: Rectangle) -> None:
    group = SubElement(svg, "g", {"class": f"pb-node pb-heat pb-heat--{cell.heat}"})
    parent = SubElement(group, "a", {"data-ref": clean(cell.ref)}) if cell.ref else group
    SubElement(parent, "title").text = clean(cell.told)
    surface = {"fill": _SURFACES[cell.heat], "stroke": _BORDERS[cell.heat], "stroke-width": "1"}
    SubElement(parent, "rect", {"class": "pb-box", "rx": "7"} | surface | place_of(card))
    ink = {"class": "pb-node-title", "fill": TITLE_COLOUR}
    left, first = card.left + _PADDING, card.top + _PADDING + _NAME.leading / 2
    write_lines(parent, [cell.name], _NAME, (left, first), ink | {"font-weight": "600"})
    under = first + (_NAME.leading + _TITLE.leading) / 2
    width = card.right - card.left - 2 * _PADDING
    write_lines(parent, wrap(cell.title, _TITLE, width, 1), _TITLE, (left, under), ink | {"font-weight": "600"})
    lines = under + (_TITLE.leading + _LINE.leading) / 2
    fitting = [wrap(line, _LINE, width, 1)[0] if text_width(line, _LINE) > width else line for line in cell.lines]
    write_lines(parent, fitting, _LINE, (left, lines), ink)
