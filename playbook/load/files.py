"""Which files a book has: its YAML in path order, and everything else that text may refer to; nothing outside its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_FILES = 50_000
MAX_BYTES = 32 * 1024 * 1024
YAML_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class BookFiles:
    """Paths relative to the book, with `/`: `yaml` in path order, `others`, and `leading_out` (symlinks to somewhere else)."""

    folder: Path
    yaml: tuple[str, ...]
    others: frozenset[str]
    leading_out: frozenset[str]


def find_files(folder: Path) -> BookFiles:
    """The files of a book; names that start with `.` or `_` are skipped, and no symlink to a folder is followed."""
    root = os.path.realpath(folder)
    yaml: list[str] = []
    others: set[str] = set()
    leading_out: set[str] = set()
    for path, entry in _walk(root, ""):
        if entry.is_symlink() and not _is_inside(os.path.realpath(entry.path), root):
            leading_out.add(path)
        elif not entry.is_file():
            continue
        elif path.endswith(YAML_SUFFIXES):
            yaml.append(path)
        else:
            others.add(path)
    return BookFiles(Path(root), tuple(sorted(yaml)), frozenset(others), frozenset(leading_out))


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [(folder, prefix)]
    count = 0
    while waiting:
        here, start = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.name.startswith((".", "_")):
                    continue
                count += 1
                if count > MAX_FILES:
                    return
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{start}{entry.name}/"))
                else:
                    yield start + entry.name, entry


def _is_inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root + os.sep)
