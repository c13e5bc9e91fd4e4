"""Mentions: every place where one entity of a book names another, in a field or in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.glossary import term_id
from playbook.model.mark import Mark
from playbook.model.reference import Reference
from playbook.model.reference_text import find_references
from playbook.model.text import Text
from playbook.model.walk import Leaf, Wanted, leaves

_WANTED: Wanted = frozenset({Mark.WORDS, Reference})


@dataclass(frozen=True, slots=True)
class Mention:
    """`ref` (`segment:dealer`) named at an address; `quote` is the link as it stands in a text, its `number`-th there from 0.

    `is_key`: it is the key of a mapping. `may_be_text`: words that name nothing are words. `within`: the entity that says it.
    """

    at: Address
    ref: str
    within: Address
    quote: str | None = None
    number: int = 0
    is_key: bool = False
    may_be_text: bool = False


def mentions(book: Book) -> Iterator[Mention]:
    """All mentions of a book, in the order of the format."""
    for leaf in leaves(book, _WANTED):
        if isinstance(leaf.mark, Reference):
            if leaf.value in leaf.mark.also:
                continue
            ref = _ref(leaf.mark, leaf.value, leaf.within)
            yield Mention(leaf.at, ref, leaf.within, is_key=leaf.is_key, may_be_text=leaf.mark.may_be_text)
        else:
            text = leaf.value.source if isinstance(leaf.value, Text) else leaf.value
            if "[[" in text:
                yield from _in_text(text, leaf)


def _ref(reference: Reference, name: str, within: Address) -> str:
    if reference.kind == "any":
        kind, _colon, word = name.partition(":")
        return f"term:{term_id(word)}" if kind == "term" else name
    if reference.kind == "state" and reference.is_local and "/" not in name and len(within) > 1:
        return f"state:{within[1]}/{name}"
    return f"{reference.kind}:{name}"


def _in_text(text: str, leaf: Leaf) -> Iterator[Mention]:
    counts: dict[str, int] = {}
    for found in find_references(text):
        quote = text[found.offset : text.index("]]", found.offset) + 2]
        number = counts.get(quote, 0)
        counts[quote] = number + 1
        name = term_id(found.id) if found.kind == "term" else found.id
        yield Mention(leaf.at, f"{found.kind}:{name}", leaf.within, quote, number)
