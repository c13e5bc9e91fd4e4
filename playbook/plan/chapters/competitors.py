"""The competitors: a chapter, and a page for each."""

from __future__ import annotations

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "competitors"


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the competitors, or none where none are named."""
    if not book.competitors:
        return None
    return Draft(
        kind="competitors",
        ref="section:competitors",
        path="competitors/index",
        title=words.say(_("Competitors")),
        summary=words.say(_("Whom else clients ask, and what we say when they name them.")),
        children=tuple(
            Draft(
                kind="competitor",
                ref=f"competitor:{one.id}",
                path=child_path("competitors", one.id),
                title=one.title,
                summary=one.summary,
                entity=one,
            )
            for one in book.competitors
        ),
    )
