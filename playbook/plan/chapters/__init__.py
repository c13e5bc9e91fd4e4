"""The chapters of a book in their order: each module makes the pages of one section, or none where the section is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from playbook.analytics.audit_figures import AuditFigures
from playbook.analytics.measurements import Measurements
from playbook.analytics.plan_figures import PlanFigures
from playbook.model.book import Book
from playbook.plan.chapters import (
    abc_xyz,
    attributes,
    authority,
    changes,
    client_base,
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
from playbook.plan.history import NO_HISTORY, History
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


def drafts(  # noqa: PLR0913, PLR0917 - as `plan_book`
    book: Book,
    words: Wording,
    checked: Checked | None = None,
    numbers: Mapping[str, str] | None = None,
    measurements: Measurements | None = None,
    history: History = NO_HISTORY,
    plans: Sequence[PlanFigures] = (),
    audit: AuditFigures | None = None,
) -> tuple[Draft, ...]:
    """The chapters that a book has, free pages among them where their `after` puts them; what changed, and its health, stand last.

    What its ledger measured stands before the forecast, and plan and fact below it. An edition tells what changed only where the whole book does.
    The `numbers` of a larger book's plan put them in its order, even where what a page stands after is left out.
    """
    measured = client_base.chapter(book, measurements, words) if measurements is not None else None
    chapters = tuple(_written(book, words, measured, plans, audit))
    placed = pages.placed(book, chapters)
    if numbers is not None:
        placed = _in_order(placed, numbers)
    is_told = numbers is None or changes.SECTION in numbers
    if is_told and (told := changes.chapter(book, history, words)) is not None:
        placed = (*placed, told)
    if checked is not None:
        placed = (*placed, health.health(book, checked, placed, words))
    return (start.start(book, words, placed, history), *placed)


def _written(
    book: Book, words: Wording, measured: Draft | None, plans: Sequence[PlanFigures], audit: AuditFigures | None
) -> Iterator[tuple[str, Draft]]:
    """The chapters of a book, each with the key of its section."""
    for module in _CHAPTERS:
        if module is forecast and measured is not None:
            yield client_base.SECTION, measured
        if not book.tells_of(module.SECTION) and module is not tags:
            continue
        if module is forecast:
            draft = forecast.chapter(book, words, plans)
        else:
            draft = pipelines.chapter(book, words, audit) if module is pipelines else module.chapter(book, words)
        if draft is not None:
            yield module.SECTION, draft


def _in_order(chapters: tuple[Draft, ...], numbers: Mapping[str, str]) -> tuple[Draft, ...]:
    """The chapters by their numbers; one without stays behind the one that it follows."""
    places: list[int] = []
    for chapter in chapters:
        number = numbers.get(chapter.ref)
        places.append(int(number) if number else max(places[-1:], default=0))
    return tuple(chapter for _place, chapter in sorted(zip(places, chapters, strict=True), key=itemgetter(0)))
