"""A book's folder in; its site on the stage, kept in step by building only what a change asks for, out.

Measured on the example book (155 pages, in a process that is warm, CPU): reading, checking and planning 0.1 s, rendering
the text 1.0 s, the site engine over all pages 2.1 s, over the text of one page and the bare names of the others 0.9 s.
The engine may be stopped at any time, our own work between its stages.
"""

from __future__ import annotations

import filecmp
import shutil
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from playbook.locale import Language
from playbook.model.edition import FULL
from playbook.render.sources import SiteSource
from playbook.serve.banner import banner_of
from playbook.serve.difference import changed_pages, reduced_to
from playbook.serve.engine_process import EngineError, EngineProcess, IsStale, StaleError
from playbook.serve.inputs import Snapshot
from playbook.serve.kept_evidence import KeptEvidence
from playbook.serve.outcome import Outcome, OutcomeKind, Trouble
from playbook.serve.rendered import Rendered, read_and_render
from playbook.serve.stage import Stage
from playbook.serve.trouble import trouble_of
from playbook.workshop import Workshop


@dataclass(frozen=True, slots=True)
class _Good:
    """The last site that could be built: its text, where it stands, and the digests of what went in beside the text."""

    site: SiteSource
    folder: Path
    beside: dict[Path, str | None]


class Preview:
    """The site of a book in folders of its own below `room`; where it cannot be built, the last good pages stay.

    The text of the whole book is rendered anew each time and held against the last. Where only the text of some pages
    differs, these alone go through the engine at once, and `complete` builds the whole later: the search needs it.

    A round that is not wanted any more (`is_stale`) ends early without an outcome, and shows nothing of what it made.
    """

    def __init__(  # noqa: PLR0913 - what is built, with what, how, and where to
        self,
        book: Path,
        workshop: Workshop,
        stage: Stage,
        room: Path,
        *,
        today: date,
        language: Language | None = None,
        edition: str = FULL,
    ) -> None:
        self._book, self._workshop, self._stage, self._room = book, workshop, stage, room
        self._evidence = KeptEvidence()
        self._engine = EngineProcess(workshop, room)
        self._today, self._wanted_language, self._edition = today, language, edition
        self._language: Language = language or "en"
        self._numbers = count(1)
        self._good: _Good | None = None
        self._rendered: Rendered | None = None
        self._is_stale: IsStale = lambda: False
        self.is_complete = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.close()

    def refresh(self, inputs: Snapshot, is_stale: IsStale = lambda: False) -> Outcome | None:
        """Bring the pages in step with what stands in the files now; `inputs` tells what else than text has changed."""
        self._rendered = None
        return self._told(lambda: self._refresh(inputs), is_stale)

    def complete(self, is_stale: IsStale = lambda: False) -> Outcome | None:
        """Build the whole site anew, where before only some of its pages were."""
        return self._told(self._complete, is_stale)

    def _told(self, work: Callable[[], tuple[OutcomeKind, int]], is_stale: IsStale) -> Outcome | None:
        """The outcome of some work, also shown over the pages."""
        self._is_stale = is_stale
        started = time.perf_counter()
        kind: OutcomeKind = "refused"
        trouble: Trouble | None = None
        pages = 0
        try:
            kind, pages = work()
        except StaleError:
            return None
        except EngineError as error:
            self.is_complete, trouble = True, error.trouble
        except Exception as error:  # noqa: BLE001 - whatever a half-edited template raises; the outcome holds its trace
            self.is_complete = True  # not again before the next change
            trouble = trouble_of(error, self._workshop.templates)
        outcome = Outcome(kind, self._language, time.perf_counter() - started, pages, trouble=trouble)
        if self._rendered is not None:
            outcome = outcome.with_findings(self._rendered.examined.diagnostics, self._rendered.examined.sources.line)
        self._stage.show_banner(banner_of(outcome, has_pages=self._good is not None))
        return outcome

    def _refresh(self, inputs: Snapshot) -> tuple[OutcomeKind, int]:
        self._rendered = rendered = read_and_render(
            self._book,
            self._workshop,
            self._today,
            self._wanted_language,
            self._go_on_if_wanted,
            edition=self._edition,
            reader=self._evidence,
        )
        self._language = rendered.examined.language
        self._stage.speak(rendered.examined.language)
        if rendered.site is None:
            return "refused", 0
        beside = self._beside(rendered.site, inputs)
        if self._good is not None and self._good.beside == beside:
            changed = changed_pages(self._good.site, rendered.site)
            if changed is not None and (not changed or self._build_some(changed, rendered.site, self._good.folder)):
                self._good = _Good(rendered.site, self._good.folder, beside)
                return ("changed", len(changed)) if changed else ("same", 0)
        folder = self._build_whole(rendered.site)
        self._good = _Good(rendered.site, folder, beside)
        self._stage.show_pages(folder, frozenset(map(_html, rendered.site.pages)))
        return "built", len(rendered.site.pages)

    def _complete(self) -> tuple[OutcomeKind, int]:
        if self._good is None:
            return "same", 0
        before, pages = self._good.folder, [_html(path) for path in self._good.site.pages]
        folder = self._build_whole(self._good.site)
        self._good = _Good(self._good.site, folder, self._good.beside)
        # A plugin in the user's settings may put the text of one page onto others: then these have to be loaded again.
        if filecmp.cmpfiles(before, folder, pages, shallow=False)[0] == pages:
            self._stage.move_pages(folder)
        else:
            self._stage.show_pages(folder, frozenset(pages))
        return "refreshed", len(pages)

    def _beside(self, site: SiteSource, inputs: Snapshot) -> dict[Path, str | None]:
        """The digests of what the engine takes beside text: its settings, theme, styles, scripts, and the book's files."""
        copied = [path.resolve() for path in site.files.values() if isinstance(path, Path)]
        engine = [self._workshop.settings, self._workshop.find("theme"), self._workshop.find("assets")]
        places = [place.resolve() for place in engine]
        ours = [path for path in inputs if any(path.is_relative_to(place) for place in places)]
        return {path: inputs.get(path) for path in (*copied, *ours)}

    def _build_some(self, pages: Collection[str], site: SiteSource, folder: Path) -> bool:
        """Some pages anew among those that are shown; False where the engine does not take them without the others."""
        aside = self._room / "some"
        try:
            self._publish(reduced_to(frozenset(pages), site), aside)
        except EngineError:
            return False
        for path in pages:
            (aside / _html(path)).replace(folder / _html(path))
        self.is_complete = False
        self._stage.show_pages(folder, self._stage.showing.pages)
        return True

    def _build_whole(self, site: SiteSource) -> Path:
        """The whole site in a fresh folder; what was shown until now stays for who is reading it, older ones go."""
        folder = self._room / f"site-{next(self._numbers)}"
        for old in self._room.glob("site-*"):
            if old != self._stage.showing.folder:
                shutil.rmtree(old)
        self._publish(site, folder)
        self.is_complete = True
        return folder

    def _publish(self, site: SiteSource, folder: Path) -> None:
        self._go_on_if_wanted()
        self._engine.publish(site, folder, scratch=self._room / "scratch", is_stale=self._is_stale)

    def _go_on_if_wanted(self) -> None:
        if self._is_stale():
            raise StaleError


def _html(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"
