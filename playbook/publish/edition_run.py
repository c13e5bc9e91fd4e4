"""The text of an edition in; its site and its printed book in a fresh folder, with every leak in them, out."""

from __future__ import annotations

import multiprocessing.util
import shutil
import tempfile
from collections.abc import Collection, Mapping
from concurrent.futures import Executor, Future, wait
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Self

from playbook.editions import Secrets
from playbook.publish.folder import CONTENTS
from playbook.publish.leak_scan import Leak, scan
from playbook.publish.pdf import PdfReport, open_press, publish_pdf
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


class LeakedError(Exception):
    """Editions hold what their readers may not see; nothing is published."""

    def __init__(self, leaks: Mapping[str, tuple[Leak, ...]]) -> None:
        super().__init__(", ".join(leaks))
        self.leaks = leaks


@dataclass(frozen=True, slots=True)
class EditionMade:
    """What was made of it: the report of the printer, and what leaked."""

    printed: PdfReport | None
    leaks: tuple[Leak, ...]


class EditionMakers:
    """Who makes editions: several by the processes of an engine, one for each; one alone by all of them; without an engine this process.

    After the block that it is used in, nobody works on an edition any more, however the block ends.
    """

    def __init__(self, workshop: Workshop, engine: SiteEngine | None, press: Executor | None) -> None:
        self.workshop = workshop
        self._engine, self._press = engine, press
        self._expected = 1
        self._making: dict[str, Future[EditionMade]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        for work in self._making.values():
            work.cancel()
        wait(self._making.values())  # nobody may go on writing into a folder that is given up

    def expect(self, count: int) -> None:
        """So many editions will be made."""
        self._expected = count

    @property
    def idle(self) -> Executor | None:
        """Processes that have time for other work until an edition is begun."""
        return self._engine.pool if self._engine is not None and self._expected == 1 else None

    def begin(self, name: str, text: EditionText, fresh: Path, old: Path) -> None:
        """Makes an edition, or has it made."""
        if self._engine is not None and self._expected > 1:
            self._making[name] = self._engine.pool.submit(_make_one_of_many, text, fresh, old, self.workshop)
            return
        made: Future[EditionMade] = Future()
        made.set_result(make_edition(text, fresh, old, self.workshop, engine=self._engine, press=self._press))
        self._making[name] = made

    def made(self) -> dict[str, EditionMade]:
        """The editions, once all are made.

        Raises: LeakedError, if one of them says what it must not; what `make_edition` raises.
        """
        made = {name: work.result() for name, work in self._making.items()}
        if leaks := {name: one.leaks for name, one in made.items() if one.leaks}:
            raise LeakedError(leaks)
        return made


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
    with tempfile.TemporaryDirectory(prefix="playbook-pages-") as scratch:
        draft, printed = Path(scratch, PDF_NAME), None
        with _site_beside(text.site, fresh, Path(scratch), workshop, engine):
            if text.book is not None:
                printed = publish_pdf(text.book, draft, styles=workshop.find("assets/print"), press=press)
        if printed is not None:
            shutil.copyfile(draft, fresh / PDF_NAME)
    _keep_the_other_part(old, fresh, {name for name in PARTS if getattr(text, _SOURCES[name]) is not None})
    secrets = text.secrets.but_for(text.book.watermark) if text.book else text.secrets  # who builds may say any word
    return EditionMade(printed, tuple(scan(fresh, secrets)))


def _make_one_of_many(text: EditionText, fresh: Path, old: Path, workshop: Workshop) -> EditionMade:
    """In a process that makes several editions: all of them are printed by one press, which gets ready beside the first site."""
    return make_edition(text, fresh, old, workshop, press=_kept_press() if text.book is not None else None)


@cache
def _kept_press() -> Executor:
    """The press of this process, for as long as the process lasts."""
    room = ExitStack()
    press = room.enter_context(open_press())
    multiprocessing.util.Finalize(None, room.close, exitpriority=1)  # a process of a pool ends without `atexit`
    return press


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
