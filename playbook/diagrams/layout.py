"""Graphviz's JSON goes in, where each box, arrow and label lies comes out: CSS pixels, from the top left corner."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playbook.diagrams.rectangle import Point


@dataclass(frozen=True, slots=True)
class Way:
    """The course of an arrow: corners from its tail to where its head begins, its tip, and the middle of its label."""

    corners: tuple[Point, ...]
    tip: Point
    label: Point | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing's places: one centre for each node and one way for each edge, in the graph's own order."""

    width: float
    height: float
    centres: tuple[Point, ...]
    ways: tuple[Way, ...]


def read_layout(answer: str) -> Layout:
    """The places that Graphviz has found; it counts upwards from the bottom, the screen downwards from the top."""
    found = json.loads(answer)
    left, bottom, right, top = (float(part) for part in found["bb"].split(","))
    nodes = sorted(found.get("objects", ()), key=lambda node: int(node["name"]))
    edges = sorted(found.get("edges", ()), key=lambda edge: int(edge["id"]))
    return Layout(
        width=right - left,
        height=top - bottom,
        centres=tuple(_point(node["pos"], left, top) for node in nodes),
        ways=tuple(_way(edge, left, top) for edge in edges),
    )


def _way(edge: dict[str, Any], left: float, top: float) -> Way:
    """Reads `e,TIP POINT POINT …`: a chain of cubic curves, of which a polyline's corners are the ends."""
    head, *points = edge["pos"].split(" ")
    return Way(
        corners=_without_doubles([_point(point, left, top) for point in points[::3]]),
        tip=_point(head.removeprefix("e,"), left, top),
        label=_point(edge["lp"], left, top) if "lp" in edge else None,
    )


def _point(text: str, left: float, top: float) -> Point:
    across, up = text.split(",")
    return float(across) - left, top - float(up)


def _without_doubles(corners: list[Point]) -> tuple[Point, ...]:
    return tuple(corner for index, corner in enumerate(corners) if index == 0 or corner != corners[index - 1])
