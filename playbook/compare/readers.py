"""Who reads a book, and two states of it, in; what changed from one to the other as these readers may know it, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from playbook.compare.books import compare_books
from playbook.compare.change import Change
from playbook.compare.entities import compared
from playbook.compare.fields import fields_of
from playbook.compare.renames import renamed
from playbook.diagnostics import Address, Message
from playbook.editions import Secrets, restrict
from playbook.editions.secrets import BORDER, plain, stands_in, words_of
from playbook.editions.sight import sight_of
from playbook.locale import LANGUAGES
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.entity import Shared
from playbook.model.index import SECTION_OF_KIND, SECTION_OF_PART, index

_NOBODY = ("\0nobody",)
"""An audience that no edition's readers are."""
_SECTIONS = dict[str, str]([*SECTION_OF_KIND.items(), *SECTION_OF_PART.items(), ("abc-xyz", "abc_xyz")])


class Readers:
    """Who reads the edition: goes from the present into the past, and remembers what is hidden from then on."""

    def __init__(self, edition: Edition, editions: Sequence[Edition]) -> None:
        self._edition, self._editions = edition, editions
        self._hidden: frozenset[str] = frozenset()

    def compare(self, before: Book, after: Book, unread: Collection[Address] = ()) -> tuple[Change, ...]:
        """What changed for these readers; asked from the newest step to the oldest. `unread` is as for `compare_books`.

        Both books are restricted as the edition is today. What one of the two hides, or a later one, is hidden in both: of it nothing is
        told, not even that it came or went; nor of a field of which only one has lost something.
        """
        names = {new: old for old, new in renamed(compared(before), compared(after)).items()}
        edition, then = self._edition, _under_old_names(self._edition, names)
        before, after = self._with_edition(before, then), self._with_edition(after, edition)
        hidden = self._hidden
        while True:
            one, other = _without(before, hidden), _without(after, hidden)
            grown = hidden | hidden_refs(one, then) | hidden_refs(other, edition)
            grown |= {names[ref] for ref in grown & names.keys()} | {new for new, old in names.items() if old in grown}
            if grown == hidden:
                break
            hidden = grown
        self._hidden, self._edition = hidden, then
        smaller = restrict(one, then).book, restrict(other, edition).book
        cuts = _Cuts(one, smaller[0]), _Cuts(other, smaller[1])
        return tuple(
            change
            for change in compare_books(*smaller, unread)
            if _is_told(change, smaller[1]) and cuts[0].of(change, names) == cuts[1].of(change, {})
        )

    def _with_edition(self, book: Book, edition: Edition) -> Book:
        """The book with the editions of today, which alone say who may read what of it."""
        editions = tuple(edition if one.id == edition.id else one for one in self._editions)
        return book.model_copy(update={"editions": editions})


class _Cuts:
    """What an edition took away from the fields of a book's entities."""

    def __init__(self, whole: Book, smaller: Book) -> None:
        self._whole, self._smaller = compared(whole), compared(smaller)

    def of(self, change: Change, names: Mapping[str, str]) -> bool:
        """Whether the field that changed has lost something; where only one of two books has, the difference may be just that."""
        ref = names.get(change.entity, change.entity)
        whole, smaller = self._whole.get(ref), self._smaller.get(ref)
        if whole is None or smaller is None or change.kind != "changed":
            return False
        key = change.field.partition(".")[0]
        named = [field.name for field in fields_of(type(whole.noun)) if field.key == key]
        told = named or [field.name for field in fields_of(type(whole.noun))]
        return any(getattr(whole.noun, name) != getattr(smaller.noun, name) for name in told if name != "audience")


def _under_old_names(edition: Edition, names: Mapping[str, str]) -> Edition:
    """The edition as it would have been written before what it names was renamed."""

    def old(kind: str, named: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.get(f"{kind}:{one}", f"{kind}:{one}").partition(":")[2] for one in named)

    return edition.model_copy(update={"roles": old("role", edition.roles), "lines": old("line", edition.lines)})


def hidden_refs(book: Book, edition: Edition) -> frozenset[str]:
    """The references of what the readers of an edition may not see."""
    hidden = sight_of(book, edition).hidden
    return frozenset(ref for ref, entity in index(book).items() if entity.address in hidden and _kind(ref) != "edition")


def _without(book: Book, hidden: Collection[str]) -> Book:
    """The book with some of its entities for nobody: whoever restricts it leaves them out, with all that cannot be told without them."""
    at = {entity.address for ref, entity in index(book).items() if ref in hidden}
    if not at:
        return book

    def kept(one: Shared) -> Shared:
        changes: dict[str, object] = {}
        for inner in {"segments", "states", "cells"} & type(one).model_fields.keys():
            parts = getattr(one, inner)
            if isinstance(parts, dict):
                changes[inner] = {name: kept(part) for name, part in parts.items()}
            elif parts and isinstance(parts[0], Shared):
                changes[inner] = tuple(map(kept, parts))
        if one.address in at:
            changes["audience"] = _NOBODY
        return one.model_copy(update=changes) if changes else one

    sections = {name: tuple(map(kept, items)) for name, items in book if isinstance(items, tuple)}
    return book.model_copy(update=sections)


def _kind(ref: str) -> str:
    return ref.partition(":")[0]


def _is_told(change: Change, book: Book) -> bool:
    """Whether it is about something that has a chapter in the edition, rather than a name there."""
    kind = _kind(change.entity)
    return book.tells_of(_SECTIONS.get(kind, kind))


def without_secrets(changes: Iterable[Change], secrets: Secrets) -> Iterator[Change]:
    """The changes that say none of the secrets, each with those of its moves and effects that say none."""
    for one in changes:
        if is_public(secrets, one.title, one.entity, *_said(one.message)):
            moves = tuple(move for move in one.moves if is_public(secrets, *_said(move.message)))
            effects = tuple(effect for effect in one.effects if is_public(secrets, *_said(effect.message)))
            yield replace(one, moves=moves, effects=effects)


def is_public(secrets: Secrets, *said: str) -> bool:
    """Whether none of these texts says a secret."""
    text = BORDER.join(said)
    plainly = plain(text)
    return secrets.words.keys().isdisjoint(words_of(text)) and not any(
        stands_in(one, plainly) for one in secrets.titles
    )


def _said(message: Message) -> list[str]:
    return [message.in_language(language) for language in LANGUAGES]
