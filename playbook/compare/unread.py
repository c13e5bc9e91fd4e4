"""What could not be read of two books in; which changes nobody can tell for that, and whom moves and effects are not known of, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playbook.compare.change import Change, Effect, Move
from playbook.compare.entities import Compared
from playbook.diagnostics import Address
from playbook.load import Loaded
from playbook.model.book import Book
from playbook.model.index import index
from playbook.model.reference import SECTIONS, Reference
from playbook.model.unknown_names import unknown_names
from playbook.model.walk import Wanted, leaves_in

POINTER = "version https://git-lfs.github.com/spec/v1"
"""So begins what git has of a text that lies in Git LFS: no author wrote it."""
_UNKNOWN_KEY = "F001"
_ALONE = frozenset({"book", "data", "checks"})
"""Sections that are one mapping: where a file that may hold one could not be read, what stands for it is nobody's."""
_DIVIDERS = ("attributes", "lines", "not_our_clients")
_DECIDED_BY: Mapping[str, tuple[str, ...]] = {
    "not-our-clients": _DIVIDERS,
    "statuses": ("statuses", *_DIVIDERS),
    "segmentation": ("segmentations", *_DIVIDERS),
    "pipeline": ("pipelines", "book", "roles", "segmentations", *_DIVIDERS),
    "programme": ("loyalty", "book", "terms", "products", "segmentations", "statuses", "abc_xyz", *_DIVIDERS),
}
"""By what somebody moves in, or what is reckoned, the sections it is told from; its own stands first."""
_OF_ONE = frozenset({"segmentation", "pipeline", "programme"})
"""Of these each is told from itself, and not from the others of its section."""
_DECIDES_NOTHING = frozenset(
    {
        "owner", "audience", "summary", "body", "approach", "reason", "action", "signs", "redirect_to", "approved_by", "reports_to", "logo",
        "company", "subtitle", "contacts",
    }
)  # fmt: skip
"""Fields from which nothing is reckoned, and nobody sorted by."""


def unread_of(loaded: Loaded) -> frozenset[Address]:
    """The addresses of what could not be read of a book; beside a key that the format does not know, any may be the one that was meant."""
    told = (one for one in loaded.diagnostics if one.address)
    return frozenset(Address(one.address[:-1]) if one.code == _UNKNOWN_KEY else one.address for one in told)


def unknown_in(book: Book, entities: Iterable[Compared]) -> Iterator[Address]:
    """Where fields of entities of a book name what it does not define: who or what was meant, nobody knows (F002).

    Of a key that names nothing it is the mapping: any of its keys may be the one that was meant.
    """
    known: Mapping[str, object] | None = None
    for one in entities:
        known = index(book) if known is None else known
        for mention in unknown_names(leaves_in(one.noun, one.at, _NAMES, known), book, known):
            yield Address(mention.at[:-1]) if mention.is_key else mention.at


_NAMES: Wanted = frozenset({Reference})


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read of either of two books: the addresses, and the sections of which a file that was not read may hold something."""

    addresses: frozenset[Address]
    sections: frozenset[str]

    @classmethod
    def of(cls, books: Iterable[Book], addresses: Iterable[Address]) -> Unread:
        """What stands at these addresses, and in the files of the books that could not be read."""
        return cls(frozenset(addresses), frozenset(one for book in books for one in SECTIONS if _may_lack(book, one)))

    def hides(self, change: Change) -> bool:
        """Whether a change may be none: its value, or what is called so, stands in what could not be read."""
        if change.at[0] in _ALONE and change.at[0] in self.sections:
            return True
        if any(POINTER in value for value in (change.before, change.after) if value):
            return True
        meets = _may_be if change.kind in {"added", "removed"} else _meet
        return any(meets(change.at, one) for one in self.addresses if one[0] == change.at[0])

    def leaves_open(self, told: Move | Effect) -> bool:
        """Whether what a move or an effect is told from was not read: nobody knows who moves, or what becomes of it."""
        ref = told.scope if isinstance(told, Move) else told.entity
        kind, _colon, name = ref.partition(":")
        sections = _DECIDED_BY[kind]
        if not self.sections.isdisjoint(sections):
            return True
        own = sections[0] if kind in _OF_ONE else ""
        return any(_decides(one, name if one[0] == own else "") for one in self.addresses if one[0] in sections)


def _may_lack(book: Book, section: str) -> bool:
    """Whether a file that could not be read holds the key of a section."""
    if not book.unread_words:
        return False
    if ("", "*") in book.unread_words:
        return True
    return all(("", word) in book.unread_words for word in section.split("_"))


def _decides(address: Address, name: str) -> bool:
    """Whether something is told from what stands there; `name` is that of the one entity that is asked of, empty for any."""
    if name and len(address) > 1 and isinstance(address[1], str) and address[1] != name and address[-1] != "id":
        return False
    steps = [one for one in address[1:] if isinstance(one, str)]
    return not steps or steps[-1] not in _DECIDES_NOTHING


def _meet(place: tuple[str | int, ...], unread: tuple[str | int, ...]) -> bool:
    """Whether one of two places lies in the other; places of changes call items by their names, or not at all, diagnostics by their numbers."""
    if not place or not unread:
        return True
    first = unread[0]
    if place[0] == first:
        return _meet(place[1:], unread[1:])
    return isinstance(first, int) and (_meet(place[1:], unread[1:]) or _meet(place, unread[1:]))


def _may_be(place: Address, unread: Address) -> bool:
    """Whether an entity lies in what could not be read, or an item beside it has a name that could not be read, and may be it."""
    if place[: len(unread)] == unread:
        return True
    beside = len(place) - 1
    if len(unread) <= beside or unread[:beside] != place[:-1]:
        return False
    return isinstance(unread[beside], int) or unread[beside + 1 :] == ("id",)
