"""A book's folder in; its site on the stage, kept in step by building only what a change asks for, out.

Measured on the example book (155 pages, in a process that is warm, CPU): reading, checking and planning 0.1 s, rendering
the text 1.0 s, the site engine over all pages 2.1 s, over the text of one page and the bare names of the others 0.9 s.
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

from playbook.diagnostics import PlaybookError
from playbook.locale import Language
from playbook.publish import publish_site
from playbook.render.sources import SiteSource
from playbook.serve.banner import banner_of
from playbook.serve.difference import changed_pages, reduced_to
from playbook.serve.draft import Draft, read_draft
from playbook.serve.inputs import Snapshot
from playbook.serve.outcome import Kind, Outcome
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
    """

    def __init__(  # noqa: PLR0913 - what is built, with what, how, and where to
        self, book: Path, workshop: Workshop, stage: Stage, room: Path, *, today: date, language: Language | None = None
    ) -> None:
        self._book, self._workshop, self._stage, self._room = book, workshop, stage, room
        self._today, self._wanted_language = today, language
        self._language: Language = language or "en"
        self._numbers = count(1)
        self._good: _Good | None = None
        self._draft: Draft | None = None
        self.is_complete = True

    def refresh(self, inputs: Snapshot) -> Outcome:
        """Bring the pages in step with what stands in the files now; `inputs` tells what else than text has changed."""
        self._draft = None
        return self._told(lambda: self._refresh(inputs))

    def complete(self) -> Outcome:
        """Build the whole site anew, where before only some of its pages were."""
        return self._told(self._complete)

    def _told(self, work: Callable[[], tuple[Kind, int]]) -> Outcome:
        """The outcome of some work, also shown over the pages."""
        started = time.perf_counter()
        kind: Kind = "refused"
        trouble, pages = None, 0
        try:
            kind, pages = work()
        except Exception as error:  # noqa: BLE001 - whatever a half-edited template raises; the outcome holds its trace
            self.is_complete = True  # not again before the next change
            trouble = trouble_of(error, self._workshop.templates)
        outcome = Outcome(kind, self._language, time.perf_counter() - started, pages, trouble=trouble)
        if self._draft is not None:
            outcome = outcome.with_findings(self._draft.planned.diagnostics, self._draft.planned.sources.line)
        self._stage.show_banner(banner_of(outcome, has_pages=self._good is not None))
        return outcome

    def _refresh(self, inputs: Snapshot) -> tuple[Kind, int]:
        self._draft = draft = read_draft(self._book, self._workshop, self._today, self._wanted_language)
        self._language = draft.planned.language
        self._stage.speak(draft.planned.language)
        if draft.site is None:
            return "refused", 0
        beside = self._beside(draft.site, inputs)
        if self._good is not None and self._good.beside == beside:
            changed = changed_pages(self._good.site, draft.site)
            if changed is not None and (not changed or self._build_some(changed, draft.site, self._good.folder)):
                self._good = _Good(draft.site, self._good.folder, beside)
                return ("changed", len(changed)) if changed else ("same", 0)
        folder = self._build_whole(draft.site)
        self._good = _Good(draft.site, folder, beside)
        self._stage.show_pages(folder, frozenset(map(_html, draft.site.pages)))
        return "built", len(draft.site.pages)

    def _complete(self) -> tuple[Kind, int]:
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
        except PlaybookError:
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
        shop = self._workshop
        publish_site(
            site,
            folder,
            settings=shop.settings,
            theme=shop.find("theme"),
            assets=shop.find("assets"),
            scratch=self._room / "scratch",
        )


def _html(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"
