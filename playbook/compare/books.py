"""Two books in; what has changed from the first to the second, in the order of the format, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playbook.compare.change import Change, Move
from playbook.compare.change_words import told_came, told_difference, told_renamed, told_went
from playbook.compare.concerned import Concerned
from playbook.compare.consequences import with_consequences
from playbook.compare.differences import Difference, differences
from playbook.compare.effects import effects_between
from playbook.compare.entities import Compared, Known, compared
from playbook.compare.fields import written
from playbook.compare.levels import level_of, level_of_whole
from playbook.compare.moves import moves_between
from playbook.compare.orders import order_changes
from playbook.compare.renames import Renamed, renamed
from playbook.compare.true_causes import TrueCauses
from playbook.compare.unread import Unread, unknown_in
from playbook.compare.value_words import Words
from playbook.diagnostics import Address
from playbook.model.book import Book

Counter = Callable[[tuple[Move, ...], Mapping[str, str]], tuple[Move, ...]]
"""Counts the clients of a ledger who move; given the moves, and what was renamed."""


def _uncounted(moves: tuple[Move, ...], _renamed: Mapping[str, str]) -> tuple[Move, ...]:
    return moves


def compare_books(
    before: Book, after: Book, unread: Collection[Address] = (), count: Counter = _uncounted
) -> tuple[Change, ...]:
    """The changes from one book to another: first in what stands in both and what came, in the order of the format, then what went.

    Where things stand, in which file and in which order of entities or keys, is no change. What could not be read is passed over: the
    values at the addresses `unread`, names of what is not there, whatever may stand in what could not be read whole, and what is told from
    any of it; nobody knows whether it came or went.
    """
    sides = _Sides.of(before, after)
    changes = [*sides.changes()]
    gaps = Unread.of((before, after), {*unread, *sides.unknown_names(changes)})
    found = [one for one in changes if not gaps.hides(one)]
    moves = tuple(one for one in moves_between(before, after, sides.renamed) if not gaps.leaves_open(one))
    found += order_changes(before, after, sides.renamed, {one.scope for one in moves}, sides.roles_of)
    if not found:
        return ()
    counted = count(moves, sides.renamed)
    effects = [one for one in effects_between(before, after, sides.renamed) if not gaps.leaves_open(one)]
    return with_consequences(found, counted, effects, TrueCauses(before, after, sides.renamed))


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two books: what can change in it, and whom that concerns."""

    book: Book
    all: Mapping[str, Compared]
    concerned: Concerned

    @classmethod
    def of(cls, book: Book) -> _Side:
        return cls(book, compared(book), Concerned(book))

    def told(self, value: Any, other: Any, difference: Difference, of: Compared) -> object | None:  # noqa: ANN401 - values of the model
        """A value of this side in words, nothing where there is none; the other side's is told beside it."""
        if value is None:
            return None
        return self.words(of).told(value, other, difference)

    def words(self, of: Compared) -> Words:
        """How the values of an entity are told."""
        known = Known(self.all)
        return Words(self.book, lambda name, kinds: known.title(name, kinds, of))

    def may_hold(self, one: Compared) -> bool:
        """Whether something may stand in what could not be read of this book."""
        name = one.id.rpartition("/")[2]
        if not name:
            return self.book.may_lack(one.section)
        return name in self.book.unread or self.book.may_name(name, one.section)

    def concerning(self, one: Compared | None) -> set[str]:
        """References of the roles whom a change of an entity concerns; a name that is no role's concerns nobody."""
        named = self.concerned.by(one) if one is not None else ()
        return {ref for name in named if (ref := f"role:{name}") in self.all}


