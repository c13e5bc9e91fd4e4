"""A book's folder in; the pages of its site as text and the findings out, before the site engine has seen a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.exchange.book_evidence import EvidenceReader, read_evidence
from playbook.locale import Language
from playbook.model.edition import FULL
from playbook.prepare import Examined, plan_edition
from playbook.render import SiteSource, render_site
from playbook.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Rendered:
    """The book as it was read, and the site of its edition as text (none if an error forbids it)."""

    examined: Examined
    site: SiteSource | None


def read_and_render(  # noqa: PLR0913 - what is read, with what, how, and which part of it
    book: Path,
    workshop: Workshop,
    today: date,
    language: Language | None,
    pause: Callable[[], None] = lambda: None,
    *,
    edition: str = FULL,
    reader: EvidenceReader = read_evidence,
) -> Rendered:
    """An edition of a book read, planned and rendered: the preview has to see text before files. `pause` is called between reading and rendering.

    Raises: PlaybookError where there is no book to read; whatever a template raises while someone edits it, and `pause`.
    """
    examined, plan = plan_edition(book, today=today, language=language, edition=edition, reader=reader)
    pause()
    return Rendered(examined, render_site(plan, workshop.templates, book) if plan is not None else None)
