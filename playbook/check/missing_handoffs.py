"""Missing handoffs: a book in; where a client passes from one role to another without one, and those whose two sides are swapped, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from playbook.estimate.graph import Edge, state_graph
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.once import once_per_book

Hands: TypeAlias = tuple[str, str, str]
"""The role that gives, the role that takes, and the state (`pipeline/state`) where it happens."""


@once_per_book
def missing_handoffs(book: Book) -> Mapping[Hands, Sequence[Edge]]:
    """Transitions and passed deadlines between states of different owners, by the handoff that they lack."""
    graph = state_graph(book)
    roles = {role.id for role in book.roles}
    passed = {(handoff.from_, handoff.to, handoff.at) for handoff in book.handoffs}
    missing: dict[Hands, list[Edge]] = {}
    for name in graph.states:
        for edge in graph.ways_out[name]:
            giver, taker = edge.state.owner, graph.states[edge.target].owner
            if giver in roles and taker in roles and giver != taker and (giver, taker, edge.target) not in passed:
                missing.setdefault((str(giver), str(taker), edge.target), []).append(edge)
    return missing


def would_serve(handoff: Handoff) -> Hands:
    """What a handoff would be if its `from` and `to` were swapped."""
    return handoff.to, handoff.from_, handoff.at


def is_swapped(book: Book, handoff: Handoff) -> bool:
    """Whether a handoff that is missing is there, but with `from` and `to` swapped."""
    return would_serve(handoff) in missing_handoffs(book)
