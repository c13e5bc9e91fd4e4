"""The stages in their order: a book's folder in; its site and its printed book, published, out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from playbook.check import check_book
from playbook.diagnostics import Diagnostic, Message, Severity, _
from playbook.load import SourceMap, load_book
from playbook.locale import Language
from playbook.plan import Checked, Plan, plan_book
from playbook.publish import CONTENTS, SiteEngine, other_title, publish_folder, publish_site, site_engine
from playbook.publish.pdf import PdfReport, open_press, publish_pdf
from playbook.render import PrintSource, SiteSource, draw_ahead, fragments_of, render_print, render_site
from playbook.workshop import Workshop

FULL = "full"
PDF_NAME = "sales-book.pdf"

Part = Literal["site", "pdf"]
PARTS: frozenset[Part] = frozenset({"site", "pdf"})
Progress = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class Planned:
    """A book on its way: all findings, where each author's line is read, and its plan (none if errors forbid it)."""

    diagnostics: tuple[Diagnostic, ...]
    sources: SourceMap
    language: Language
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives: what was planned, and what was published (nothing if errors forbade it)."""

    planned: Planned
    folder: Path | None = None
    printed: PdfReport | None = None


def plan_edition(book_folder: Path, *, today: date, language: Language | None = None) -> Planned:
    """The stages up to the plan, which every output of a book goes through.

    Raises: PlaybookError where there is no book to read.
    """
    loaded = load_book(book_folder)
    diagnostics = tuple(check_book(loaded, today))
    language = language or loaded.book.masthead.language
    is_refused = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    checked = Checked(diagnostics, loaded.sources, today)
    plan = None if is_refused else plan_book(loaded.book, language, checked)
    return Planned(diagnostics, loaded.sources, language, plan)


def build_book(  # noqa: PLR0913 - all that a build can be asked for, each by its name
    book_folder: Path,
    out: Path,
    workshop: Workshop,
    *,
    today: date,
    language: Language | None = None,
    parts: Collection[Part] = PARTS,
    jobs: int = 2,
    progress: Progress = lambda _message: None,
    remark: Progress = lambda _message: None,
) -> Built:
    """The book of a folder, published below `out`; with errors nothing is written and the last good output stays.

    `remark` is told when that was made from another book.

    Raises: PlaybookError where the world gets in the way.
    """
    progress(_("Reading and checking the book"))
    with (
        site_engine() if "site" in parts and jobs > 1 else nullcontext() as engine,
        open_press() if "pdf" in parts else nullcontext() as press,
    ):
        planned = plan_edition(book_folder, today=today, language=language)
        if planned.plan is None:
            return Built(planned)
        title = planned.plan.book.masthead.title
        if other := other_title(out / FULL, title):
            folder = str(out / FULL)
            remark(
                _(
                    "{folder} held “{title}”; to keep both books, name another place with --out.",
                    folder=folder,
                    title=other,
                )
            )
        progress(_("Writing {count} pages", count=len(planned.plan.pages)))
        drawings = draw_ahead(planned.plan, engine.pool) if engine else None
        source = planned.plan, workshop.templates, book_folder, fragments_of(planned.plan), drawings
        site = render_site(*source) if "site" in parts else None
        book = render_print(*source) if "pdf" in parts else None
        waiting = _("Waiting for another build to end")
        with publish_folder(out / FULL, title=title, on_wait=lambda: progress(waiting)) as fresh:
            printed = _publish(site, book, fresh, workshop, engine, press)
            _keep_the_other_part(out / FULL, fresh, parts)
    return Built(planned, out / FULL, printed)


def _publish(  # noqa: PLR0913, PLR0917 - the two texts, and what each is made with
    site: SiteSource | None,
    book: PrintSource | None,
    fresh: Path,
    workshop: Workshop,
    engine: SiteEngine | None,
    press: Executor | None,
) -> PdfReport | None:
    """Site and print side by side, each by processes of its own; without an engine one after the other."""
    with tempfile.TemporaryDirectory(prefix="playbook-pages-") as scratch:
        draft, report = Path(scratch, PDF_NAME), None
        with _site_beside(site, fresh, Path(scratch), workshop, engine):
            if book is not None:
                report = publish_pdf(book, draft, styles=workshop.find("assets/print"), press=press)
        if report is not None:
            shutil.copyfile(draft, fresh / PDF_NAME)
        return report


def _site_beside(
    site: SiteSource | None, fresh: Path, scratch: Path, workshop: Workshop, engine: SiteEngine | None
) -> AbstractContextManager[None]:
    if site is None:
        return nullcontext()
    settings, theme, assets = workshop.settings, workshop.find("theme"), workshop.find("assets")
    if engine is not None:
        return engine.publishing(site, fresh, settings=settings, theme=theme, assets=assets, scratch=scratch)
    publish_site(site, fresh, settings=settings, theme=theme, assets=assets, scratch=scratch)
    return nullcontext()


def _keep_the_other_part(old: Path, fresh: Path, parts: Collection[Part]) -> None:
    """What is not built anew is carried over: a site without its book, or a book without its site, is half an edition."""
    if set(parts) == PARTS or not old.is_dir():
        return
    if "pdf" in parts:
        not_kept = {str(old): (PDF_NAME, CONTENTS)}  # at the top alone: an author's file may bear the same name
        shutil.copytree(old, fresh, dirs_exist_ok=True, ignore=lambda place, _names: not_kept.get(place, ()))
    elif (old / PDF_NAME).is_file():
        shutil.copyfile(old / PDF_NAME, fresh / PDF_NAME)
