"""Leaves of a book in; the names in its fields that nothing bears, out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from playbook.model.book import Book
from playbook.model.mentions import Mention, mentions_in
from playbook.model.reference import Reference
from playbook.model.walk import Leaf


def unknown_names(found: Iterable[Leaf], book: Book, known: Container[str]) -> Iterator[Mention]:
    """The mentions in fields of what is not `known`, such as the role in `owner: huntr`: nobody can tell who was meant.

    Left out are links in texts, words where words may stand, and names of what could not be read, which may well be there.
    """
    for leaf in found:
        if not isinstance(leaf.mark, Reference):
            continue
        for mention in mentions_in(leaf):
            name = mention.ref.partition(":")[2]
            is_text = mention.may_be_text or mention.quote is not None
            if not is_text and mention.ref not in known and book.unread.isdisjoint({name, name.rpartition("/")[2]}):
                yield mention
