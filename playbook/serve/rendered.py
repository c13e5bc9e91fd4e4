"""A book's folder in; the pages of its site as text and the findings out, before the site engine has seen a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.build import Planned, plan_edition
from playbook.locale import Language
from playbook.render import SiteSource, render_site
from playbook.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was planned, and its site as text (none if an error forbids it)."""

    planned: Planned
    site: SiteSource | None


def read_and_render(
    book: Path, workshop: Workshop, today: date, language: Language | None, pause: Callable[[], None] = lambda: None
) -> Rendered:
    """A book read, planned and rendered: the preview has to see text before files. `pause` is called between reading and rendering.

    Raises: PlaybookError where there is no book to read; whatever a template raises while someone edits it, and `pause`.
    """
    planned = plan_edition(book, today=today, language=language)
    pause()
    site = render_site(planned.plan, workshop.templates, book) if planned.plan is not None else None
    return Rendered(planned, site)
