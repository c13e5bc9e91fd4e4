"""Measurements of the whole book and a smaller book in; the measurements that may stand in it, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from playbook.analytics.measurements import Group, Measurements
from playbook.editions.readers import may_read
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.entity import Entity, Shared

K = TypeVar("K", str, str | None)
T = TypeVar("T")

_NOBODY = Group(0, Decimal(0))


def restrict_measurements(measured: Measurements, whole: Book, smaller: Book, edition: Edition) -> Measurements | None:
    """The measurements that an edition's readers may see, none where the section `data` has another audience.

    What adds up to all clients and hides one of its groups is left out as a whole: from the others the hidden one could be reckoned.
    Where a line is hidden, all that counts its clients among others is left out too, and so is the whole. Of rows that do not count
    their number alone is told.
    """
    if not may_read(whole.data.audience, edition):
        return None
    sight = _Sight(whole, smaller, edition)
    has_statuses = sight.tells_all("statuses", whole.statuses, smaller.statuses)
    has_cells = sight.tells_all("abc_xyz", whole.abc_xyz, smaller.abc_xyz) and _cells(whole) == _cells(smaller)
    shown = replace(
        measured,
        cells=measured.cells if has_cells else {},
        abc=measured.abc if has_cells else {},
        xyz=measured.xyz if has_cells else {},
        pareto=measured.pareto if has_cells else (),
        statuses=measured.statuses if has_statuses else {},
        moves=measured.moves if has_statuses else (),
        segments=_segments(measured, sight),
        not_our_clients=sight.told(
            measured.not_our_clients, "not_our_clients", whole.not_our_clients, smaller.not_our_clients
        ),
        lines=measured.lines if sight.tells_all("lines", whole.lines, smaller.lines) else {},
        managers=measured.managers if has_cells or has_statuses else {},
        attributes=sight.told(measured.attributes, "attributes", whole.attributes, smaller.attributes),
        programmes=sight.told(measured.programmes, "loyalty", whole.loyalty, smaller.loyalty),
        bad_rows=tuple(replace(one, examples=()) for one in measured.bad_rows),
    )
    return _of_its_lines(shown) if sight.hides_a_line else shown


def _of_its_lines(shown: Measurements) -> Measurements:
    """Measurements without what is counted of all lines together."""
    return replace(
        shown,
        rows=0,
        whole=_NOBODY,
        cells=_named(shown.cells),
        abc=_named(shown.abc),
        xyz=_named(shown.xyz),
        statuses=_named(shown.statuses),
        moves=tuple(one for one in shown.moves if one.before or one.after),
        segments={name: _named(groups) for name, groups in shown.segments.items()},
        lines={},
        managers={},
        bad_rows=(),
        partial=frozenset({"lines"}),
    )


@dataclass(frozen=True, slots=True)
class _Sight:
    """What an edition tells of a book, and of which lines."""

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


def _segments(measured: Measurements, sight: _Sight) -> dict[str, Mapping[str | None, Group]]:
    """The groups of each segmentation that is told of with all its segments."""
    if not sight.smaller.tells_of("segmentations"):
        return {}
    told = {one.id: {segment.id for segment in one.segments} for one in sight.smaller.segmentations}
    return {
        one.id: measured.segments[one.id]
        for one in sight.whole.segmentations
        if one.id in measured.segments
        and {segment.id for segment in one.segments} <= told.get(one.id, set())
        and one.id in told
        and sight.is_of_its_lines(one)
    }


def _cells(book: Book) -> set[str]:
    return {name for name, _cell in book.cells()}


def _named(groups: Mapping[str | None, Group]) -> dict[str | None, Group]:
    return {name: group for name, group in groups.items() if name is not None}
