"""The portraits of buyers: a chapter, and a page for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.objection import Objection
from playbook.model.portrait import Portrait
from playbook.plan.facts import Fact, criteria_facts
from playbook.plan.heard import HeardObjection, heard_objections
from playbook.plan.page import Draft, child_path
from playbook.plan.quotes import quoted
from playbook.plan.wording import Wording

SECTION = "portraits"


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
    known = {objection.id: objection for objection in book.objections}
    return Draft(
        kind="portraits",
        ref="section:portraits",
        path="portraits/index",
        title=words.say(_("Portraits")),
        summary=words.say(_("At whom a line is aimed: what this buyer wants, fears and says.")),
        children=tuple(_portrait(portrait, known, words) for portrait in book.portraits),
    )


def _portrait(portrait: Portrait, known: Mapping[str, Objection], words: Wording) -> Draft:
    return Draft(
        kind="portrait",
        ref=f"portrait:{portrait.id}",
        path=child_path("portraits", portrait.id),
        title=portrait.title,
        summary=portrait.summary,
        entity=portrait,
        content=PortraitContent(
            facts=criteria_facts(portrait.facts, words),
            quotes=tuple(quoted(quote, words) for quote in portrait.quotes),
            objections=tuple(heard_objections(portrait.objections, known, words)),
        ),
    )
