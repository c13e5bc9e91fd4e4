"""The clientele: the clients of one line, all its segmentations together; names of segments in, the clients in all of them at once, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from playbook.criteria import Box, Budget, Client, Space, common, uncovered
from playbook.criteria.axis import axis_of
from playbook.criteria.classify import entries_by_criteria
from playbook.criteria.population import takes_unknown
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.once import once_per_book
from playbook.model.segmentation import Segment, Segmentation


@dataclass(frozen=True, slots=True)
class Part:
    """Clients told by a box; `chosen` is the segment they are in by its segmentation, where a client is in one only.

    `taken`: boxes of earlier segments, whose clients are not these because order decides.
    """

    box: Box
    chosen: tuple[tuple[str, str], ...] = ()
    taken: tuple[Box, ...] = ()


Clients = tuple[Part, ...]
"""Everyone who is in any of the parts; nobody without parts."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A client who is easy to imagine, and the attributes that tell him from everyone."""

    client: Client
    told_by: tuple[str, ...]


class Clientele:
    """The possible clients of a line, who is not ours left out at the end; without lines, of the book.

    Limits: criteria over attributes that the book does not define tell nothing: their segments are not known here, nor who is not ours by them.
    """

    def __init__(self, book: Book, line: str | None) -> None:
        self.line = line
        known = {attribute.id for attribute in book.attributes}
        segmentations = [one for one in book.segmentations if one.line in {None, line}]
        entries = [entry for entry in entries_by_criteria(book, line) if (entry.criteria or {}).keys() <= known]
        tested: dict[str, list[Criterion]] = {}
        for criteria in chain(
            (segment.criteria for one in segmentations for segment in one.segments),
            (entry.criteria or {} for entry in entries),
            (exception.criteria for entry in entries for exception in entry.exceptions),
        ):
            for name, criterion in criteria.items():
                tested.setdefault(name, []).append(criterion)
        self.space = Space(
            axis_of(one, tested[one.id], has_unknown=one.may_be_unknown and takes_unknown(tested[one.id]))
            for one in book.attributes
            if one.id in tested
        )
        self._not_ours = [
            box
            for entry in entries
            for box in self.space.difference(
                self.space.box(entry.criteria or {}), (self.space.box(one.criteria) for one in entry.exceptions)
            )
        ]
        self._parts = dict(self._parts_of(segmentations, known))

    @property
    def everyone(self) -> Clients:
        """Every possible client."""
        return () if self.space.whole is None else (Part(self.space.whole),)

    def has(self, segment: str) -> bool:
        """Whether a segment of this line has this id, and somebody could meet its criteria."""
        return segment in self._parts

    def of(self, segments: Iterable[str]) -> Clients:
        """The clients of some segments; of all of them, where none is named."""
        named = tuple(segments)
        return tuple(self._parts[one] for one in named if one in self._parts) if named else self.everyone

    def someone(self, clients: Clients, budget: Budget) -> Someone | None:
        """One of the clients who is ours; nothing if there is none.

        Raises: BudgetSpentError.
        """
        box = next(self._ours(clients, budget), None)
        return None if box is None else Someone(self.space.client(box), tuple(self.space.told_by(box)))

    def has_someone(self, clients: Clients, budget: Budget) -> bool:
        """Whether any of the clients is ours.

        Raises: BudgetSpentError.
        """
        return next(self._ours(clients, budget), None) is not None

    def _ours(self, clients: Clients, budget: Budget) -> Iterator[Box]:
        for part in clients:
            yield from uncovered(part.box, (*part.taken, *self._not_ours), budget)

    def _parts_of(self, segmentations: Iterable[Segmentation], known: set[str]) -> Iterator[tuple[str, Part]]:
        seen: set[str] = set()
        for segmentation in segmentations:
            earlier: list[Box] = []
            for segment in segmentation.segments:
                box = self.space.box(segment.criteria) if segment.criteria.keys() <= known else None
                if box is not None and segment.id not in seen and segment.line in {None, self.line}:
                    yield segment.id, _part(segmentation, segment, box, earlier)
                seen.add(segment.id)
                if box is not None and segmentation.policy == "first-match":
                    earlier.append(box)


@once_per_book
def clienteles(book: Book) -> dict[str | None, Clientele]:
    """The clientele of each line by its id; of a book without lines, its only one by nothing."""
    lines: list[str | None] = [line.id for line in book.lines]
    return {line: Clientele(book, line) for line in lines or [None]}


def met(some: Clients, others: Clients) -> Clients:
    """The clients who are among these and among those: at once in a segment of either, but never in two where one excludes the other."""
    found: dict[Part, None] = {}
    for one in some:
        for other in others:
            box = common(one.box, other.box)
            chosen = _chosen(one, other)
            if box is not None and chosen is not None:
                found[Part(box, chosen, tuple(dict.fromkeys((*one.taken, *other.taken))))] = None
    return tuple(found)


def _part(segmentation: Segmentation, segment: Segment, box: Box, earlier: Iterable[Box]) -> Part:
    chosen = () if segmentation.policy == "overlapping" else ((segmentation.id, segment.id),)
    return Part(box, chosen, tuple(one for one in earlier if common(one, box)))


def _chosen(one: Part, other: Part) -> tuple[tuple[str, str], ...] | None:
    """The segments of both; nothing where they differ within one segmentation."""
    if one.chosen == other.chosen or not other.chosen:
        return one.chosen
    both: Mapping[str, str] = dict((*one.chosen, *other.chosen))
    is_same = all(both[segmentation] == segment for segmentation, segment in one.chosen)
    return tuple(sorted(both.items())) if is_same else None
