"""What is shown now: set by the one that builds, read by those that serve, who may also wait for the next of it."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from playbook.locale import Language


@dataclass(frozen=True, slots=True)
class Showing:
    """A folder of pages (none before the first good build), their paths in it, and the banner over them.

    `pages_number` grows when a page has changed, `banner_number` when the banner has; `is_over` is the end of it all.
    """

    run: str
    language: Language = "en"
    folder: Path | None = None
    pages: frozenset[str] = frozenset()
    banner: str = ""
    pages_number: int = 0
    banner_number: int = 0
    is_over: bool = False


class Stage:
    """The place where builder and server meet; safe for threads."""

    def __init__(self) -> None:
        # A browser that outlived the last server must not take our numbers for those.
        self._showing = Showing(run=secrets.token_hex(4))
        self._changed = threading.Condition()

    @property
    def showing(self) -> Showing:
        """What is shown now."""
        return self._showing

    def speak(self, language: Language) -> None:
        """The language of the book, once it is known."""
        self._show(replace(self._showing, language=language))

    def show_pages(self, folder: Path, pages: frozenset[str]) -> None:
        """New pages, or new text on old ones."""
        number = self._showing.pages_number + 1
        self._show(replace(self._showing, folder=folder, pages=pages, pages_number=number))

    def move_pages(self, folder: Path) -> None:
        """The same pages in another folder; no browser need know."""
        self._show(replace(self._showing, folder=folder))

    def show_banner(self, banner: str) -> None:
        """A banner over the pages, in HTML; an empty one takes it away."""
        if banner != self._showing.banner:
            number = self._showing.banner_number + 1
            self._show(replace(self._showing, banner=banner, banner_number=number))

    def end(self) -> None:
        """Let everyone who waits go."""
        self._show(replace(self._showing, is_over=True))

    def wait(self, seen: Showing, patience: float) -> Showing:
        """What is shown, as soon as it is not what was seen, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._showing != seen, patience)
            return self._showing

    def _show(self, showing: Showing) -> None:
        with self._changed:
            self._showing = showing
            self._changed.notify_all()
