"""Every criterion of a book with where it stands, whatever it is a criterion of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.criterion import Criterion, Measure

_Name = TypeVar("_Name", bound=str)  # an attribute's, or one of the measures

Placed = tuple[Address, str, Criterion]
"""Where a criterion stands, on which attribute or measure it is, and what it allows."""


def criteria_of(book: Book) -> Iterator[Placed]:
    """Criteria over attributes: of segments, not-our-clients and their exceptions, portraits."""
    for segment in book.segments():
        yield from _of(segment.criteria, segment.address / "criteria")
    for entry in book.not_our_clients:
        yield from _of(entry.criteria or {}, entry.address / "criteria")
        for number, exception in enumerate(entry.exceptions):
            yield from _of(exception.criteria, entry.address / "exceptions" / number / "criteria")
    for portrait in book.portraits:
        yield from _of(portrait.facts, portrait.address / "facts")


def criteria_over_measures(book: Book) -> Iterator[tuple[Address, Measure, Criterion]]:
    """Criteria over measures: of statuses."""
    for status in book.statuses:
        yield from _of(status.when, status.address / "when")


def _of(criteria: Mapping[_Name, Criterion], at: Address) -> Iterator[tuple[Address, _Name, Criterion]]:
    return ((at / name, name, criterion) for name, criterion in criteria.items())
