"""Measurements of the whole book and a smaller book in; the measurements that may stand in it, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from playbook.analytics.measurements import Group, Measurements
from playbook.editions.readers import may_read
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.entity import Entity

K = TypeVar("K", str, str | None)
T = TypeVar("T")

_SUMMED = ("cells", "statuses", "moves", "segments", "not_our_clients", "lines")
"""Fields whose groups add up to all clients."""
_NOBODY = Group(0, Decimal(0))


def restrict_measurements(measured: Measurements, whole: Book, smaller: Book, edition: Edition) -> Measurements | None:
    """The measurements that an edition's readers may see, none where the section `data` has another audience.

    They lack the groups that an edition's book lacks, and the sums by which they could be reckoned.
    The curve stands where the whole matrix does, persons where all statuses do as well. Of rows that do not count their number alone is
    told, and where a part is hidden not even that.
    """
    if not may_read(whole.data.audience, edition):
        return None
    statuses = _hidden(whole, smaller, "statuses", lambda book: book.statuses)
    tells_statuses = smaller.tells_of("statuses")
    shown = replace(
        measured,
        cells=_cells(measured, whole, smaller),
        statuses=_without(measured.statuses, statuses) if tells_statuses else {},
        moves=tuple(one for one in measured.moves if tells_statuses and not {one.before, one.after} & statuses),
        segments=_segments(measured, whole, smaller),
        not_our_clients=_of_section(measured.not_our_clients, whole, smaller, "not_our_clients"),
        lines=_lines(measured, whole, smaller, edition),
        attributes=_of_section(measured.attributes, whole, smaller, "attributes"),
        programmes=_of_section(measured.programmes, whole, smaller, "loyalty"),
        bad_rows=tuple(replace(one, examples=()) for one in measured.bad_rows),
    )
    partial = frozenset(name for name in _SUMMED if getattr(shown, name) != getattr(measured, name))
    if not partial:
        return shown
    has_matrix = "cells" not in partial
    return replace(
        shown,
        rows=0,
        whole=_NOBODY,
        abc=shown.abc if has_matrix else {},
        xyz=shown.xyz if has_matrix else {},
        pareto=shown.pareto if has_matrix else (),
        managers=shown.managers if has_matrix and "statuses" not in partial else {},
        bad_rows=(),
        partial=partial,
    )


def _hidden(whole: Book, smaller: Book, section: str, entities: Callable[[Book], Iterable[Entity]]) -> set[str | None]:
    """The ids in a section that the smaller book does not tell of."""
    told = {one.id for one in entities(smaller)} if smaller.tells_of(section) else set[str]()
    return {one.id for one in entities(whole) if one.id not in told}


def _of_section(groups: Mapping[K, T], whole: Book, smaller: Book, section: str) -> Mapping[K, T]:
    """Groups by the ids of a section, none where the section is not told of."""
    if not smaller.tells_of(section):
        return {}
    return _without(groups, _hidden(whole, smaller, section, lambda book: getattr(book, section)))


def _lines(measured: Measurements, whole: Book, smaller: Book, edition: Edition) -> Mapping[str | None, Group]:
    """The lines that an edition tells of; rows of no line belong to none of those it chose."""
    told = _of_section(measured.lines, whole, smaller, "lines")
    return _without(told, {None}) if edition.lines else told


def _without(groups: Mapping[K, T], hidden: set[str | None]) -> Mapping[K, T]:
    return {name: group for name, group in groups.items() if name not in hidden}


def _cells(measured: Measurements, whole: Book, smaller: Book) -> Mapping[str | None, Group]:
    """The cells that are told of; none where a matrix is hidden, as a cell counts the clients of all of them."""
    if not smaller.tells_of("abc_xyz") or len(smaller.abc_xyz) < len(whole.abc_xyz):
        return {}
    told = {name for name, _cell in smaller.cells()}
    return _without(measured.cells, {name for name, _cell in whole.cells() if name not in told})


def _segments(measured: Measurements, whole: Book, smaller: Book) -> Mapping[str, Mapping[str | None, Group]]:
    segmentations = _of_section(measured.segments, whole, smaller, "segmentations")
    hidden = _hidden(whole, smaller, "segmentations", lambda book: book.segments())
    return {name: _without(groups, hidden) for name, groups in segmentations.items()}
