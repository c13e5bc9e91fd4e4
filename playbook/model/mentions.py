"""Mentions: every place where one entity of a book names another, in a field or in a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.mark import Mark
from playbook.model.reference import Reference
from playbook.model.reference_text import find_broken_references, find_references, ref_of
from playbook.model.text import Text
from playbook.model.walk import Leaf, Wanted, leaves

_WANTED: Wanted = frozenset({Mark.WORDS, Reference})


class Mention(NamedTuple):
    """`ref` (`segment:dealer`) named in a leaf; `quote` is the link as it stands in a text, its `number`-th there from 0."""

    ref: str
    leaf: Leaf
    quote: str | None = None
    number: int = 0

    @property
    def at(self) -> Address:
        """Where it is named."""
        return self.leaf.at

    @property
    def within(self) -> Address:
        """The entity that says it."""
        return self.leaf.within

    @property
    def is_key(self) -> bool:
        """Whether it is the key of a mapping."""
        return self.leaf.is_key

    @property
    def may_be_text(self) -> bool:
        """Whether words that name nothing are words."""
        return self.quote is None and isinstance(self.leaf.mark, Reference) and self.leaf.mark.may_be_text


def mentions(book: Book) -> Iterator[Mention]:
    """All mentions of a book, in the order of the format."""
    for leaf in leaves(book, _WANTED):
        yield from mentions_in(leaf)


def mentions_in(leaf: Leaf) -> Iterator[Mention]:
    """What a leaf names; one that neither refers nor is made of words names nothing.

    Double brackets in a text that cannot name anything, such as `[[hunter]]`, are a mention of their words.
    """
    if isinstance(leaf.mark, Reference):
        if leaf.value not in leaf.mark.also:
            if leaf.mark.may_be_text and "[[" in leaf.value:
                yield from _in_text(leaf.value, leaf)
            else:
                yield Mention(ref_named(leaf.mark, leaf.value, leaf.within), leaf)
    elif leaf.mark is Mark.WORDS:
        yield from _in_text(leaf.value.source if isinstance(leaf.value, Text) else leaf.value, leaf)


def ref_named(reference: Reference, name: str, within: Address) -> str:
    """What a name in a field of an entity refers to: `segment:dealer`; a state without its pipeline stands in the same one."""
    if reference.kind == "any":
        kind, colon, word = name.partition(":")
        return ref_of(kind, word) if colon else name
    if reference.kind == "state" and reference.is_local and "/" not in name and len(within) > 1:
        return f"state:{within[1]}/{name}"
    return f"{reference.kind}:{name}"


def _in_text(text: str, leaf: Leaf) -> Iterator[Mention]:
    counts: dict[str, int] = {}
    for found in find_references(text):
        number = counts.get(found.quote, 0)
        counts[found.quote] = number + 1
        yield Mention(found.ref, leaf, found.quote, number)
    if sum(counts.values()) < text.count("[["):
        yield from (Mention(quote.strip("[]").strip(), leaf, quote) for quote in find_broken_references(text))
