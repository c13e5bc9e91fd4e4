"""A book, a smaller book and its edition in; which groups of clients of a ledger may be told of in it, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from playbook.editions.readers import may_read
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.entity import Entity, Shared

K = TypeVar("K", str, str | None)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LedgerSight:
    """What an edition tells of a book, and of which lines.

    Groups that add up to all clients are told of together or not at all: from the others a hidden one could be reckoned.
    """

    whole: Book
    smaller: Book
    edition: Edition

    @property
    def hides_a_line(self) -> bool:
        """Whether the book has a line that the edition is not about, or that its readers may not read."""
        return any(
            not may_read(line.audience, self.edition) or (self.edition.lines and line.id not in self.edition.lines)
            for line in self.whole.lines
        )

    @property
    def tells_statuses(self) -> bool:
        """Whether clients may be told of by status."""
        return self.tells_all("statuses", self.whole.statuses, self.smaller.statuses)

    @property
    def tells_cells(self) -> bool:
        """Whether clients may be told of by cell of the matrix."""
        is_told = self.tells_all("abc_xyz", self.whole.abc_xyz, self.smaller.abc_xyz)
        return is_told and _cells(self.whole) == _cells(self.smaller)

    @property
    def tells_lines(self) -> bool:
        """Whether clients may be told of by line."""
        return self.tells_all("lines", self.whole.lines, self.smaller.lines)

    @property
    def tells_managers(self) -> bool:
        """Whether managers may be named: to readers who see the statuses or the matrix, and every line."""
        return (self.tells_statuses or self.tells_cells) and not self.hides_a_line

    @property
    def segmentations(self) -> frozenset[str]:
        """The segmentations by which clients may be told of: those of which every segment is."""
        if not self.smaller.tells_of("segmentations"):
            return frozenset()
        told = {one.id: {segment.id for segment in one.segments} for one in self.smaller.segmentations}
        return frozenset(
            one.id
            for one in self.whole.segmentations
            if one.id in told and {segment.id for segment in one.segments} <= told[one.id] and self.is_of_its_lines(one)
        )

    def tells_all(self, section: str, whole: Collection[Shared], smaller: Collection[Shared]) -> bool:
        """Whether a section is told of with all that it has, and none of it counts clients of a hidden line."""
        told = {one.address for one in smaller}
        return self.smaller.tells_of(section) and all(
            one.address in told and self.is_of_its_lines(one) for one in whole
        )

    def told(
        self, groups: Mapping[K, T], section: str, whole: Iterable[Entity], smaller: Iterable[Entity]
    ) -> dict[K, T]:
        """Groups that do not add up to anything, by the ids of a section: those that are told of."""
        if not self.smaller.tells_of(section):
            return {}
        told = {one.id for one in smaller}
        hidden = {one.id for one in whole if one.id not in told or not self.is_of_its_lines(one)}
        return {name: group for name, group in groups.items() if name not in hidden}

    def is_of_its_lines(self, one: Shared) -> bool:
        """Whether something counts clients of the edition's lines alone, where others are hidden."""
        return not self.hides_a_line or one.line in self.edition.lines


def _cells(book: Book) -> set[str]:
    return {name for name, _cell in book.cells()}
