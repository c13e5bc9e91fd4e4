"""What a book was, and what it is, in; its versions, each with what changed in it, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.compare.books import compare_books
from playbook.compare.change import Change
from playbook.load.past import Past
from playbook.model.book import Book

Comparison = Callable[[Book, Book], tuple[Change, ...]]
"""Tells what changed from the first book to the second."""

_UNTOLD = "data"
"""No page of the book tells where its facts come from, and so none tells that this has changed."""


@dataclass(frozen=True, slots=True)
class Version:
    """What changed in a version from the one before, which is called `since`; the book as it stands now has no name.

    `is_broken`: the book could not be read at it, and the next version tells what changed in both.
    """

    name: str
    day: date
    changes: tuple[Change, ...] = ()
    since: str = ""
    is_broken: bool = False


def history_of(states: Sequence[Past], compare: Comparison = compare_books) -> tuple[Version, ...]:
    """The versions of a book, newest first; `states` are what it was at each, newest first, what it is now among them without a name.

    The oldest that could be read is what the others are compared with, and no version itself. What stands now is one only where it has changes.
    """
    return tuple(version for version in _versions(states, compare) if version.name or version.changes)


def _versions(states: Sequence[Past], compare: Comparison) -> Iterator[Version]:
    for place, now in enumerate(states):
        before = next((one for one in states[place + 1 :] if one.book is not None), None)
        if before is None or before.book is None:
            return
        if now.book is None:
            yield Version(now.name, now.day, since=before.name, is_broken=True)
        else:
            changes = (one for one in compare(before.book, now.book) if one.entity != _UNTOLD)
            yield Version(now.name, now.day, tuple(changes), before.name)
