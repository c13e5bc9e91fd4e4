"""Folders and files in; what stands in them, as digests that differ only when the content does, out."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Snapshot = Mapping[Path, str]
"""The digest of each file; files that nobody can read have none."""

_Stamp = tuple[int, int, int]
_COARSE = 2_000_000_000  # nanoseconds: the coarsest clock of a file system still in use, that of memory sticks
_LEFT_BY_EDITORS = ("~", ".swp", ".swx", ".tmp", ".bak")


class Inputs:
    """What a preview depends on; names that the loader skips and the traces of editors are no part of it."""

    def __init__(self, folders: Sequence[Path], files: Sequence[Path] = ()) -> None:
        self.folders = tuple(folder.resolve() for folder in folders)
        self.files = tuple(file.resolve() for file in files)
        self._known: dict[Path, tuple[_Stamp, str]] = {}

    def snapshot(self) -> Snapshot:
        """The digests as of now; a file is read only if its size, time or number has changed, or it was just written.

        Why: two saves in one tick of the file system's clock may leave the same size and time.
        """
        digests: dict[Path, str] = {}
        settled: dict[Path, tuple[_Stamp, str]] = {}
        for path in self._paths():
            try:
                about = path.stat()
                stamp = (about.st_mtime_ns, about.st_size, about.st_ino)
                before, is_settled = self._known.get(path), time.time_ns() - about.st_mtime_ns > _COARSE
                digests[path] = before[1] if before and before[0] == stamp else _digest(path)
                if is_settled:
                    settled[path] = stamp, digests[path]
            except OSError:  # it went away in between, or may not be read: the loader tells of it
                continue
        self._known = settled
        return digests

    def _paths(self) -> Iterator[Path]:
        yield from self.files
        for folder in self.folders:
            for parent, folders, names in os.walk(folder):
                folders[:] = sorted(name for name in folders if _counts(name))
                yield from (Path(parent, name) for name in sorted(names) if _counts(name))


def _counts(name: str) -> bool:
    return not name.startswith((".", "_", "#")) and not name.endswith(_LEFT_BY_EDITORS)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()
