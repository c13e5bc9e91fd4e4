"""What the entities of a book name of each other: references in, those that nothing but the named entity itself makes, out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from playbook.model.book import Book
from playbook.model.index import index
from playbook.model.mark import Mark
from playbook.model.mentions import mentions_in
from playbook.model.reference import Reference
from playbook.model.walk import leaves, notable_leaves


class _AllBut:
    """Every reference but those that are still looked for: of these alone a walk makes leaves."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted = wanted

    def __contains__(self, ref: object) -> bool:
        return ref not in self.wanted


def unmentioned(book: Book, refs: Iterable[str]) -> set[str]:
    """Those of the references (`role:hunter`) that no other entity makes, in a field or in a text."""
    left = set(refs) - _mentioned_at_a_glance(book)
    if not left:
        return left
    entities = index(book)
    fields = leaves(book, frozenset({Reference}), _AllBut(left))
    texts = (leaf for leaf in notable_leaves(book) if leaf.mark is Mark.WORDS)
    for leaf in chain(fields, texts):
        if not left:
            break
        for mention in mentions_in(leaf):
            if mention.ref in left and entities[mention.ref].address != mention.within:
                left.discard(mention.ref)
    return left


def _mentioned_at_a_glance(book: Book) -> set[str]:
    """The roles and attributes that touchpoints, states and segments name: in most books all, and no walk is needed."""
    roles = {touchpoint.role for touchpoint in book.touchpoints}
    roles.update(state.owner for _pipeline, state in book.states() if state.owner)
    attributes = {name for touchpoint in book.touchpoints for name in touchpoint.asks}
    attributes.update(name for segment in book.segments() for name in segment.criteria)
    return {*(f"role:{name}" for name in roles), *(f"attribute:{name}" for name in attributes)}
