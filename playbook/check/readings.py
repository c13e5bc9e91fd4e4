"""The paths of a book, each with what it has its reader read, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.mentions import ref_named
from playbook.model.onboarding import Path
from playbook.model.reference import Reference


class Reading(NamedTuple):
    """Something that is read on a day of a path: its reference, and where the path says so."""

    ref: str
    day: int
    at: Address


def readings(path: Path) -> Iterator[Reading]:
    """What a path has its reader read, from the first page to the last."""
    for number, day in enumerate(path.days):
        for place, ref in enumerate(day.read):
            yield Reading(ref_named(_ANY, ref, path.address), day.day, path.address / "days" / number / "read" / place)


_ANY = Reference("any")


def paths_of(book: Book, role: str) -> tuple[Path, ...]:
    """The paths that train a role."""
    return tuple(path for path in book.onboarding if path.role == role)
