"""The reach of a programme within a line: whom it is for, for which products and on which days; two reaches in, what both reach, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from playbook.estimate.clientele import Clientele, Clients, met
from playbook.model.book import Book
from playbook.model.loyalty import Programme, Validity


@dataclass(frozen=True, slots=True)
class Reach:
    """Clients by their attributes; statuses, cells and products by id, nothing for any; first and last day."""

    clients: Clients
    statuses: frozenset[str] | None
    cells: frozenset[str] | None
    products: frozenset[str] | None
    first: date
    last: date

    @property
    def is_empty(self) -> bool:
        """Whether something that is named leaves nobody, nothing or no day."""
        nothing = frozenset[str]()
        return not self.clients or nothing in {self.statuses, self.cells, self.products} or self.first > self.last


@dataclass(frozen=True, slots=True)
class OfLine:
    """What a line has beside its clients: the ids of its statuses, cells and products."""

    statuses: frozenset[str]
    cells: frozenset[str]
    products: frozenset[str]


def of_line(book: Book, line: str | None) -> OfLine:
    """The statuses, cells and products of a line, and those of all lines."""
    return OfLine(
        frozenset(one.id for one in book.statuses if one.line in {None, line}),
        frozenset(name for matrix in book.abc_xyz if matrix.line in {None, line} for name in matrix.cells),
        frozenset(one.id for one in book.products if one.line in {None, line}),
    )


def reach_of(programme: Programme, clientele: Clientele, has: OfLine) -> Reach:
    """Whom and what a programme is for in a line; empty where it belongs to another."""
    valid = programme.valid or Validity()
    is_here = programme.line in {None, clientele.line}
    return Reach(
        clientele.of(programme.segments) if is_here else (),
        _named(programme.statuses, has.statuses),
        _named(programme.cells, has.cells),
        _named(programme.products, has.products),
        valid.from_ or date.min,
        valid.to or date.max,
    )


def met_reach(one: Reach, other: Reach) -> Reach:
    """What both reach at once; a client has one status and one cell, a sale is of one product."""
    return Reach(
        met(one.clients, other.clients),
        _both(one.statuses, other.statuses),
        _both(one.cells, other.cells),
        _both(one.products, other.products),
        max(one.first, other.first),
        min(one.last, other.last),
    )


def _named(names: Iterable[str], known: frozenset[str]) -> frozenset[str] | None:
    named = frozenset(names)
    return named & known if named else None


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return one if other is None else other
    return one & other
