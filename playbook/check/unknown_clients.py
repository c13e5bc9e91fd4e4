"""Unknown clients: an attribute that may be unknown in; a client who is in no segment because of that, out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from playbook.criteria import Budget, Value, common, population_of, uncovered
from playbook.criteria.boxes import Box
from playbook.criteria.partition import BUDGET
from playbook.model.book import Book
from playbook.model.segmentation import Segment, Segmentation


@dataclass(frozen=True, slots=True)
class UnknownClient:
    """A client of ours who is in no segment, and would be in this one if the attribute were known."""

    client: Mapping[str, Value]
    segment: Segment


class UnknownClients:
    """The clients of a line whom a segmentation divides, with those of whom some of these attributes are unknown."""

    def __init__(self, book: Book, segmentation: Segmentation, line: str | None, names: Collection[str]) -> None:
        self._names = names
        self._population = population_of(book, segmentation, line, unknown=names)
        self._budget = Budget(BUDGET)

    def left_out(self, name: str) -> UnknownClient | None:
        """A client who falls out of all segments when this attribute is not known, all the others being known; nothing if there is none.

        Raises: BudgetSpentError.
        """
        population = self._population
        if population.space.whole is None:
            return None
        covers = [box for _segment, box in population.segments] + population.boxes_not_ours
        tested = [(segment, box) for segment, box in population.segments if name in segment.criteria]
        for part in uncovered(self._without(population.space.whole, name), covers, self._budget):
            for segment, box in tested:
                self._budget.spend()
                left = common(part, self._without(box, name))
                if left is not None:
                    return UnknownClient(population.space.client(left), segment)
        return None

    def _without(self, box: Box, name: str) -> Box:
        """A box for clients of whom one attribute is unknown, and the others that were added only for being asked are known."""
        found = []
        for axis, mask in zip(self._population.space.axes, box, strict=True):
            if axis.name == name:
                found.append(axis.unknown)
            else:
                found.append(mask & axis.known if axis.name in self._names else mask)
        return tuple(found)
