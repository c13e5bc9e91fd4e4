"""Waiting between two people: handoffs in; the days that a client waits on a way to be accepted out."""

from __future__ import annotations

from fractions import Fraction

from playbook.estimate.graph import Edge, StateGraph
from playbook.estimate.stays import days_of
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.pipeline import Pipeline


class Waits:
    """How long clients wait on each way of a book: no longer than its handoff is to be accepted within; without one not at all.

    Of several handoffs between the same two at one state the slowest is waited for.
    """

    def __init__(self, book: Book, graph: StateGraph) -> None:
        self._graph = graph
        self._week = book.masthead.working_week
        self._handoffs: dict[tuple[str, str, str], Handoff] = {}
        for handoff in book.handoffs:
            if handoff.accept_within is not None:
                key = (handoff.from_, handoff.to, handoff.at)
                self._handoffs[key] = max(self._handoffs.get(key, handoff), handoff, key=self._days)

    def handoff(self, edge: Edge) -> Handoff | None:
        """The handoff by which a client passes from one owner to another on a way."""
        giver, taker = edge.state.owner, self._graph.states[edge.target].owner
        return self._handoffs.get((giver, taker, edge.target)) if giver and taker and giver != taker else None

    def days(self, edge: Edge) -> Fraction:
        """Days of waiting on a way."""
        handoff = self.handoff(edge)
        return Fraction(0) if handoff is None else self._days(handoff)

    def in_pipeline(self, pipeline: Pipeline) -> Fraction:
        """Days of waiting at all handoffs of a pipeline: on no way a client waits longer."""
        within = f"{pipeline.id}/"
        return sum((self._days(one) for one in self._handoffs.values() if one.at.startswith(within)), Fraction(0))

    def _days(self, handoff: Handoff) -> Fraction:
        return Fraction(0) if handoff.accept_within is None else days_of(handoff.accept_within, self._week)
