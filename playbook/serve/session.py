"""A preview, what it depends on and a server in; the loop that keeps them in step until it is ended, out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from playbook.serve.inputs import Inputs
from playbook.serve.outcome import Outcome
from playbook.serve.preview import Preview
from playbook.serve.server import PreviewServer
from playbook.serve.watch import Watch

CALM = 1.5  # seconds without a change before the whole site is built again after some of its pages


class Session:
    """Builds in the thread that calls `run`, so that Ctrl+C stops a build at once; pages are served by other threads."""

    def __init__(
        self, preview: Preview, inputs: Inputs, server: PreviewServer, tell: Callable[[Outcome], None]
    ) -> None:
        self._preview, self._inputs, self._server, self._tell = preview, inputs, server, tell
        self._watch = Watch(inputs.folders, inputs.files)
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
        """Follow the changes until `end`; each round is told."""
        seen = self._inputs.snapshot()
        self._tell(self._preview.refresh(seen))
        while not self._is_over:
            is_changed = self._watch.wait(None if self._preview.is_complete else CALM)
            now = self._inputs.snapshot()
            if self._is_over:
                return
            if now != seen:
                seen = now
                self._tell(self._preview.refresh(now))
            elif not is_changed and not self._preview.is_complete:
                self._tell(self._preview.complete())

    def end(self) -> None:
        """Make `run` return; it may be called from any thread."""
        self._is_over = True
        self._watch.ring()
