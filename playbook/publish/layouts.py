"""Layouts of a book's parts: texts in, how each falls on pages out; from memory where a text did not change."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from playbook.publish import press
from playbook.publish.page_numbers import Layout


class Layouts:
    """Asks the pool for layouts that are not known yet; `laid_out` is how many that were."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool
        self._known: dict[str, Layout] = {}
        self.laid_out = 0

    def of(self, texts: Sequence[str]) -> list[Layout]:
        """The layout of each text, in the same order."""
        # The longest first, so that no process is left with it at the end.
        unknown = sorted({text for text in texts if text not in self._known}, key=lambda text: (-len(text), text))
        self._known.update(zip(unknown, self._pool.map(press.measure, unknown), strict=True))
        self.laid_out += len(unknown)
        return [self._known[text] for text in texts]
