"""Folders in; a wait that ends when something in them has changed and then been quiet for a moment, out."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

QUIET = 0.15  # seconds without a change that end a series of them: an editor saves in several steps
IMPATIENT = 2.0  # seconds after which even an unending series is answered
_SELDOM = 5.0  # seconds between looks where the system tells of changes; network drives tell of none
_OFTEN = 0.7  # seconds between looks where it does not
_CHANGES = ("created", "modified", "moved", "deleted", "closed")  # looking at a folder is told too, as "opened"


class Watch(FileSystemEventHandler):
    """Hears of changes below folders, and in the folders of single files, as long as the block lasts."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path] = ()) -> None:
        self._places = {folder: True for folder in folders if folder.is_dir()}
        for file in files:
            self._places.setdefault(file.parent, False)
        self._rung = threading.Condition()
        self._last: float | None = None
        self._looked = 0.0
        self._observer: BaseObserver | None = None

    def __enter__(self) -> Self:
        self._observer = self._listen()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A change of any kind, told by the system."""
        if event.event_type in _CHANGES:
            self.ring()

    def ring(self) -> None:
        """End the wait, as a change does."""
        with self._rung:
            self._last = time.monotonic()
            self._rung.notify_all()

    def wait(self, patience: float | None = None) -> bool:
        """True once something has changed and been quiet; False when it is time to look all the same."""
        patience = patience or (_SELDOM if self._observer else _OFTEN)
        with self._rung:
            if not self._rung.wait_for(lambda: self._last is not None, patience):
                return False
            until = time.monotonic() + IMPATIENT
            while (now := time.monotonic()) < min(until, (self._last or now) + QUIET):
                self._rung.wait(min(until, (self._last or now) + QUIET) - now)
            self._last = None
            return True

    def is_time_to_look(self) -> bool:
        """Whether something has been heard since the last wait or look, or where nothing is heard, it has been long enough."""
        now = time.monotonic()
        is_told = self._observer is not None and (self._last or 0.0) > self._looked
        is_due = is_told or now - self._looked > (_SELDOM if self._observer else _OFTEN)
        if is_due:
            self._looked = now
        return is_due

    def _listen(self) -> BaseObserver | None:
        """The system's own service; none where it is out of watches or has no such service, and looking has to do."""
        observer = Observer()
        try:
            for place, is_whole in self._places.items():
                observer.schedule(self, str(place), recursive=is_whole)
            observer.start()
        except OSError:
            observer.unschedule_all()
            return None
        return observer