@dataclass(frozen=True, slots=True)
class _Sides:
    before: _Side
    after: _Side
    names: Renamed
    renamed: dict[str, str]
    roles: Sequence[str]
    """References of the roles of the book after, in its order."""
    old_of: Mapping[str, str]
    """The old references of what was renamed, by the new ones."""

    @classmethod
    def of(cls, before: Book, after: Book) -> _Sides:
        one, other = _Side.of(before), _Side.of(after)
        found = renamed(one.all, other.all)
        return cls(
            one,
            other,
            Renamed(found),
            found,
            [f"role:{role.id}" for role in after.roles],
            {new: old for old, new in found.items()},
        )

    def changes(self) -> Iterator[Change]:
        for ref, now in self.after.all.items():
            was = self.before.all.get(self.old_of.get(ref, ref))
            if was is not None:
                yield from self._of_pair(was, now)
            elif not self.before.may_hold(now) and not self._is_within_new(now):
                yield self._came(now)
        kept = {self.old_of.get(ref, ref) for ref in self.after.all}
        for ref, was in self.before.all.items():
            if ref not in kept and not self.after.may_hold(was) and not self._is_within_gone(was):
                yield self._went(was)

    def unknown_names(self, changes: Iterable[Change]) -> Iterator[Address]:
        """Where what has changed names, or named, what is not there."""
        changed = list(dict.fromkeys(one.entity for one in changes if one.kind == "changed"))
        before = (self.before.all.get(self.old_of.get(ref, ref)) for ref in changed)
        after = (self.after.all.get(ref) for ref in changed)
        yield from unknown_in(self.before.book, filter(None, before))
        yield from unknown_in(self.after.book, filter(None, after))

    def _is_within_new(self, now: Compared) -> bool:
        """Whether it came with what it is a part of, and is told with that."""
        return bool(now.within) and self.old_of.get(now.within, now.within) not in self.before.all

    def _is_within_gone(self, was: Compared) -> bool:
        return bool(was.within) and self.names.of(was.within) not in self.after.all

    def _came(self, now: Compared) -> Change:
        roles = self._roles(None, now)
        message = told_came(now, self.after.words(now))
        return Change("added", now.ref, now.title, level_of_whole(now.kind), now.at, message, roles=roles)

    def _went(self, was: Compared) -> Change:
        roles = self._roles(was, None)
        level = level_of_whole(was.kind)
        return Change("removed", was.ref, was.title, level, was.at, told_went(was), roles=roles)

    def _of_pair(self, was: Compared, now: Compared) -> Iterator[Change]:
        if was.ref != now.ref and self._has_own_new_name(was, now):
            message = told_renamed(now, was.id)
            roles = self._roles(was, now)
            yield Change("renamed", now.ref, now.title, "inform", now.at, message, "id", was.ref, now.ref, roles=roles)
        if was.noun == now.noun:
            return
        passing = now.parts | {"id"}
        for one in differences(was.noun, now.noun, self.names.same, passing):
            yield self._changed(was, now, one)

    def _has_own_new_name(self, was: Compared, now: Compared) -> bool:
        """Whether it was renamed itself, and not only what it is a part of."""
        return was.id.rpartition("/")[2] != now.id.rpartition("/")[2]

    def _changed(self, was: Compared, now: Compared, one: Difference) -> Change:
        level = level_of(one, now.kind)
        before = self.before.told(one.before, one.after, one, was)
        after = self.after.told(one.after, one.before, one, now)
        return Change(
            "changed",
            now.ref,
            now.title,
            level,
            Address((*now.at, *one.path)),
            told_difference(now, one, before, after, self.after.words(now)),
            ".".join(one.path),
            None if one.before is None else written(one.before, one.field),
            None if one.after is None else written(one.after, one.field),
            self._roles(was, now),
        )

    def roles_of(self, refs: Iterable[str]) -> tuple[str, ...]:
        """The roles whom changes of these entities of the book after concern."""
        found = {role for ref in refs for role in self._roles(None, self.after.all[ref])}
        return tuple(one.partition(":")[2] for one in self.roles if one.partition(":")[2] in found)

    def _roles(self, was: Compared | None, now: Compared | None) -> tuple[str, ...]:
        """Whom it concerns, those of before under their new names, in the order of the book after; nobody in particular: everyone."""
        found = {self.names.of(one) for one in self.before.concerning(was)} | self.after.concerning(now)
        order = [ref for ref in self.roles if ref in found]
        return tuple(ref.partition(":")[2] for ref in (*order, *sorted(found.difference(order))))
