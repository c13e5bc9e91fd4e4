"""The chapters of a book in their order: each module makes the pages of one section, or none where the section is empty."""

from __future__ import annotations

from playbook.model.book import Book
from playbook.plan.chapters import (
    abc_xyz,
    attributes,
    authority,
    competitors,
    documents,
    forecast,
    glossary,
    handoffs,
    health,
    lines,
    loyalty,
    not_our_clients,
    objections,
    onboarding,
    pages,
    pipelines,
    portraits,
    products,
    qualifier,
    roles,
    segmentations,
    situations,
    start,
    statuses,
    tags,
    terms,
    touchpoints,
)
from playbook.plan.checked import Checked
from playbook.plan.page import Draft
from playbook.plan.wording import Wording

_CHAPTERS = (
    lines,
    roles,
    segmentations,
    not_our_clients,
    qualifier,
    portraits,
    attributes,
    touchpoints,
    pipelines,
    handoffs,
    situations,
    objections,
    competitors,
    products,
    terms,
    authority,
    documents,
    loyalty,
    statuses,
    abc_xyz,
    forecast,
    onboarding,
    glossary,
    tags,
)
"""In reading order; each has `chapter(book, words) -> Draft | None` and `SECTION`, the key of its section."""


def drafts(book: Book, words: Wording, checked: Checked | None = None) -> tuple[Draft, ...]:
    """The chapters that a book has, free pages among them where their `after` puts them; its health stands last."""
    chapters = tuple(
        (module.SECTION, draft)
        for module in _CHAPTERS
        if (book.tells_of(module.SECTION) or module is tags) and (draft := module.chapter(book, words)) is not None
    )
    placed = pages.placed(book, chapters)
    if checked is not None:
        placed = (*placed, health.health(book, checked, placed, words))
    return (start.start(book, words, placed), *placed)
