"""A book and one of its editions in; what its readers see, what they do not, and which sections are no whole for them, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playbook.diagnostics import Address
from playbook.editions.cut import Cut
from playbook.editions.pruning import prune
from playbook.editions.readers import left_out_by_sections, not_about, not_for, placed_entities
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.index import index
from playbook.model.once import once_per_book

_NAMEABLE = frozenset({"line", "role", "attribute", "segment", "status", "cell", "product", "state"})
"""Kinds of which something may be told that is for one of them, or done in it, although their own section is left out."""

_TOLD_AS_A_WHOLE = frozenset({"not_our_clients", "statuses", "authority", "handoffs", "touchpoints", "loyalty"})
"""Sections of whose items together something is claimed: who is ours, who may promise most, what comes next."""


@dataclass(slots=True)
class Sight:
    """What is hidden, what lies in sections that are left out, and what of that is still named; it answers for references."""

    places: Mapping[str, Address]
    hidden: set[Address]
    left_out: set[Address]
    named: set[Address] = field(default_factory=set)

    def sees(self, ref: str, is_binding: bool) -> bool:  # noqa: FBT001 - asked of each reference
        """Whether a reference may be named; one that is binding names what lies in a section that is left out."""
        at = self.places.get(ref)
        if at is None:
            return True
        if at in self.hidden:
            return False
        if at not in self.left_out:
            return True
        if is_binding and ref.partition(":")[0] in _NAMEABLE:
            self.named.add(at)
            return True
        return False

    def may_name(self, ref: str) -> bool:
        """Whether a reference is to what is told of or at least named, or to nothing."""
        at = self.places.get(ref)
        return at is None or self.shows(at) or at in self.named

    def shows(self, at: Address) -> bool:
        """Whether an entity is told of."""
        return at not in self.hidden and at not in self.left_out


def sight_of(book: Book, edition: Edition) -> Sight:
    """What is hidden from an edition's readers, with all that cannot be told without it, and so on until nothing more goes."""
    return _settled(book, edition, not_for(book, edition))


def sections_hidden_in_part(book: Book, edition: Edition, sight: Sight) -> frozenset[str]:
    """The sections of which something is hidden for the edition's readers that the edition would otherwise tell of.

    What is of other lines or, with `focus: own`, the work of others is no gap: the edition is not about it.
    """
    hidden = sight.hidden - sight.left_out
    withheld = {placed for placed in _told_as_a_whole(book) if placed[1] in hidden}
    if not withheld:
        return frozenset()
    would_be_hidden = _settled(book, edition, not_about(book, edition)).hidden
    return frozenset(section for section, at in withheld if at not in would_be_hidden)


def _told_as_a_whole(book: Book) -> Iterator[tuple[str, Address]]:
    for entity, section, _parent in placed_entities(book):
        if section in _TOLD_AS_A_WHOLE:
            yield section, entity.address


def _settled(book: Book, edition: Edition, hidden: set[Address]) -> Sight:
    others = {one.address for one in book.editions if one.id != edition.id}
    hidden = (hidden | others) - {edition.address}  # whoever holds an edition may read what it is called
    sight = Sight(_places(book), hidden, left_out_by_sections(book, edition))
    placed = [one for one in placed_entities(book) if one.section != "editions"]
    has_grown = bool(sight.hidden or sight.left_out)
    while has_grown:
        has_grown = False
        sight.named.clear()
        for entity, _section, parent in placed:
            is_shown = sight.shows(entity.address)
            has_parent = parent is None or sight.shows(parent.address)
            if is_shown and (not has_parent or prune(entity, Cut(sight.sees, sight.shows)) is None):
                sight.hidden.add(entity.address)
                has_grown = True
    prune(book.masthead, Cut(sight.sees, sight.shows))  # whom it names to ask is named, too
    return sight


@once_per_book
def _places(book: Book) -> dict[str, Address]:
    return {ref: entity.address for ref, entity in index(book).items()}
