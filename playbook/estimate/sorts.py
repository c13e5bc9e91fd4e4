"""Sorts of client: the deadlines of a pipeline in; the clients for whom they differ, each with one who can exist, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from playbook.criteria import Budget, BudgetSpentError, Client, uncovered
from playbook.diagnostics import Address
from playbook.estimate.clientele import Clientele, Clients, clienteles, met
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, State
from playbook.model.value import Duration

MOST_SORTS = 200
"""How many sorts of client are told apart, where segments of several segmentations meet."""
BUDGET = 50_000
"""How many boxes are looked at to find out which sorts of client there are in a pipeline; some 50 ms."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of client by the segments that deadlines name; without any, those in none of these segments.

    `witness`: one of them, unless whether there is one could not be decided, or every client is of this sort.
    """

    segments: frozenset[str] = frozenset()
    witness: Client = field(default_factory=dict, compare=False)

    def deadline(self, state: State) -> Duration | None:
        """The deadline of these clients in a state."""
        if state.deadline is None:
            return None
        named = self._named_in(state)
        return state.deadline.limit if named is None else state.deadline.by_segment[named]

    def deadline_at(self, state: State) -> Address:
        """Where that deadline is written."""
        at, named = state.address / "deadline", self._named_in(state)
        return at if named is None else at / "by_segment" / named

    def _named_in(self, state: State) -> str | None:
        """The segment by which a state's deadline is told; of several the first that is written there."""
        by_segment: Mapping[str, Duration] = state.deadline.by_segment if state.deadline is not None else {}
        named = [segment for segment in self.segments if segment in by_segment]
        return named[0] if len(named) == 1 else next((one for one in by_segment if one in named), None)


@dataclass(frozen=True, slots=True)
class Sorts:
    """The sorts of client of a pipeline, those of no segment first; `are_all` is false where there were too many to tell apart."""

    found: tuple[Sort, ...]
    are_all: bool = True


def sorts_of(book: Book, pipeline: Pipeline) -> Sorts:
    """The sorts of client whose deadlines may differ in a pipeline and of whom there can be some, on its line and ours.

    Limits: where criteria test what the book does not define, or cross too often, every sort is taken for possible.
    """
    known = _known(book)
    if pipeline.id not in known:
        known[pipeline.id] = _sorts(book, pipeline)
    return known[pipeline.id]


@once_per_book
def _known(_book: Book) -> dict[str, Sorts]:
    return {}


Choice = Sequence[str | None]
"""Segments of which a client is in one at most, nothing for none of them."""


def _sorts(book: Book, pipeline: Pipeline) -> Sorts:
    choices = list(_choices(book, pipeline))
    if not choices:
        return Sorts((Sort(),))
    lines = clienteles(book)
    meant = [lines[pipeline.line]] if pipeline.line in lines else list(lines.values())
    budget = Budget(BUDGET)
    try:
        by_line = [_of_line(one, choices, budget) for one in meant] if _is_told(book, choices) else []
    except BudgetSpentError:
        by_line = []
    found = {sort.segments: sort for one in reversed(by_line) for sort in one.found}
    if found:
        return Sorts(tuple(found.values()), all(one.are_all for one in by_line))
    combined = [Sort(frozenset(filter(None, one))) for one in islice(product(*choices), MOST_SORTS + 1)]
    return Sorts(tuple(combined[:MOST_SORTS]), len(combined) <= MOST_SORTS)


def _choices(book: Book, pipeline: Pipeline) -> Iterator[Choice]:
    """What clients differ by: of each segmentation at most one segment, unless its segments may overlap."""
    named = {name for state in pipeline.states if state.deadline is not None for name in state.deadline.by_segment}
    for segmentation in book.segmentations if named else ():
        here = [one.id for one in segmentation.segments if one.id in named]
        named.difference_update(here)
        if segmentation.policy == "overlapping":
            yield from ([None, one] for one in here)
        elif here:
            yield [None, *here]


def _is_told(book: Book, choices: Iterable[Choice]) -> bool:
    """Whether the criteria of all these segments, and of those before them, test nothing but attributes of the book."""
    known = {attribute.id for attribute in book.attributes}
    named = {name for choice in choices for name in choice}
    return all(
        segment.criteria.keys() <= known
        for segmentation in book.segmentations
        if any(one.id in named for one in segmentation.segments)
        for segment in segmentation.segments
    )


def _of_line(clientele: Clientele, choices: Iterable[Choice], budget: Budget) -> Sorts:
    """The sorts of which a line has clients; choice by choice, so that what nobody is in is not combined any further.

    Raises: BudgetSpentError.
    """
    found: list[tuple[Sort, Clients]] = [(Sort(), clientele.everyone)]
    are_all = True
    for number, choice in enumerate(choices):
        parted = _parted(clientele, found, [name for name in choice if name and clientele.has(name)], budget)
        found = list(islice(parted, MOST_SORTS + 1) if number else parted)
        if number and len(found) > MOST_SORTS:
            found, are_all = found[:MOST_SORTS], False
    return Sorts(tuple(sort for sort, _clients in found), are_all)


def _parted(
    clientele: Clientele, sorts: Iterable[tuple[Sort, Clients]], names: Sequence[str], budget: Budget
) -> Iterator[tuple[Sort, Clients]]:
    """Sorts parted by segments of which a client is in one at most, those in none of them first; only where there is somebody."""
    inside = {name: clientele.of([name]) for name in names}
    boxes = tuple(box for parts in inside.values() for part in parts for box in uncovered(part.box, part.taken, budget))
    for sort, clients in sorts:
        outside = tuple(replace(part, taken=(*part.taken, *boxes)) for part in clients)
        options = [(sort.segments, outside)]
        options += [(sort.segments | {name}, met(clients, parts)) for name, parts in inside.items()]
        for segments, within in options:
            someone = clientele.someone(within, budget)
            if someone is not None:
                yield Sort(segments, someone.client), within
