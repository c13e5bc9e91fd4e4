"""Layouts of a book's parts: texts in, how each falls on pages out; from memory or a folder where nothing changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from playbook.publish import press
from playbook.publish.page_numbers import Layout
from playbook.publish.press import Settings
from playbook.publish.print_fonts import font_versions


class Layouts:
    """Asks the pool for layouts that are not known yet; with a `cache` folder they outlive this run. `latest` are those last given."""

    def __init__(self, pool: ProcessPoolExecutor, settings: Settings, cache: Path | None) -> None:
        self._pool = pool
        self._cache = cache
        self._images = {src: _digest(image) for src, image in settings.images.items()}
        self._circumstances = "\n".join((version("weasyprint"), font_versions(), settings.language, settings.style))
        self._known: dict[str, Layout] = {}
        self.latest: list[Layout] = []
        self.laid_out = 0

    def of(self, texts: Sequence[str]) -> list[Layout]:
        """The layout of each text, in the same order."""
        keys = [self._key(text) for text in texts]
        unknown = {key: text for key, text in zip(keys, texts, strict=True) if not self._recall(key)}
        # The longest first, so that no process is left with it at the end.
        by_length = sorted(unknown, key=lambda key: -len(unknown[key]))
        layouts = self._pool.map(press.measure, [unknown[key] for key in by_length])
        for key, layout in zip(by_length, layouts, strict=True):
            self._remember(key, layout)
        self.latest = [self._known[key] for key in keys]
        return self.latest

    def _key(self, text: str) -> str:
        images = sorted(digest for src, digest in self._images.items() if src in text)
        return _digest("\n".join((self._circumstances, text, *images)).encode())

    def _recall(self, key: str) -> bool:
        if key not in self._known and self._cache:
            try:
                found = json.loads((self._cache / f"{key}.json").read_bytes())
                anchors = {str(anchor): int(page) for anchor, page in found["anchors"].items()}
                self._known[key] = Layout(int(found["pages"]), anchors, float(found["last"]))
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                return False  # never kept, or damaged: lay it out
        return key in self._known

    def _remember(self, key: str, layout: Layout) -> None:
        self._known[key] = layout
        self.laid_out += 1
        if self._cache:
            self._cache.mkdir(parents=True, exist_ok=True)
            draft = self._cache / f"{key}.{os.getpid()}.part"
            draft.write_text(json.dumps(asdict(layout)), encoding="utf-8")
            draft.replace(self._cache / f"{key}.json")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
