"""The portraits of buyers: a chapter, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.objection import InlineObjection
from playbook.model.portrait import Portrait
from playbook.model.text import Text
from playbook.plan.facts import Fact, criteria_facts
from playbook.plan.page import Draft
from playbook.plan.quotes import quoted
from playbook.plan.wording import Wording

SECTION = "portraits"


@dataclass(frozen=True, slots=True)
class HeardObjection:
    """What this buyer says against it, in quotation marks, and what we answer; with a `ref` where the book answers it elsewhere too."""

    words: str
    answer: Text | None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class PortraitContent:
    """What a portrait's page shows beside the portrait itself."""

    facts: tuple[Fact, ...]
    quotes: tuple[str, ...]
    objections: tuple[HeardObjection, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the portraits, or none where nobody is drawn."""
    if not book.portraits:
        return None
    answers = {
        one.id: HeardObjection(quoted(one.title, words), one.answer, f"objection:{one.id}") for one in book.objections
    }
    return Draft(
        kind="portraits",
        ref="section:portraits",
        path="portraits/index",
        title=words.say(_("Portraits")),
        summary=words.say(_("At whom a line is aimed: what this buyer wants, fears and says.")),
        children=tuple(_portrait(portrait, answers, words) for portrait in book.portraits),
    )


def _portrait(portrait: Portrait, answers: Mapping[str, HeardObjection], words: Wording) -> Draft:
    return Draft(
        kind="portrait",
        ref=f"portrait:{portrait.id}",
        path=f"portraits/{portrait.id}",
        title=portrait.title,
        summary=portrait.summary,
        entity=portrait,
        content=PortraitContent(
            facts=criteria_facts(portrait.facts, words),
            quotes=tuple(quoted(quote, words) for quote in portrait.quotes),
            objections=tuple(_objections(portrait, answers, words)),
        ),
    )


def _objections(portrait: Portrait, answers: Mapping[str, HeardObjection], words: Wording) -> Iterator[HeardObjection]:
    for heard in portrait.objections:
        if isinstance(heard, InlineObjection):
            yield HeardObjection(quoted(heard.objection, words), heard.answer)
        elif heard in answers:
            yield answers[heard]
