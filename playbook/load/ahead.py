"""Reading ahead: a book's folder in; the values of its larger part, read by a second process while this one gets ready, out.

Why: a large book is read in half a second, and a command needs a third of one to import the model. On two cores both are done at once. Whatever
goes wrong in the second process, or is wrong with a file, is left to the first one, which then reads as if there had been no second.
"""

from __future__ import annotations

import gc
import marshal
import os
from pathlib import Path
from typing import Any

from playbook.diagnostics import PlaybookError
from playbook.load.files import MAX_BYTES, find_files
from playbook.load.reading import Reading
from playbook.load.yaml_reader import read_yaml

_WORTH_IT = 500_000
"""Bytes of YAML below which a second process costs more than it brings."""
_SHARE = 0.6
"""The part that the second process reads; this one is busy with importing meanwhile."""


class Ahead:
    """Readings by path, there when they are asked for; nothing for files that this process has to read itself."""

    def __init__(self, child: int = 0, source: int | None = None) -> None:
        self._child = child
        self._source = source
        self._readings: dict[str, tuple[int, Any, Any]] | None = None

    def reading(self, path: str, data: bytes) -> Reading | None:
        """The reading of a file with these bytes, if the second process has made it."""
        if self._readings is None:
            self._readings = self._received()
        found = self._readings.pop(path, None)
        return Reading(found[1], found[2]) if found is not None and found[0] == hash(data) else None

    def _received(self) -> dict[str, tuple[int, Any, Any]]:
        if self._source is None:
            return {}
        with os.fdopen(self._source, "rb") as pipe:
            sent = pipe.read()
        os.waitpid(self._child, 0)
        try:
            return dict(marshal.loads(sent))  # noqa: S302 - written a moment ago by this program
        except (EOFError, ValueError, TypeError):  # it was ended before it had written everything, or anything
            return {}


def read_ahead(folder: Path) -> Ahead:
    """Begins to read a book in a second process, if it is large and there is a core for it."""
    try:
        files = _share_of(folder)
        if not files or (os.cpu_count() or 1) == 1:
            return Ahead()
        source, target = os.pipe()
        child = os.fork()
    except (OSError, AttributeError, PlaybookError):  # no such folder, no process to be had, a system that cannot fork
        return Ahead()
    if child:
        os.close(target)
        return Ahead(child, source)
    try:
        os.close(source)
        _send(files, target)
    finally:
        os._exit(0)


def _share_of(folder: Path) -> list[tuple[str, Path]]:
    """Paths in the book, and on the disk, of the files to be read ahead: those at the beginning of the order, none past the limits."""
    files = find_files(folder)
    sizes = {path: (files.folder / path).stat().st_size for path in files.yaml}
    total = sum(sizes.values())
    if total < _WORTH_IT:
        return []
    share, taken = [], 0
    for path, size in sizes.items():
        taken += size
        if taken > total * _SHARE:
            break
        if size <= MAX_BYTES:
            share.append((path, files.folder / path))
    return share


def _send(files: list[tuple[str, Path]], target: int) -> None:
    gc.disable()
    readings = {}
    for name, path in files:
        data = path.read_bytes()
        reading = read_yaml(data, "")
        if reading.is_whole and not reading.mistakes:
            readings[name] = (hash(data), reading.value, reading.places)
    with os.fdopen(target, "wb") as pipe:
        marshal.dump(readings, pipe)
