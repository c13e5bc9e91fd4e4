"""A graph and the sizes of its boxes go in, a DOT source comes out that holds numbers only, never an author's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from playbook.diagrams.measure import Box, Tag
from playbook.plan.graph import Graph

_POINTS_PER_INCH = 72
# A label is room to be kept free. Graphviz measures it as dots of Courier, one pixel high, so its size is ours to say.
_DOT_WIDTH = 0.6
_DOT_HEIGHT = 1.2
_LABEL_DISTANCE = 12.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """Which way the arrows run, and the least distance (CSS pixels) of boxes side by side and of ranks.

    A coarse one saves time: straight lines, and less search for a good order. A mirrored one tells Graphviz the arrows
    from last to first, from which it may find a drawing with fewer crossings.
    """

    direction: Literal["down", "right"]
    beside: float
    between: float
    is_coarse: bool = False
    is_mirrored: bool = False


def write_dot(graph: Graph, boxes: Sequence[Box], tags: Sequence[Tag], spacing: Spacing) -> str:
    """What Graphviz is asked to lay out; nodes are called by their number, and an arrow's id is its number."""
    rankdir = "TB" if spacing.direction == "down" else "LR"
    edges = _edges(graph, tags)
    if spacing.is_mirrored:
        edges.reverse()
    gaps = f"nodesep={_inches(spacing.beside)} ranksep={_inches(spacing.between)}"
    effort = "splines=line nslimit=0.2 nslimit1=0.2 mclimit=0.05" if spacing.is_coarse else "splines=polyline mclimit=4"
    lines = [
        f"graph [rankdir={rankdir} {gaps} {effort}]",
        'node [shape=box fixedsize=true label=""]',
        "edge [fontname=Courier fontsize=1 arrowsize=0.8]",
        *(f"{index} [width={_inches(box.width)} height={_inches(box.height)}]" for index, box in enumerate(boxes)),
        *edges,
    ]
    return "digraph {\n" + ";\n".join(lines) + "\n}\n"


def _edges(graph: Graph, tags: Sequence[Tag]) -> list[str]:
    numbers = {node.id: index for index, node in enumerate(graph.nodes)}
    backbone = _backbone(graph)
    lines = []
    for index, (edge, tag) in enumerate(zip(graph.edges, tags, strict=True)):
        weight = 12 if index in backbone else 1
        label = f' label="{_room(tag)}"' if tag.lines else ""
        lines.append(f"{numbers[edge.source]} -> {numbers[edge.target]} [id={index} weight={weight}{label}]")
    return lines


def _backbone(graph: Graph) -> set[int]:
    """The arrows from a node to the one listed right after it: the way the author tells, which is to run straight."""
    order = {node.id: index for index, node in enumerate(graph.nodes)}
    return {index for index, edge in enumerate(graph.edges) if order[edge.target] == order[edge.source] + 1}


def _room(tag: Tag) -> str:
    return "." * round((tag.width + _LABEL_DISTANCE) / _DOT_WIDTH) + r"\n" * round(tag.height / _DOT_HEIGHT)


def _inches(pixels: float) -> str:
    return f"{pixels / _POINTS_PER_INCH:.4f}"
