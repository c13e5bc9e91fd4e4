"""How long clients stay in a state: what the author wrote in; days, exact, by the book's working week, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.pipeline import State
from playbook.model.value import Duration

MOST_SORTS = 200
"""How many sorts of client the worst case is sought for."""

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


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of client by the segments that deadlines name; without any, those in none of these segments."""

    segments: frozenset[str] = frozenset()

    def deadline(self, state: State) -> Duration | None:
        """The deadline of these clients in a state."""
        if state.deadline is None:
            return None
        return next(
            (length for segment, length in state.deadline.by_segment.items() if segment in self.segments),
            state.deadline.limit,
        )

    def deadline_at(self, state: State) -> Address:
        """Where that deadline is written."""
        at = state.address / "deadline"
        segments = state.deadline.by_segment if state.deadline is not None else {}
        named = next((segment for segment in segments if segment in self.segments), None)
        return at if named is None else at / "by_segment" / named


def sorts_of(book: Book, states: Iterable[State]) -> list[Sort]:
    """The sorts of client whose deadlines may differ in these states, those of no segment first; of each segmentation at most one segment.

    Limits: the first `MOST_SORTS`. Whether some client can be in segments of two segmentations at once is not asked.
    """
    named = {segment for state in states if state.deadline is not None for segment in state.deadline.by_segment}
    if not named:
        return [Sort()]
    choices = [
        [None, *(one.id for one in segmentation.segments if one.id in named)] for segmentation in book.segmentations
    ]
    combined = product(*(one for one in choices if len(one) > 1))
    return [Sort(frozenset(filter(None, one))) for one in islice(combined, MOST_SORTS)]


def worst_stay(state: State, sort: Sort, working_week: int) -> Fraction | None:
    """The most days that clients of a sort may stay: their deadline; not known without one."""
    deadline = sort.deadline(state)
    return None if deadline is None else days_of(deadline, working_week)


def mean_stay(state: State, working_week: int) -> Fraction | None:
    """The days that clients typically stay: `lasts`, else the deadline; not known without either."""
    if state.lasts is not None:
        return days_of(state.lasts, working_week)
    return None if state.deadline is None else days_of(state.deadline.limit, working_week)


def lasting(state: State, working_week: int) -> Iterator[Fraction]:
    """The days of each step that says how long it takes."""
    return (days_of(step.lasts, working_week) for step in state.steps if step.lasts is not None)
