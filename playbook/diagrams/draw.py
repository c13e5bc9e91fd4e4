"""A graph goes in, one inline `<svg>` comes out: colours as attributes for print, classes for the site."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from playbook.diagrams.arrange import Drawing, arrange
from playbook.diagrams.arrow import head_points, line_path, number
from playbook.diagrams.layout import Way
from playbook.diagrams.looks import EDGE_LOOKS, NODE_LOOKS, PAPER, SMALL_COLOUR, TITLE_COLOUR, NodeLook
from playbook.diagrams.measure import BADGE, INDENT, LABEL, PADDING, SMALL, TITLE, TITLE_GAP, Box, Tag
from playbook.diagrams.rectangle import Point, Rectangle, around
from playbook.diagrams.text_width import FAMILY, Type
from playbook.diagrams.wrap import clean
from playbook.plan.graph import Edge, Graph, Node

_MARGIN: Final = 6.0
# Where a baseline stands below the middle of its line, in parts of the type size: half a capital's height.
_BASELINE: Final = 0.345


def draw(graph: Graph) -> str:
    """The diagram as an `<svg>` element for an HTML page or a printed one; empty for a graph without nodes.

    A node with a `ref` is wrapped in `<a data-ref="KIND:ID">`, without a target: each medium puts in its own.
    """
    if not graph.nodes:
        return ""
    drawing = arrange(graph)
    svg = _frame(graph, drawing)
    for edge, way in zip(graph.edges, drawing.layout.ways, strict=True):
        _draw_edge(svg, edge, way)
    for edge, way, tag in zip(graph.edges, drawing.layout.ways, drawing.tags, strict=True):
        if way.label:
            _draw_label(svg, edge, tag, way.label)
    for node, box, card in zip(graph.nodes, drawing.boxes, drawing.cards, strict=True):
        _draw_node(svg, node, box, card)
    return _write(svg)


def _frame(graph: Graph, drawing: Drawing) -> Element:
    width, height = drawing.layout.width + 2 * _MARGIN, drawing.layout.height + 2 * _MARGIN
    name = "pb-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", graph.id)
    # An image has no parts to a screen reader, and so no links; a group has.
    role = "group" if any(node.ref for node in graph.nodes) else "img"
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "pb-diagram",
            "role": role,
            "aria-labelledby": f"{name}-title {name}-desc",
            "width": number(width),
            "height": number(height),
            "viewBox": f"{number(-_MARGIN)} {number(-_MARGIN)} {number(width)} {number(height)}",
            # `height:auto` stands in the style sheet: WeasyPrint would take it, written here, for a height of nothing.
            "style": "max-width:100%",
            "font-family": f"'{FAMILY}', sans-serif",
        },
    )
    SubElement(svg, "title", {"id": f"{name}-title"}).text = clean(graph.title)
    SubElement(svg, "desc", {"id": f"{name}-desc"}).text = clean(graph.description)
    return svg


def _draw_edge(svg: Element, edge: Edge, way: Way) -> None:
    look = EDGE_LOOKS[edge.kind]
    group = SubElement(svg, "g", {"class": f"pb-edge pb-edge--{edge.kind}"})
    line = {
        "class": "pb-line",
        "d": line_path(way),
        "fill": "none",
        "stroke": look.colour,
        "stroke-width": f"{look.width:g}",
    }
    if look.dashes:
        line |= {"stroke-dasharray": look.dashes, "stroke-linecap": "round"}
    SubElement(group, "path", line)
    SubElement(group, "polygon", {"class": "pb-head", "points": head_points(way), "fill": look.colour})


def _draw_label(svg: Element, edge: Edge, tag: Tag, centre: Point) -> None:
    """The label on a patch of the page's colour, so that no line of another arrow runs through its words."""
    group = SubElement(svg, "g", {"class": f"pb-edge-label pb-edge-label--{edge.kind}"})
    patch = {"class": "pb-patch", "rx": "4", "fill": PAPER, "fill-opacity": "0.85"}
    SubElement(group, "rect", patch | _place(around(centre, tag.width, tag.height)))
    first = centre[1] - (len(tag.lines) - 1) * LABEL.leading / 2
    anchored = {"text-anchor": "middle", "fill": EDGE_LOOKS[edge.kind].colour}
    _write_lines(group, tag.lines, LABEL, (centre[0], first), anchored)


def _draw_node(svg: Element, node: Node, box: Box, card: Rectangle) -> None:
    look = NODE_LOOKS[node.kind]
    group = SubElement(svg, "g", {"class": f"pb-node pb-node--{node.kind}"})
    parent = SubElement(group, "a", {"data-ref": clean(node.ref)}) if node.ref else group
    if box.is_cut:
        SubElement(parent, "title").text = clean(" · ".join((node.title, *node.lines)))
    surface = {"class": "pb-box", "rx": "9", "fill": look.surface, "stroke": look.border, "stroke-width": "1.25"}
    SubElement(parent, "rect", surface | _place(card))
    first = (card.top + card.bottom - box.content) / 2 + TITLE.leading / 2
    _draw_badge(parent, look, (card.left + PADDING + BADGE / 2, first))
    title = {"class": "pb-node-title", "fill": TITLE_COLOUR, "font-weight": str(TITLE.weight)}
    _write_lines(parent, box.title, TITLE, (card.left + INDENT, first), title)
    small = first + (len(box.title) - 0.5) * TITLE.leading + TITLE_GAP + SMALL.leading / 2
    _write_lines(parent, box.lines, SMALL, (card.left + INDENT, small), {"class": "pb-node-line", "fill": SMALL_COLOUR})


def _draw_badge(parent: Element, look: NodeLook, centre: Point) -> None:
    place = {"cx": number(centre[0]), "cy": number(centre[1]), "r": number(BADGE / 2)}
    SubElement(parent, "circle", {"class": "pb-badge", "fill": look.accent} | place)
    name = "pb-sign pb-sign--filled" if look.is_filled else "pb-sign"
    sign = {"class": name, "d": look.sign, "transform": f"translate({number(centre[0])},{number(centre[1])})"}
    stroke = {
        "fill": "none",
        "stroke": PAPER,
        "stroke-width": "1.8",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    SubElement(parent, "path", sign | ({"fill": PAPER} if look.is_filled else stroke))


def _write_lines(parent: Element, lines: tuple[str, ...], style: Type, first: Point, look: dict[str, str]) -> None:
    """Each line as a text of its own: several lines in one text are joined without a space where they are copied."""
    for index, line in enumerate(lines):
        baseline = first[1] + index * style.leading + style.size * _BASELINE
        place = {"x": number(first[0]), "y": number(baseline), "font-size": f"{style.size:g}"}
        SubElement(parent, "text", look | place).text = line


def _place(card: Rectangle) -> dict[str, str]:
    sizes = {"width": number(card.right - card.left), "height": number(card.bottom - card.top)}
    return {"x": number(card.left), "y": number(card.top)} | sizes


def _write(svg: Element) -> str:
    """One line for each box, arrow and label, without a blank line, at which Markdown would end a block of HTML."""
    svg.text = "\n"
    for child in svg:
        child.tail = "\n"
    return tostring(svg, encoding="unicode")
