"""A picture as data: what stands in a diagram and what leads where, before anyone has laid it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NodeKind = Literal["start", "work", "pause", "won", "lost", "role", "status", "unknown"]
EdgeKind = Literal["next", "deadline", "handoff", "movement", "elsewhere", "real", "unwritten", "idle"]


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its title, small lines under it (owner, deadline), and what it links to.

    `ref` is a reference such as `state:new-clients/contact-1`; it becomes a link in each medium's own way.
    """

    id: str
    title: str
    kind: NodeKind
    lines: tuple[str, ...] = ()
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one box to another; `deadline` arrows are the ways that time takes, drawn dashed.

    Of what really happened: `real` ones are drawn as they are written, `unwritten` ones the book does not have, `idle` ones nobody goes.
    `width` in CSS pixels is that of the line, where it is not that of its kind.
    """

    source: str
    target: str
    kind: EdgeKind
    label: str = ""
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole diagram; `description` says in a sentence what a reader who cannot see it should know.

    Raises: ValueError when two nodes have one id, or an edge leads from or to a node that is not there.
    """

    id: str
    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    direction: Literal["down", "right"] = "down"

    def __post_init__(self) -> None:
        ids = {node.id for node in self.nodes}
        if len(ids) < len(self.nodes):
            raise ValueError(f"Two nodes of the diagram {self.id} have the same id.")
        strangers = {end for edge in self.edges for end in (edge.source, edge.target)} - ids
        if strangers:
            raise ValueError(f"The diagram {self.id} has arrows to nodes it lacks: {', '.join(sorted(strangers))}.")
