"""A book's folder in; the pages of its site as text and the findings out, before the site engine has seen a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.build import Planned, plan_edition
from playbook.locale import Language
from playbook.render import SiteSource, render_site
from playbook.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Draft:
    """What was planned, and its site as text (none if an error forbids it)."""

    planned: Planned
    site: SiteSource | None


def read_draft(book: Path, workshop: Workshop, today: date, language: Language | None) -> Draft:
    """The draft of a book: the preview has to see text before files.

    Raises: PlaybookError where there is no book to read; whatever a template raises while someone edits it.
    """
    planned = plan_edition(book, today=today, language=language)
    site = render_site(planned.plan, workshop.templates, book) if planned.plan is not None else None
    return Draft(planned, site)
