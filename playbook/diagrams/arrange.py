"""A graph goes in, a drawing comes out: measured, laid out in several ways, and of those the one that reads best."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playbook.diagrams.dot import Spacing, write_dot
from playbook.diagrams.ends import tidy_ends
from playbook.diagrams.engine import lay_out
from playbook.diagrams.labels import settle_labels
from playbook.diagrams.layout import Layout, read_layout
from playbook.diagrams.measure import NO_TAG, Box, Tag, measure_box, measure_tag
from playbook.diagrams.quality import fault
from playbook.diagrams.rectangle import Rectangle, around
from playbook.diagrams.twins import leaders, with_twins
from playbook.plan.graph import Graph

# Boxes and arrows together, from which on a drawing is tried only once, and from which on only roughly.
_CROWDED = 90
_HUGE = 250


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is known before a line is drawn: a box and its place for each node, a tag for each edge."""

    boxes: tuple[Box, ...]
    tags: tuple[Tag, ...]
    cards: tuple[Rectangle, ...]
    layout: Layout


@dataclass(frozen=True, slots=True)
class _Fit:
    """One try: how ranks run, how wide (CSS pixels) words may; in an even one all boxes are as wide as the widest."""

    spacing: Spacing
    box_text: float
    label_text: float
    is_even: bool = False


_DOWN = (
    _Fit(Spacing("down", beside=34, between=34), box_text=168, label_text=130, is_even=True),
    _Fit(Spacing("down", beside=28, between=34), box_text=150, label_text=110, is_even=True),
    _Fit(Spacing("down", beside=28, between=34), box_text=150, label_text=110),
    _Fit(Spacing("down", beside=20, between=34), box_text=100, label_text=84),
)
_RIGHT = (
    _Fit(Spacing("right", beside=30, between=34), box_text=150, label_text=110),
    _Fit(Spacing("right", beside=24, between=24), box_text=110, label_text=88),
)
_ROUGH = _Fit(Spacing("down", beside=14, between=34, is_coarse=True), box_text=92, label_text=0)


def arrange(graph: Graph) -> Drawing:
    """The first drawing without fault, else the least bad; a row too long for a page may end up as a column.

    Leaves out: the labels of a graph that is too big to be read in any case, so that it keeps nobody waiting.
    """
    first, *others = _fits(graph)
    best = _try(graph, first)
    least = fault(best.layout, best.cards) if others else 0.0
    for fit in others:
        if not least:
            break
        drawing = _try(graph, fit)
        found = fault(drawing.layout, drawing.cards)
        if found < least:
            best, least = drawing, found
    return replace(best, layout=settle_labels(best.layout, best.cards, best.tags))


def _fits(graph: Graph) -> tuple[_Fit, ...]:
    parts = len(graph.nodes) + len(graph.edges)
    if parts > _HUGE:
        return (_ROUGH,)
    if parts > _CROWDED:
        return _DOWN[-1:]
    fits = _RIGHT + _DOWN if graph.direction == "right" else _DOWN
    return tuple(replace(fit, spacing=replace(fit.spacing, is_mirrored=turn)) for fit in fits for turn in (False, True))


def _try(graph: Graph, fit: _Fit) -> Drawing:
    boxes = [measure_box(node, fit.box_text) for node in graph.nodes]
    if fit.is_even:
        widest = max(box.width for box in boxes)
        boxes = [replace(box, width=widest) for box in boxes]
    tags = [measure_tag(edge.label, fit.label_text) if fit.label_text else NO_TAG for edge in graph.edges]
    led_by = leaders(graph.edges)
    leading = sorted(set(led_by))
    lead = replace(graph, edges=tuple(graph.edges[number] for number in leading))
    dot = write_dot(lead, boxes, [tags[number] for number in leading], fit.spacing)
    layout = with_twins(read_layout(lay_out(dot)), led_by)
    pairs = zip(layout.centres, boxes, strict=True)
    cards = tuple(around(centre, box.width, box.height) for centre, box in pairs)
    return Drawing(tuple(boxes), tuple(tags), cards, tidy_ends(layout, cards, _ends(graph)))


def _ends(graph: Graph) -> list[tuple[int, int]]:
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    return [(numbers[edge.source], numbers[edge.target]) for edge in graph.edges]
