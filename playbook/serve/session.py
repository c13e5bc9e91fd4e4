"""A preview, what it depends on and a server in; the loop that keeps them in step until it is ended, out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Self

from playbook.serve.engine_process import IsStale
from playbook.serve.inputs import Inputs, Snapshot
from playbook.serve.outcome import Outcome
from playbook.serve.preview import Preview
from playbook.serve.server import PreviewServer
from playbook.serve.watch import QUIET, Watch

CALM = 1.5  # seconds without a change before the whole site is built again after some of its pages
PATIENCE = 10.0  # seconds within which a change ends the round under way; after them a round goes on to its end


class Session:
    """Builds in the thread that calls `run`, so that Ctrl+C stops a build at once; pages are served by other threads."""

    def __init__(
        self, preview: Preview, inputs: Inputs, server: PreviewServer, tell: Callable[[Outcome], None]
    ) -> None:
        self._preview, self._inputs, self._server, self._tell = preview, inputs, server, tell
        self._watch = Watch(inputs.folders, inputs.files)
        self._seen: Snapshot | None = None
        self._series_began: float | None = None
        self._is_over = False

    def __enter__(self) -> Self:
        self._watch.__enter__()
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stage.end()
        self._server.shutdown()
        self._server.server_close()
        self._watch.__exit__(kind, error, trace)

    def run(self) -> None:
        """Follow the changes until `end`; each round is told, but for those that a newer change has ended."""
        is_changed = True
        while not self._is_over:
            now = self._inputs.snapshot()
            if now != self._seen:
                self._go(now, partial(self._preview.refresh, now))
            elif not is_changed and not self._preview.is_complete:
                self._go(now, self._preview.complete)
            is_changed = self._watch.wait(self._patience())

    def end(self) -> None:
        """Make `run` return; it may be called from any thread."""
        self._is_over = True
        self._watch.ring()

    def _go(self, now: Snapshot, round_of: Callable[[IsStale], Outcome | None]) -> None:
        """A round; one that came to nothing has seen nothing, even if what it was to show comes back."""
        self._seen = now
        if self._series_began is None:
            self._series_began = time.monotonic()
        outcome = round_of(self._is_stale)
        if outcome is None:
            self._seen = None
            return
        self._series_began = None
        self._tell(outcome)

    def _is_stale(self) -> bool:
        """Whether the book has changed since the round began; who never stops writing sees something all the same."""
        if self._is_over:
            return True
        is_patient = time.monotonic() - (self._series_began or 0.0) < PATIENCE
        return is_patient and self._watch.is_time_to_look() and self._inputs.snapshot() != self._seen

    def _patience(self) -> float | None:
        if self._seen is None:
            return QUIET
        return None if self._preview.is_complete else CALM
