"""A page as WeasyPrint laid it out, with zeros where page numbers belong, in; the same page with the numbers themselves out.

All figures are as wide as a zero, so that a line keeps its place; where there was room for a figure too many, what follows on the line moves up.
"""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.formatting_structure import boxes

from playbook.publish.page_numbers import PLACE

_FIGURE_SPACE = "\N{FIGURE SPACE}"
_FROM_THE_LEFT = {"start", "left", "justify"}


def write_numbers(page: boxes.PageBox, pages: Mapping[str, int]) -> None:
    """Writes the number of each anchor's page into its place."""
    for line in [box for box in page.descendants() if isinstance(box, boxes.LineBox)]:
        _write(line, line, pages)


def _write(box: boxes.Box, line: boxes.LineBox, pages: Mapping[str, int]) -> float:
    """Writes the numbers in a box of a line; how much narrower it has become."""
    if isinstance(box, boxes.TextBox):
        anchor = None if box.element is None else box.element.get(PLACE)
        return 0.0 if anchor is None else _write_number(box, line, str(pages[anchor]))
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        return 0.0  # a block within a line has lines of its own
    saved = 0.0
    for child in box.children:
        if saved:
            child.translate(dx=-saved)
        saved += _write(child, line, pages)
    if saved:
        box.width -= saved
    return saved


def _write_number(box: boxes.TextBox, line: boxes.LineBox, number: str) -> float:
    """One number; where lines end on the right, the room that is left stays before it and is not seen."""
    room = len(box.text)
    slack = room - len(number) if line.style["text_align_all"] in _FROM_THE_LEFT else 0
    box.text = box.pango_layout.text = number.rjust(room - slack, _FIGURE_SPACE)
    saved = float(box.width) * slack / room
    box.width -= saved
    return saved
