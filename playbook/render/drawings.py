"""Graphs in, their safe SVG out, drawn once for site and paper; and by other processes, where there are some, ahead of its need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup

from playbook.diagrams import draw
from playbook.plan import Page, Plan
from playbook.plan.graph import Graph

Drawings: TypeAlias = Mapping[Graph, "Future[str]"]
"""Drawings on their way, by what they show."""


def draw_ahead(plan: Plan, pool: Executor) -> Drawings:
    """All drawings of a book, begun by the processes of a pool."""
    graphs = dict.fromkeys(graph for page in plan.pages if (graph := graph_of(page)))
    return {graph: pool.submit(draw, graph) for graph in graphs}


def graph_of(page: Page) -> Graph | None:
    """What is drawn on a page; most have nothing."""
    graph = getattr(page.draft.content, "graph", None)
    return graph if isinstance(graph, Graph) else None


def artist(ahead: Drawings) -> Callable[[Graph], Markup]:
    """What gives the SVG of a graph: waits for a drawing that is on its way, and draws by itself what nobody else does."""

    def drawing(graph: Graph) -> Markup:
        return Markup(ahead[graph].result()) if graph in ahead else _drawn(graph)  # noqa: S704 - see below

    return drawing


@lru_cache(maxsize=500)  # the same for site and print, and for the next build of a preview
def _drawn(graph: Graph) -> Markup:
    return Markup(draw(graph))  # noqa: S704 - our own SVG, in which every label is escaped
