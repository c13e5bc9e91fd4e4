"""Which files a book has: its YAML in path order, and what text may refer to; nothing outside its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playbook.diagnostics import Diagnostic, Message, Place, PlaybookError, _
from playbook.load.told import tell

MAX_FILES = 50_000
MAX_BYTES = 32 * 1024 * 1024
YAML_SUFFIXES = (".yml", ".yaml")

_STRANGE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no report can show: control characters, and bytes that are no UTF-8."""


@dataclass(frozen=True, slots=True)
class BookFiles:
    """Paths relative to the book, with `/`: `yaml` in path order, `others`, and `leading_out` (symlinks elsewhere)."""

    folder: Path
    yaml: tuple[str, ...]
    others: frozenset[str]
    leading_out: frozenset[str]
    diagnostics: tuple[Diagnostic, ...] = ()


def find_files(folder: Path) -> BookFiles:
    """The files of a book; names that start with `.` or `_` are skipped, and no symlink to a folder is followed.

    Reports: F010 what is called like a file of the book and is none, F011 a link out of the book, too many files.
    Raises: PlaybookError where a folder cannot be read.
    """
    search = _Search(os.path.realpath(folder))
    try:
        search.run()
    except OSError as error:
        where, reason = error.filename or folder, error.strerror or str(error)
        raise PlaybookError(_("“{path}” cannot be read: {reason}.", path=str(where), reason=reason)) from error
    return BookFiles(
        Path(search.root),
        tuple(sorted(search.yaml)),
        frozenset(search.others),
        frozenset(search.leading_out),
        tuple(sorted(search.diagnostics, key=lambda diagnostic: diagnostic.order)),
    )


@dataclass(slots=True)
class _Search:
    """What one walk over the folder finds."""

    root: str
    yaml: list[str] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    leading_out: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def run(self) -> None:
        for count, (path, entry) in enumerate(self._walk()):
            if count >= MAX_FILES:
                message = _("The book's folder holds more than {limit} files.", limit=MAX_FILES)
                self._tell("F011", "book.yml", message, _("Move what is no part of the book somewhere else."))
                return
            self._take(path, entry)

    def _walk(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        waiting = [(self.root, "")]
        while waiting:
            folder, prefix = waiting.pop()
            with os.scandir(folder) as entries:
                inner = sorted((entry for entry in entries if not entry.name.startswith((".", "_"))), key=_name)
            for entry in inner:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))
                yield prefix + entry.name, entry

    def _take(self, path: str, entry: os.DirEntry[str]) -> None:
        is_yaml = path.endswith(YAML_SUFFIXES)
        if _STRANGE.search(path):
            if is_yaml:
                self._tell_strange_name(path)
        elif entry.is_symlink() and not is_inside(os.path.realpath(entry.path), self.root):
            self.leading_out.add(path)
            if is_yaml:
                message = _("The link “{path}” leads out of the book's folder.", path=path)
                self._tell("F011", path, message, _("Copy the file into the book's folder."))
        elif not os.path.isfile(entry.path):  # noqa: PTH113 - unlike `entry.is_file()` it takes a link in a circle for none
            if is_yaml and not entry.is_dir(follow_symlinks=False):
                message = _("“{path}” is not a file that can be read.", path=path)
                self._tell("F010", path, message, _("Delete it, or put the file itself in its place."))
        elif is_yaml:
            self.yaml.append(path)
        else:
            self.others.add(path)

    def _tell_strange_name(self, path: str) -> None:
        shown = _STRANGE.sub("�", path)
        message = _("The name “{path}” holds a character that cannot be shown.", path=shown)
        self._tell("F010", shown, message, _("Rename it."))

    def _tell(self, code: str, path: str, message: Message, hint: Message) -> None:
        self.diagnostics.append(tell(code, Place(path, 1, 1, 2), message, hint))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def is_inside(path: str, root: str) -> bool:
    """Whether a real path is that of a folder, or of something below it."""
    return path == root or path.startswith(root + os.sep)
