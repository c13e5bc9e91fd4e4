"""A picture goes in, one inline `<svg>` comes out: colours as attributes for print, classes for the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from playbook.diagrams.arrange import arrange
from playbook.diagrams.arrow import head_points, line_path, number
from playbook.diagrams.canvas import frame, place_of, write_lines, written
from playbook.diagrams.course_chart import draw_course
from playbook.diagrams.heat_map import draw_heat
from playbook.diagrams.interval_bar import draw_interval
from playbook.diagrams.layout import Way
from playbook.diagrams.looks import EDGE_LOOKS, NODE_LOOKS, PAPER, SMALL_COLOUR, TITLE_COLOUR, EdgeLook, NodeLook
from playbook.diagrams.measure import BADGE, INDENT, LABEL, PADDING, SMALL, TITLE, TITLE_GAP, Box, Tag
from playbook.diagrams.month_chart import draw_months
from playbook.diagrams.pareto_curve import draw_pareto
from playbook.diagrams.rectangle import Point, Rectangle, around
from playbook.diagrams.status_flow import draw_flow
from playbook.diagrams.timeline import draw_timeline
from playbook.diagrams.wrap import clean
from playbook.plan.course_chart import CourseChart
from playbook.plan.graph import Edge, Graph, Node
from playbook.plan.heat_map import HeatMap
from playbook.plan.interval_bar import IntervalBar
from playbook.plan.month_chart import MonthChart
from playbook.plan.pareto_curve import ParetoCurve
from playbook.plan.status_flow import StatusFlow
from playbook.plan.timeline import Timeline

Picture = CourseChart | Graph | HeatMap | IntervalBar | MonthChart | ParetoCurve | StatusFlow | Timeline
"""Everything that is drawn in a book."""


def draw(picture: Picture) -> str:
    """The picture as an `<svg>` element for an HTML page or a printed one; empty where there is nothing to draw.

    A part with a `ref` is wrapped in `<a data-ref="KIND:ID">`, without a target: each medium puts in its own.
    """
    return _ARTISTS[type(picture)](picture)


def _draw_graph(graph: Graph) -> str:
    if not graph.nodes:
        return ""
    drawing = arrange(graph)
    size = drawing.layout.width, drawing.layout.height
    svg = frame(graph.id, size, graph.title, graph.description, has_links=any(node.ref for node in graph.nodes))
    for edge, way in zip(graph.edges, drawing.layout.ways, strict=True):
        _draw_edge(svg, edge, way)
    for edge, way, tag in zip(graph.edges, drawing.layout.ways, drawing.tags, strict=True):
        if way.label:
            _draw_label(svg, edge, tag, way.label)
    for node, box, card in zip(graph.nodes, drawing.boxes, drawing.cards, strict=True):
        _draw_node(svg, node, box, card)
    return written(svg)


def _draw_edge(svg: Element, edge: Edge, way: Way) -> None:
    look = EDGE_LOOKS[edge.kind]
    group = SubElement(svg, "g", {"class": f"pb-edge pb-edge--{edge.kind}"} | _paleness(look))
    line = {
        "class": "pb-line",
        "d": line_path(way),
        "fill": "none",
        "stroke": look.colour,
        "stroke-width": f"{look.width if edge.width is None else edge.width:g}",
    }
    if look.dashes:
        line |= {"stroke-dasharray": look.dashes, "stroke-linecap": "round"}
    SubElement(group, "path", line)
    SubElement(group, "polygon", {"class": "pb-head", "points": head_points(way), "fill": look.colour})


def _paleness(look: EdgeLook) -> dict[str, str]:
    return {"opacity": f"{look.opacity:g}"} if look.opacity < 1 else {}


def _draw_label(svg: Element, edge: Edge, tag: Tag, centre: Point) -> None:
    """The label on a patch of the page's colour, so that no line of another arrow runs through its words."""
    group = SubElement(svg, "g", {"class": f"pb-edge-label pb-edge-label--{edge.kind}"})
    patch = {"class": "pb-patch", "rx": "4", "fill": PAPER, "fill-opacity": "0.85"}
    SubElement(group, "rect", patch | place_of(around(centre, tag.width, tag.height)))
    first = centre[1] - (len(tag.lines) - 1) * LABEL.leading / 2
    anchored = {"text-anchor": "middle", "fill": EDGE_LOOKS[edge.kind].colour}
    write_lines(group, tag.lines, LABEL, (centre[0], first), anchored)


def _draw_node(svg: Element, node: Node, box: Box, card: Rectangle) -> None:
    look = NODE_LOOKS[node.kind]
    group = SubElement(svg, "g", {"class": f"pb-node pb-node--{node.kind}"})
    parent = SubElement(group, "a", {"data-ref": clean(node.ref)}) if node.ref else group
    if box.is_cut:
        SubElement(parent, "title").text = clean(" · ".join((node.title, *node.lines)))
    surface = {"class": "pb-box", "rx": "9", "fill": look.surface, "stroke": look.border, "stroke-width": "1.25"}
    SubElement(parent, "rect", surface | place_of(card))
    first = (card.top + card.bottom - box.content) / 2 + TITLE.leading / 2
    _draw_badge(parent, look, (card.left + PADDING + BADGE / 2, first))
    title = {"class": "pb-node-title", "fill": TITLE_COLOUR, "font-weight": str(TITLE.weight)}
    write_lines(parent, box.title, TITLE, (card.left + INDENT, first), title)
    small = first + (len(box.title) - 0.5) * TITLE.leading + TITLE_GAP + SMALL.leading / 2
    write_lines(parent, box.lines, SMALL, (card.left + INDENT, small), {"class": "pb-node-line", "fill": SMALL_COLOUR})


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


_ARTISTS: Final[Mapping[type[Picture], Callable[[Any], str]]] = {
    CourseChart: draw_course,
    Graph: _draw_graph,
    HeatMap: draw_heat,
    IntervalBar: draw_interval,
    MonthChart: draw_months,
    ParetoCurve: draw_pareto,
    StatusFlow: draw_flow,
    Timeline: draw_timeline,
}
