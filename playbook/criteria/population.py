"""The clients of a segmentation: its space, the boxes of its segments, and the boxes of those who are not ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from playbook.criteria.axis import axis_of
from playbook.criteria.boxes import Box, Budget, BudgetSpentError
from playbook.criteria.classify import entries_by_criteria
from playbook.criteria.space import Space
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment, Segmentation

_MOST_BOXES = 5_000
"""Into how many boxes exceptions may cut who is not ours; all that is proved later looks at each of them."""


@dataclass(frozen=True, slots=True)
class Population:
    """All clients that a segmentation divides.

    `segments`: in the order of the book, without those that nobody can be in. `not_ours`: what each entry takes, without its exceptions.
    `untold`: attributes that criteria test and the book does not define; without them nothing is proved. `is_exclusive`: each client is to
    be in one segment only. `is_cut_too_often`: exceptions cut who is not ours into more boxes than can be looked at.
    """

    space: Space
    segments: tuple[tuple[Segment, Box], ...]
    not_ours: tuple[tuple[NotOurClient, tuple[Box, ...]], ...]
    untold: tuple[str, ...] = ()
    is_exclusive: bool = False
    is_cut_too_often: bool = False

    @property
    def boxes_not_ours(self) -> list[Box]:
        """The boxes of all who are not ours.

        Raises: BudgetSpentError where they are too many.
        """
        if self.is_cut_too_often:
            raise BudgetSpentError
        return [box for _entry, boxes in self.not_ours for box in boxes]


def population_of(
    book: Book, segmentation: Segmentation, line: str | None = None, unknown: Collection[str] = ()
) -> Population:
    """The clients of a line whom a segmentation divides, as its own criteria and those of the not-our-clients of the line see them.

    A segmentation that names its line has no other; where neither it nor the caller does, the not-our-clients of every line are taken:
    so are the clients of a book without lines. Unknown is possible where the attribute may be unknown and some criterion takes it: where
    none does, S107 asks who finds it out, and names it in `unknown`.
    """
    entries = list(entries_by_criteria(book, segmentation.line or line))
    tested: dict[str, list[Criterion]] = {}
    exceptions = (one.criteria for entry in entries for one in entry.exceptions)
    for criteria in chain(_all(segmentation, entries), exceptions):
        for name, criterion in criteria.items():
            tested.setdefault(name, []).append(criterion)
    space = Space(
        axis_of(
            attribute,
            tested[attribute.id],
            has_unknown=attribute.may_be_unknown and (attribute.id in unknown or takes_unknown(tested[attribute.id])),
        )
        for attribute in book.attributes
        if attribute.id in tested
    )
    known = {attribute.id for attribute in book.attributes}
    not_ours = _not_ours(space, entries)
    return Population(
        space,
        tuple((segment, box) for segment in segmentation.segments if (box := space.box(segment.criteria)) is not None),
        not_ours or (),
        tuple(name for name in tested if name not in known),
        is_exclusive=segmentation.policy == "exclusive",
        is_cut_too_often=not_ours is None,
    )


def takes_unknown(criteria: Iterable[Criterion]) -> bool:
    """Whether any of the criteria is met by a client of whom the attribute is unknown."""
    return any(criterion.takes_unknown for criterion in criteria)


def _all(segmentation: Segmentation, entries: Iterable[NotOurClient]) -> Iterable[Mapping[str, Criterion]]:
    yield from (segment.criteria for segment in segmentation.segments)
    yield from (entry.criteria or {} for entry in entries)


def _not_ours(space: Space, entries: Iterable[NotOurClient]) -> tuple[tuple[NotOurClient, tuple[Box, ...]], ...] | None:
    """The boxes of each entry; nothing where they are too many."""
    budget = Budget(_MOST_BOXES)
    try:
        return tuple((entry, tuple(_taken(space, entry, budget))) for entry in entries)
    except BudgetSpentError:
        return None


def _taken(space: Space, entry: NotOurClient, budget: Budget) -> list[Box]:
    return space.difference(
        space.box(entry.criteria or {}), (space.box(one.criteria) for one in entry.exceptions), budget
    )
