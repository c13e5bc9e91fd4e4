"""The documents: one chapter, in which each stands under its kind with its file and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.document import Document
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "documents"

_KINDS: dict[str, Message] = {
    "contract": _("Contracts"),
    "offer": _("Offers"),
    "price-list": _("Price lists"),
    "invoice": _("Invoices"),
    "act": _("Acts"),
    "form": _("Forms"),
    "regulation": _("Regulations"),
    "": _("Other documents"),
}


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A document: what its file is called and of which type it is, and the references of what uses it."""

    ref: str
    entity: Document
    file_name: str
    file_type: str
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """The documents of one kind."""

    name: str
    title: str
    documents: tuple[DocumentContent, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the documents, or none where there are none."""
    if not book.documents:
        return None
    groups = _groups(book, words)
    return Draft(
        kind="documents",
        ref="section:documents",
        path="documents",
        title=words.say(_("Documents")),
        summary=words.say(_("What we hand over and what we are given, and when.")),
        content=groups,
        entries=tuple(Entry(one.ref, one.entity.title) for group in groups for one in group.documents),
    )


def _groups(book: Book, words: Wording) -> tuple[DocumentGroup, ...]:
    used = grouped(_uses(book), lambda use: use[1])
    shown = (_document(one, tuple(ref for ref, _documents in used.get(one.id, ()))) for one in book.documents)
    by_kind = grouped(shown, lambda one: (one.entity.kind or "",))
    return tuple(
        DocumentGroup(kind or "other", words.say(title), by_kind[kind])
        for kind, title in _KINDS.items()
        if kind in by_kind
    )


def _document(document: Document, used: tuple[str, ...]) -> DocumentContent:
    path = PurePosixPath(document.file or "")
    return DocumentContent(
        ref=f"document:{document.id}",
        entity=document,
        file_name=path.name,
        file_type=path.suffix.removeprefix(".").upper(),
        used=used,
    )


def _uses(book: Book) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What uses documents, and which."""
    for point in book.touchpoints:
        yield f"touchpoint:{point.id}", (*point.inputs, *point.outputs)
    for handoff in book.handoffs:
        yield f"handoff:{handoff.id}", handoff.passes
    for product in book.products:
        yield f"product:{product.id}", product.documents
