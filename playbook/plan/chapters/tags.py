"""The tags: a page of the site that lists what bears each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.diagnostics import Address, _
from playbook.model.book import Book
from playbook.model.entity import Shared
from playbook.model.index import index
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "tags"


@dataclass(frozen=True, slots=True)
class TagContent:
    """A tag and the references of what bears it."""

    ref: str
    refs: tuple[str, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The page of the tags, or none where nothing is tagged."""
    tagged = grouped(_named_once(book), lambda named: named[1].tags)
    if not tagged:
        return None
    tags = sorted(tagged, key=str.casefold)
    return Draft(
        kind="tags",
        ref="section:tags",
        path="tags",
        title=words.say(_("Tags")),
        summary=words.say(_("What bears which tag.")),
        content=tuple(TagContent(f"tag:{tag}", tuple(ref for ref, _entity in tagged[tag])) for tag in tags),
        entries=tuple(Entry(f"tag:{tag}", tag) for tag in tags),
        site_only=True,
    )


def _named_once(book: Book) -> Iterator[tuple[str, Shared]]:
    """Every entity under the first of its names: a term has its aliases beside."""
    seen: set[Address] = set()
    for ref, entity in index(book).items():
        if entity.address not in seen:
            seen.add(entity.address)
            yield ref, entity
