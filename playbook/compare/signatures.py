"""Signatures under rules, and the book of today, in; who has read what as it is now, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Literal, get_args

from playbook.compare.books import compare_books
from playbook.compare.change import Change
from playbook.compare.entities import compared
from playbook.compare.fingerprint import fingerprints
from playbook.compare.must_read import GONE
from playbook.compare.renames import renamed
from playbook.compare.wording import is_respelled
from playbook.diagnostics import Address
from playbook.model.book import Book

Verdict = Literal["open", "outdated", "read", "not-needed"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""From what somebody has to do to what nobody has: to read for the first time, to read again, nothing, nothing any more."""


@dataclass(frozen=True, slots=True)
class Line:
    """A person at a rule of a sheet: how the rule stood there, and what the person wrote, nothing where there is no signature.

    `revision` is the commit at which it stood so, `made` the day of the sheet, `day` that of the signature where one is written.
    """

    person: str
    ref: str
    title: str
    fingerprint: str
    revision: str
    mark: str = ""
    day: date | None = None
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands to a rule. `ref` is today's, `changes` what must be read since the signature.

    `is_untold`: it is another rule than was signed, or is not there under its name, and what has become of it cannot be told for want of the
    book of then.
    """

    line: Line
    ref: str
    verdict: Verdict
    current: str
    changes: tuple[Change, ...] = ()
    is_untold: bool = False


@dataclass(frozen=True)
class Then:
    """A book as it was, and the addresses of what could not be read of it."""

    book: Book
    unread: Collection[Address] = ()


BookAt = Callable[[str], Then | None]
"""The book at a revision; nothing where it cannot be had."""
Way = Callable[[str], Iterable[Then]]
"""The books that there were from a revision to today's, oldest first, as far as they can be had."""


def _no_way(_revision: str) -> Iterable[Then]:
    return ()


def standings(lines: Iterable[Line], now: Book, book_at: BookAt, way: Way = _no_way) -> tuple[Standing, ...]:
    """How each person stands to each rule of all sheets: persons as they come, the rules of each in the order of the sheets.

    Of several signatures of a person under a rule the latest counts; one without a day is as old as its sheet.
    Where several words of a text have been mistyped or mended, the `way` tells whether that was one by one.
    """
    judge = _Judge(now, book_at, way)
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        found.setdefault((folded_name(line.person), judge.ref_today(line)), []).append(line)
    told = [judge.standing(those, ref) for (_person, ref), those in found.items()]
    order = {person: place for place, person in enumerate(dict.fromkeys(person for person, _ref in found))}
    return tuple(sorted(told, key=lambda one: order[folded_name(one.line.person)]))


def folded_name(name: str) -> str:
    """A person's name by which it is known again in another sheet."""
    return " ".join(name.casefold().replace("ё", "е").split())


def _latest(lines: Sequence[Line], current: str) -> Line:
    """The line that counts; of two signatures of one day the one under the rule as it is."""
    signed = [
        (one.day or one.made or date.min, one.fingerprint == current, place)
        for place, one in enumerate(lines)
        if one.mark
    ]
    return lines[max(signed)[2]] if signed else lines[-1]


class _Judge:
    """Today's book, and what has changed to it since each revision that is asked for."""

    def __init__(self, now: Book, book_at: BookAt, way: Way) -> None:
        self._now, self._book_at, self._way = now, book_at, way
        self._fingerprints = fingerprints(now)
        self._since: dict[str, _Since | None] = {}

    def ref_today(self, line: Line) -> str:
        """What today's book calls the rule of a line."""
        if line.fingerprint in {GONE, self._fingerprints.get(line.ref)}:
            return line.ref
        since = self._asked(line.revision)
        if since is not None:
            return since.names.get(line.ref, line.ref)
        return line.ref if line.ref in self._fingerprints else self._namesake(line)

    def _namesake(self, line: Line) -> str:
        """Today's one rule of a kind that says what was signed: without the book of then nothing else tells what it is called now."""
        kind = line.ref.partition(":")[0]
        found = [
            ref
            for ref, known in self._fingerprints.items()
            if known == line.fingerprint and ref.partition(":")[0] == kind
        ]
        return found[0] if len(found) == 1 else line.ref

    def standing(self, lines: Sequence[Line], ref: str) -> Standing:
        """How somebody stands to a rule of which all sheets have these lines."""
        current = self._fingerprints.get(ref, GONE)
        line = _latest(lines, current)
        if current == GONE != line.fingerprint and self._asked(line.revision) is not None:
            return Standing(line, ref, "not-needed", current)
        if not line.mark:
            return Standing(line, ref, "open", current)
        if current == line.fingerprint:
            return Standing(line, ref, "read", current)
        since = self._asked(line.revision)
        if since is None or not since.has(line):
            return Standing(line, ref, "outdated", current, is_untold=True)
        changes = since.must_read(ref)
        if ref == line.ref and self._is_one_by_one(since.then, line, changes):
            changes = ()
        return Standing(line, ref, "outdated" if changes else "read", current, changes)

    def _is_one_by_one(self, then: Then, line: Line, changes: Sequence[Change]) -> bool:
        """Whether changes that must be read are many that need not be: two typos, mended one after the other."""
        if not changes or not all(is_respelled(one.before or "", one.after or "") for one in changes):
            return False
        steps = pairwise((then, *self._way(line.revision), Then(self._now)))
        return not any(_Since(one, other.book).must_read(line.ref) for one, other in steps)

    def _asked(self, revision: str) -> _Since | None:
        if revision not in self._since:
            then = self._book_at(revision)
            self._since[revision] = _Since(then, self._now) if then else None
        return self._since[revision]


@dataclass(frozen=True)
class _Since:
    """What has become of a book."""

    then: Then
    now: Book

    def has(self, line: Line) -> bool:
        """Whether a rule stood in it as it was signed; a sheet may have been made of what was not yet committed."""
        return self._fingerprints.get(line.ref, GONE) == line.fingerprint

    def must_read(self, ref: str) -> tuple[Change, ...]:
        """What must be read of a rule since."""
        return tuple(one for one in self._changes if one.entity == ref and one.level == "must-read")

    @cached_property
    def names(self) -> dict[str, str]:
        """The new references of what was renamed."""
        return renamed(compared(self.then.book), compared(self.now))

    @cached_property
    def _fingerprints(self) -> dict[str, str]:
        return fingerprints(self.then.book)

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        return compare_books(self.then.book, self.now, self.then.unread)
