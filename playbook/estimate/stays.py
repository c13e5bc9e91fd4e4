"""How long clients stay in a state: what the author wrote in; days, exact, by the book's working week, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from operator import ge

from playbook.estimate.sorts import MOST_SORTS, Sort, sorts_of
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State, Step
from playbook.model.value import Duration

_HOURS_OF_A_DAY = 24
_DAYS_OF = {"d": 1, "w": 7, "mo": 30}


def days_of(length: Duration, working_week: int) -> Fraction:
    """Calendar days of a length of time, exact: three times 8h is 1d, which a decimal of 28 figures is not.

    Source: book-format, "Values": 24h = 1d, 1w = 7d, 1mo = 30d, working days by a week of so many.
    """
    amount = Fraction(length.amount)
    if length.unit == "wd":
        return amount * 7 / working_week
    return amount / _HOURS_OF_A_DAY if length.unit == "h" else amount * _DAYS_OF[length.unit]


def worst_stay(state: State, sort: Sort, working_week: int) -> Fraction | None:
    """The most days that clients of a sort may stay: their deadline; not known without one."""
    deadline = sort.deadline(state)
    return None if deadline is None else days_of(deadline, working_week)


def mean_stays(book: Book, pipeline: Pipeline, state: State) -> tuple[Fraction, Fraction] | None:
    """The fewest and the most days that clients typically stay: `lasts`, else the deadlines of those there are; not known without either."""
    week = book.masthead.working_week
    if state.lasts is not None:
        return (days_of(state.lasts, week),) * 2
    if state.deadline is None:
        return None
    written = {days_of(one, week) for one in (state.deadline.limit, *state.deadline.by_segment.values())}
    sorts = sorts_of(book, pipeline)
    if sorts.are_all:
        written = {days for sort in sorts.found if (days := worst_stay(state, sort, week)) is not None}
    return min(written), max(written)


def mean_stay(book: Book, pipeline: Pipeline, state: State) -> Fraction | None:
    """The days that clients typically stay; not known where nothing tells, or where it is not the same for all."""
    found = mean_stays(book, pipeline, state)
    return found[0] if found is not None and found[0] == found[1] else None


def longest_stay(state: State, working_week: int) -> Fraction:
    """The longest deadline that is written at a state, whoever it is for; nothing without one."""
    if state.deadline is None:
        return Fraction(0)
    return max(days_of(one, working_week) for one in (state.deadline.limit, *state.deadline.by_segment.values()))


def lasting(state: State, working_week: int) -> list[tuple[int, Step, Fraction]]:
    """The steps that say how long they take, each with its number and days."""
    return [
        (number, step, days_of(step.lasts, working_week))
        for number, step in enumerate(state.steps)
        if step.lasts is not None
    ]


Stays = Mapping[str, Fraction]
"""Days by the name of a state."""


def worst_stays(book: Book, pipeline: Pipeline, states: Mapping[str, State]) -> list[tuple[Sort, Stays]]:
    """The deadlines of each sort of client in some states, the most days in all first; of sorts with the same deadlines one.

    A state without a deadline adds nothing.
    """
    week = book.masthead.working_week
    found: dict[tuple[Fraction, ...], Sort] = {}
    for sort in sorts_of(book, pipeline).found:
        days = tuple(worst_stay(state, sort, week) or Fraction(0) for state in states.values())
        found.setdefault(days, sort)
    ranked = sorted(found.items(), key=lambda one: sum(one[0]), reverse=True)
    return [(sort, dict(zip(states, days, strict=True))) for days, sort in ranked]


def longest_stays(stays: Sequence[tuple[Sort, Stays]], most: int = MOST_SORTS) -> list[tuple[Sort, Stays]]:
    """Of sorts, the most days first, those that may stay longer in some state than each of the others; at most so many."""
    kept: list[tuple[Sort, Stays]] = []
    for sort, days in stays:
        if len(kept) == most:
            break
        if not any(all(map(ge, other.values(), days.values())) for _sort, other in kept):
            kept.append((sort, days))
    return kept
