"""The objections: one chapter, in the client's words, each with our answer and where it is heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.objection import Objection
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, Entry
from playbook.plan.quotes import quoted
from playbook.plan.wording import Wording

SECTION = "objections"


@dataclass(frozen=True, slots=True)
class ObjectionContent:
    """An objection, and references: at which touchpoints and from whom it is heard, and about what."""

    ref: str
    entity: Objection
    heard: tuple[str, ...]
    clients: tuple[str, ...]
    products: tuple[str, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the objections, or none where none are known."""
    if not book.objections:
        return None
    heard = grouped(_hearing(book), lambda place: place[1])
    return Draft(
        kind="objections",
        ref="section:objections",
        path="objections",
        title=words.say(_("Objections")),
        summary=words.say(_("What clients say against it, in their words, and what we answer.")),
        content=tuple(_content(one, tuple(ref for ref, _names in heard.get(one.id, ()))) for one in book.objections),
        entries=tuple(Entry(f"objection:{one.id}", quoted(one.title, words)) for one in book.objections),
    )


def _content(objection: Objection, heard: tuple[str, ...]) -> ObjectionContent:
    return ObjectionContent(
        ref=f"objection:{objection.id}",
        entity=objection,
        heard=tuple(ref for ref in heard if ref.startswith("touchpoint:")),
        clients=(
            *(ref for ref in heard if ref.startswith("portrait:")),
            *(f"segment:{name}" for name in objection.segments),
        ),
        products=tuple(f"product:{name}" for name in objection.products),
    )


def _hearing(book: Book) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where objections of the book are heard, and which."""
    for kind, places in (("touchpoint", book.touchpoints), ("portrait", book.portraits)):
        for place in places:
            yield f"{kind}:{place.id}", tuple(one for one in place.objections if isinstance(one, str))
