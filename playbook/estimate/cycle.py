"""The longest way to a sale: a pipeline in; the states a client may need from the start to the first win, with their days, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from playbook.estimate.graph import SELLING, Edge, StateGraph
from playbook.estimate.longest import LongWay, longest_way
from playbook.estimate.stays import MOST_SORTS, Sort, days_of, sorts_of, worst_stay
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State

Waiting = Callable[[Edge], Fraction]


@dataclass(frozen=True, slots=True)
class Cycle:
    """A way over `start` and `work` states to the first `won` one, and the sort of client that may take longest on it.

    Units: `days` are the deadlines of its states but the last, in calendar days; `total` is their sum and what waiting adds.
    `is_longest` is false where the search ran out of its budget: there is this way, and there may be a longer one.
    """

    way: LongWay
    sort: Sort
    days: tuple[Fraction, ...]
    is_longest: bool

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
    week = book.masthead.working_week
    selling = {name: state for name, state in graph.states_of(pipeline) if state.kind in SELLING}
    won = {name for name, state in graph.states_of(pipeline) if state.kind == "won"}
    best: Cycle | None = None
    sorts = sorts_of(book, selling.values())
    is_complete = len(sorts) < MOST_SORTS
    for sort in sorts:
        stays = {name: worst_stay(state, sort, week) or Fraction(0) for name, state in selling.items()}
        for start in graph.starts_of(pipeline):
            way = longest_way(start, won, _selling_ways(graph), _costs(start, stays, waiting))
            if way is None:
                continue
            is_complete = is_complete and way.is_longest
            if best is None or way.total > best.total:
                best = Cycle(way, sort, tuple(stays[name] for name in way.states[:-1]), is_longest=True)
    return best if best is None or is_complete else replace(best, is_longest=False)


def most_days(book: Book, graph: StateGraph, pipeline: Pipeline) -> Fraction:
    """The deadlines of all states in which the clock runs, added up: no way takes longer, and it is found at once."""
    week = book.masthead.working_week
    return sum((_longest_stay(state, week) for _name, state in graph.states_of(pipeline)), Fraction(0))


def _longest_stay(state: State, week: int) -> Fraction:
    if state.kind not in SELLING or state.deadline is None:
        return Fraction(0)
    return max(days_of(one, week) for one in (state.deadline.limit, *state.deadline.by_segment.values()))


def _selling_ways(graph: StateGraph) -> Callable[[str], list[Edge]]:
    """The ways of a sale: out of `start` and `work` states, into such states and won ones."""

    def ways_out(name: str) -> list[Edge]:
        return list(graph.inner(name, SELLING_OR_WON)) if graph.states[name].kind in SELLING else []

    return ways_out


def _costs(start: str, stays: dict[str, Fraction], waiting: Waiting | None) -> Callable[[Edge | None], Fraction]:
    def cost(edge: Edge | None) -> Fraction:
        if edge is None:
            return stays[start]
        stay = stays.get(edge.target, Fraction(0))
        return stay if waiting is None else stay + waiting(edge)

    return cost


SELLING_OR_WON = SELLING | {"won"}
