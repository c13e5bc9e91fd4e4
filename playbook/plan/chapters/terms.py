"""The terms: one chapter, in which each stands under its kind with its figures and who is promised it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.terms import Terms
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, Entry
from playbook.plan.promises import terms_in_words
from playbook.plan.wording import Wording

SECTION = "terms"

_KINDS: dict[str, Message] = {
    "price": _("Price"),
    "discount": _("Discounts"),
    "payment": _("Payment"),
    "minimum": _("Minimum order"),
    "delivery": _("Delivery"),
    "other": _("Other terms"),
}


@dataclass(frozen=True, slots=True)
class TermsContent:
    """Terms: their figures in words, and the references of the segments and cells that are promised them."""

    ref: str
    entity: Terms
    words: tuple[str, ...]
    promised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermsGroup:
    """The terms of one kind."""

    name: str
    title: str
    terms: tuple[TermsContent, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the terms, or none where there are none."""
    if not book.terms:
        return None
    groups = _groups(book, words)
    return Draft(
        kind="terms",
        ref="section:terms",
        path="terms",
        title=words.say(_("Terms")),
        summary=words.say(_("On what we agree with clients; written once, and referred to from everywhere.")),
        content=groups,
        entries=tuple(Entry(one.ref, one.entity.title) for group in groups for one in group.terms),
    )


def _groups(book: Book, words: Wording) -> tuple[TermsGroup, ...]:
    promised = grouped(_promises(book), lambda promise: promise[1])
    shown = (
        TermsContent(
            ref=f"terms:{one.id}",
            entity=one,
            words=terms_in_words(one, words),
            promised=tuple(dict.fromkeys(ref for ref, _terms in promised.get(one.id, ()))),
        )
        for one in book.terms
    )
    by_kind = grouped(shown, lambda one: (one.entity.kind,))
    return tuple(TermsGroup(kind, words.say(title), by_kind[kind]) for kind, title in _KINDS.items() if kind in by_kind)


def _promises(book: Book) -> Iterator[tuple[str, tuple[str, ...]]]:
    for segment in book.segments():
        yield f"segment:{segment.id}", segment.terms
    for name, cell in book.cells():
        yield f"cell:{name}", cell.terms
