"""A size and words go in, the frame of a drawing and its lines of text come out: what every kind of drawing is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from playbook.diagrams.arrow import number
from playbook.diagrams.rectangle import Point, Rectangle
from playbook.diagrams.text_width import FAMILY, Type
from playbook.diagrams.wrap import clean

MARGIN: Final = 6.0
# Where a baseline stands below the middle of its line, in parts of the type size: half a capital's height.
_BASELINE: Final = 0.345


def frame(name: str, size: tuple[float, float], title: str, description: str, *, has_links: bool) -> Element:
    """The `<svg>` of a drawing from (0, 0) to its size, with a margin around it; `name` parts its ids from those of others."""
    width, height = size[0] + 2 * MARGIN, size[1] + 2 * MARGIN
    name = "pb-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", name)
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "pb-diagram",
            # An image has no parts to a screen reader, and so no links; a group has.
            "role": "group" if has_links else "img",
            "aria-labelledby": f"{name}-title {name}-desc",
            "width": number(width),
            "height": number(height),
            "viewBox": f"{number(-MARGIN)} {number(-MARGIN)} {number(width)} {number(height)}",
            # `height:auto` stands in the style sheet: WeasyPrint would take it, written here, for a height of nothing.
            "style": "max-width:100%",
            "font-family": f"'{FAMILY}', sans-serif",
        },
    )
    SubElement(svg, "title", {"id": f"{name}-title"}).text = clean(title)
    SubElement(svg, "desc", {"id": f"{name}-desc"}).text = clean(description)
    return svg


def write_lines(parent: Element, lines: Iterable[str], style: Type, first: Point, look: dict[str, str]) -> None:
    """Each line as a text of its own: several lines in one text are joined without a space where they are copied."""
    for index, line in enumerate(lines):
        baseline = first[1] + index * style.leading + style.size * _BASELINE
        place = {"x": number(first[0]), "y": number(baseline), "font-size": f"{style.size:g}"}
        SubElement(parent, "text", look | place).text = line


def place_of(card: Rectangle) -> dict[str, str]:
    """The attributes by which a `<rect>` stands in its place."""
    sizes = {"width": number(card.right - card.left), "height": number(card.bottom - card.top)}
    return {"x": number(card.left), "y": number(card.top)} | sizes


def written(svg: Element) -> str:
    """One line for each box, arrow and label, without a blank line, at which Markdown would end a block of HTML."""
    svg.text = "\n"
    for child in svg:
        child.tail = "\n"
    return tostring(svg, encoding="unicode")
