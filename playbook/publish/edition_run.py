"""The text of an edition in; its site and its printed book in a fresh folder, with every leak in them, out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playbook.editions import Secrets
from playbook.editions.secrets import BORDER
from playbook.publish.folder import CONTENTS
from playbook.publish.leak_scan import Leak, scan
from playbook.publish.pdf import PdfReport, publish_pdf
from playbook.publish.site import publish_site
from playbook.publish.site_engine import SiteEngine
from playbook.render.sources import PrintSource, SiteSource
from playbook.workshop import Workshop

PDF_NAME = "sales-book.pdf"

Part = Literal["site", "pdf"]
PARTS: frozenset[Part] = frozenset({"site", "pdf"})


def part_of(file: str) -> Part:
    """The part of an edition that a file in its folder belongs to."""
    return "pdf" if file == PDF_NAME else "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionText:
    """All the text of an edition: its site and its book (none of which is not asked for), and what neither may say."""

    site: SiteSource | None
    book: PrintSource | None
    secrets: Secrets


@dataclass(frozen=True, slots=True)
class EditionMade:
    """What was made of it: the report of the printer, and what leaked."""

    printed: PdfReport | None
    leaks: tuple[Leak, ...]


def make_edition(  # noqa: PLR0913 - what is made, where to, and by whom
    text: EditionText,
    fresh: Path,
    old: Path,
    workshop: Workshop,
    *,
    engine: SiteEngine | None = None,
    press: Executor | None = None,
) -> EditionMade:
    """Fill the folder `fresh`; a part that is not in the text is carried over from `old`.

    With an `engine` the site is made by its processes, beside the print; else in this process, before it. It is printed by the `press`, else by one
    that is opened for it.

    Raises: PlaybookError where the world gets in the way.
    """
    with tempfile.TemporaryDirectory(prefix="playbook-pages-") as folder:
        scratch = Path(folder)
        with _site_beside(text.site, fresh, scratch, workshop, engine):
            printed = print_edition(text.book, scratch, workshop, press)
        return finish_edition(text, printed, scratch, fresh, old)


def print_edition(
    book: PrintSource | None, scratch: Path, workshop: Workshop, press: Executor | None = None
) -> PdfReport | None:
    """Print a book, if there is one, into a folder for drafts.

    Raises: PlaybookError, as `publish_pdf` does.
    """
    if book is None:
        return None
    return publish_pdf(book, scratch / PDF_NAME, styles=workshop.find("assets/print"), press=press)


def make_site(site: SiteSource | None, fresh: Path, scratch: Path, workshop: Workshop) -> None:
    """Make a site, if there is one, in this process.

    Raises: PlaybookError, as `publish_site` does.
    """
    with _site_beside(site, fresh, scratch, workshop, None):
        pass


def finish_edition(text: EditionText, printed: PdfReport | None, scratch: Path, fresh: Path, old: Path) -> EditionMade:
    """Put what was printed beside the site, carry over what was not made, and look for leaks."""
    if printed is not None:
        shutil.copyfile(scratch / PDF_NAME, fresh / PDF_NAME)
    _keep_the_other_part(old, fresh, {name for name in PARTS if getattr(text, _SOURCES[name]) is not None})
    secrets = text.secrets.but_for(_said_by_who_builds(text))
    return EditionMade(printed, tuple(scan(fresh, secrets)))


def _said_by_who_builds(text: EditionText) -> str:
    """Words that stand on every page and are not the book's: who builds may say any."""
    mark = text.site.mark if text.site else None
    printed = (text.book.watermark, text.book.version) if text.book else ()
    return BORDER.join([*printed, mark.notice if mark else ""])


_SOURCES = {"site": "site", "pdf": "book"}


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


def _keep_the_other_part(old: Path, fresh: Path, parts: Collection[str]) -> None:
    """What is not built anew is carried over: a site without its book, or a book without its site, is half an edition."""
    if set(parts) == PARTS or not old.is_dir():
        return
    if "pdf" in parts:
        not_kept = {str(old): (PDF_NAME, CONTENTS)}  # at the top alone: an author's file may bear the same name
        shutil.copytree(old, fresh, dirs_exist_ok=True, ignore=lambda place, _names: not_kept.get(place, ()))
    elif (old / PDF_NAME).is_file():
        shutil.copyfile(old / PDF_NAME, fresh / PDF_NAME)
