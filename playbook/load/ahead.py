"""Reading ahead: a book's folder in; the values of its files, read by a second process while this one gets ready and reads behind it, out.

Why: a large book is read in half a second, and a command needs a third of one to import the model and another to make nouns. On two cores both
are done at once. Whatever goes wrong in the second process, or is wrong with a file, is left to the first one, which then reads as if there
had been no second.
"""

from __future__ import annotations

import gc
import marshal
import mmap
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from playbook.diagnostics import PlaybookError
from playbook.load.files import MAX_BYTES, find_files
from playbook.load.reading import Reading
from playbook.load.yaml_reader import read_yaml

_WORTH_IT = 500_000
"""Bytes of YAML below which a second process costs more than it brings."""
_ROOM = 8
"""Bytes of shared memory for each byte of YAML; only what is written to is ever taken. A book of examples needs 1.5."""
_LENGTH = struct.Struct("=Q")


class Ahead:
    """Readings by path, waited for when they are asked for; nothing for files that this process has to read itself."""

    def __init__(
        self,
        child: int = 0,
        paths: tuple[str, ...] = (),
        memory: mmap.mmap | None = None,
        source: BinaryIO | None = None,
    ) -> None:
        self._child = child
        self._paths = iter(paths)
        self._memory = memory
        self._source = source
        self._passed: dict[str, bytes | memoryview] = {}

    def reading(self, path: str, data: bytes) -> Reading | None:
        """The reading of a file with these bytes, if the second process makes it."""
        if path not in self._passed:
            self._pass_to(path)
        sent = self._passed.pop(path, b"")
        if not sent:
            return None
        made_of, value, places = marshal.loads(sent)  # noqa: S302 - written a moment ago by this program
        return Reading(value, places) if made_of == hash(data) else None

    def close(self) -> None:
        """Ends the second process, at the latest when it has read the file it is at."""
        if self._source is not None:
            self._source.close()
            self._source = None
            os.waitpid(self._child, 0)

    def _pass_to(self, path: str) -> None:
        for name, sent in self._arriving():
            self._passed[name] = sent
            if name == path:
                return

    def _arriving(self) -> Iterator[tuple[str, memoryview]]:
        """What the second process has made of each file, in its order; its end is the end, however it came."""
        while self._source is not None and self._memory is not None:
            told = self._source.read(2 * _LENGTH.size)
            if len(told) < 2 * _LENGTH.size:
                self.close()
                return
            start, end = (number for (number,) in _LENGTH.iter_unpack(told))
            yield next(self._paths), memoryview(self._memory)[start:end]


def read_ahead(folder: Path) -> Ahead:
    """Begins to read a book in a second process, if it is large and there is a core for it."""
    try:
        files, size = _files_of(folder)
        if size < _WORTH_IT or (os.cpu_count() or 1) == 1:
            return Ahead()
        memory = mmap.mmap(-1, size * _ROOM)
        source, target = os.pipe()
        child = os.fork()
    except (OSError, AttributeError, PlaybookError):  # no such folder, no process to be had, a system that cannot fork
        return Ahead()
    if child:
        os.close(target)
        return Ahead(child, tuple(path for path, _file in files), memory, os.fdopen(source, "rb", 0))
    try:
        os.close(source)
        _send(files, memory, target)
    finally:
        os._exit(0)


def _files_of(folder: Path) -> tuple[list[tuple[str, Path]], int]:
    """Paths in the book and on the disk of its YAML, and its bytes; files past the limit are left to the first process."""
    found = find_files(folder)
    sizes = {path: (found.folder / path).stat().st_size for path in found.yaml}
    files = [(path, found.folder / path) for path, size in sizes.items() if size <= MAX_BYTES]
    return files, sum(size for size in sizes.values() if size <= MAX_BYTES)


def _send(files: list[tuple[str, Path]], memory: mmap.mmap, target: int) -> None:
    """Writes what each file holds into the memory, and tells from where to where; of a file with mistakes, nothing."""
    gc.disable()
    end = 0
    for _name, path in files:
        start, made = end, _made_of(path)
        end += len(made)
        memory[start:end] = made
        os.write(target, _LENGTH.pack(start) + _LENGTH.pack(end))


def _made_of(path: Path) -> bytes:
    data = path.read_bytes()
    reading = read_yaml(data, "")
    whole: Any = (hash(data), reading.value, reading.places)
    return marshal.dumps(whole) if reading.is_whole and not reading.mistakes else b""
