"""The longest way to a sale: a pipeline in; the states a client may need from the start to the first win, with their days, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from playbook.criteria import Budget
from playbook.estimate.graph import SELLING, Edge, StateGraph
from playbook.estimate.longest import BUDGET, Doubt, LongWay, longest_way
from playbook.estimate.sorts import MOST_SORTS, Sort, sorts_of
from playbook.estimate.stays import Stays, longest_stay, longest_stays, worst_stays
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline

Waiting = Callable[[Edge], Fraction]


@dataclass(frozen=True, slots=True)
class Cycle:
    """A way over `start` and `work` states to the first `won` one, and the sort of client that may take longest on it.

    Units: `days` are the deadlines of its states but the last, in calendar days; `total` is their sum and what waiting adds.
    `doubt` says why there may be a longer one than this.
    """

    way: LongWay
    sort: Sort
    days: tuple[Fraction, ...]
    doubt: Doubt | None = None

    @property
    def is_longest(self) -> bool:
        """Whether no way of any client takes longer."""
        return self.doubt is None

    @property
    def total(self) -> Fraction:
        """The days of the whole way."""
        return self.way.total

    @property
    def states(self) -> tuple[str, ...]:
        """The states in which the clock runs, first to last."""
        return self.way.states[:-1]


def longest_cycle(book: Book, graph: StateGraph, pipeline: Pipeline, waiting: Waiting | None = None) -> Cycle | None:
    """The way whose deadlines add up to most, over all starts and sorts of client; none where nobody can win.

    A state without a deadline adds nothing. `waiting` is what an edge adds, in days.
    Source: book-format, "pipelines": from the start to the first `won` state, over `start` and `work` states, none of them twice.
    """
    if waiting is not None:
        return _longest(book, graph, pipeline, waiting)
    known = _without_waiting(book)
    if pipeline.id not in known:
        known[pipeline.id] = _longest(book, graph, pipeline, None)
    return known[pipeline.id]


@once_per_book
def _without_waiting(_book: Book) -> dict[str, Cycle | None]:
    return {}


def _longest(book: Book, graph: StateGraph, pipeline: Pipeline, waiting: Waiting | None) -> Cycle | None:
    selling = {name: state for name, state in graph.states_of(pipeline) if state.kind in SELLING}
    won = {name for name, state in graph.states_of(pipeline) if state.kind == "won"}
    by_sort = worst_stays(book, pipeline, selling)
    searched = longest_stays(by_sort)
    doubt: Doubt | None = "sorts" if len(searched) == MOST_SORTS or not sorts_of(book, pipeline).are_all else None
    best: LongWay | None = None
    budget = Budget(BUDGET)
    for _sort, stays in searched:
        for start in graph.starts_of(pipeline):
            way = longest_way(start, won, _selling_ways(graph), _costs(start, stays, waiting), budget)
            if way is not None:
                doubt = doubt if way.is_longest else "ways"
                best = way if best is None or way.total > best.total else best
    return None if best is None else replace(_by_simplest_sort(best, by_sort), doubt=doubt)


def _by_simplest_sort(way: LongWay, by_sort: list[tuple[Sort, Stays]]) -> Cycle:
    """The way with the sort of fewest segments, of those that take longest on it."""
    on_way = [(sort, tuple(stays[name] for name in way.states[:-1])) for sort, stays in by_sort]
    sort, days = max(on_way, key=lambda one: (sum(one[1]), -len(one[0].segments)))
    return Cycle(way, sort, days)


def most_days(book: Book, graph: StateGraph, pipeline: Pipeline) -> Fraction:
    """The deadlines of all states in which the clock runs, added up: no way takes longer, and it is found at once."""
    week = book.masthead.working_week
    states = graph.states_of(pipeline)
    return sum((longest_stay(state, week) for _name, state in states if state.kind in SELLING), Fraction(0))


def _selling_ways(graph: StateGraph) -> Callable[[str], list[Edge]]:
    """The ways of a sale: out of `start` and `work` states, into such states and won ones."""

    def ways_out(name: str) -> list[Edge]:
        return list(graph.inner(name, SELLING_OR_WON)) if graph.states[name].kind in SELLING else []

    return ways_out


def _costs(start: str, stays: Stays, waiting: Waiting | None) -> Callable[[Edge | None], Fraction]:
    def cost(edge: Edge | None) -> Fraction:
        if edge is None:
            return stays[start]
        stay = stays.get(edge.target, Fraction(0))
        return stay if waiting is None else stay + waiting(edge)

    return cost


SELLING_OR_WON = SELLING | {"won"}
