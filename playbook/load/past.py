"""A book's folder in a git repository in; the book as it was at its last tags, or at revisions that are named, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.diagnostics import Message, PlaybookError, Severity, _n
from playbook.load.commits import Revision
from playbook.load.revision import is_shallow, last_change, load_at, resolve_all, tags
from playbook.model.book import Book

_MOST = 10
"""Tags whose books are read: of what is older nobody asks any more what is new in it."""


@dataclass(frozen=True, slots=True)
class Past:
    """A book as it was: the name of the revision, its day, and the book itself, nothing where it was broken."""

    name: str
    day: date
    book: Book | None


PastReader = Callable[[Path], tuple[Past, ...]]
"""Reads what the book of a folder was before, newest first."""


def no_past(_folder: Path) -> tuple[Past, ...]:
    """Nothing: a book of which nobody asks what it was."""
    return ()


def read_past(folder: Path, names: Sequence[str] = ()) -> tuple[Past, ...]:
    """What the book of a folder was at revisions, newest first: at those that are named, else at the last tags.

    Without names there is nothing where git or a repository is missing, and a tag is passed over at which there was no book or of which a
    shallow clone has nothing.
    Raises: PlaybookError for a name that is no revision, or at which there was no book.
    """
    if names:
        return tuple(_past(folder, revision) for revision in resolve_all(folder, names))
    with suppress(PlaybookError):
        return tuple(_at_tags(folder, tags(folder)))
    return ()


def present_day(folder: Path, today: date) -> date:
    """The day since which the book of a folder is what it is: that of its last commit; today where it was changed since, or is not in git."""
    with suppress(PlaybookError):
        return last_change(folder) or today
    return today


def untold_past(folder: Path, past: Sequence[Past]) -> Message | None:
    """That older versions may be missing in what `read_past` found without names: where the clone is shallow, and has few."""
    with suppress(PlaybookError):
        if len(past) < _MOST and is_shallow(folder):
            return _n(
                "This clone is shallow, so that “What changed” knows {count} tag and may lack others; “git fetch --unshallow --tags” brings all.",
                "This clone is shallow, so that “What changed” knows {count} tags and may lack others; “git fetch --unshallow --tags” brings all.",
                len(past),
            )
    return None


def _at_tags(folder: Path, revisions: Sequence[Revision]) -> Iterator[Past]:
    known: set[str] = set()
    for revision in revisions:
        if revision.commit in known:
            continue
        known.add(revision.commit)
        with suppress(PlaybookError):
            yield _past(folder, revision)
        if len(known) == _MOST:
            return


def _past(folder: Path, revision: Revision) -> Past:
    loaded = load_at(folder, revision)
    is_broken = any(one.severity is Severity.ERROR for one in loaded.diagnostics)
    return Past(revision.name, revision.day, None if is_broken else loaded.book)
