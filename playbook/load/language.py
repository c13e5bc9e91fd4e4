"""The language of a book before it is read: what to speak while nothing is known of it but where it lies."""

from __future__ import annotations

import re
from pathlib import Path

from playbook.locale import LANGUAGES, Language

_LANGUAGE = re.compile(rf"^\s*(?:book:\s*\{{.*)?\blanguage:\s*[\"']?({'|'.join(LANGUAGES)})\b", re.MULTILINE)
_BEGINNING = 64 * 1024
_NAMES = ("book.yml", "book.yaml")


def spoken_language(folder: Path) -> Language | None:
    """The language that a book's `book.yml` names, be the rest of it right or wrong; nothing where it names none."""
    if folder.is_file():
        folder = folder.parent  # the file was named in place of its folder, and is told so in the book's language
    for name in _NAMES:
        path = folder / name
        if path.is_file() and not path.is_symlink():
            found = _LANGUAGE.search(_beginning(path))
            return next((language for language in LANGUAGES if found and found[1] == language), None)
    return None


def is_book(folder: Path) -> bool:
    """Whether a folder holds what a book begins with, be it right or wrong."""
    return any((folder / name).is_file() for name in _NAMES)


def _beginning(path: Path) -> str:
    """What a file begins with; nothing of one that cannot be read, which is told elsewhere."""
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING).decode("utf-8", "replace")
    except OSError:
        return ""
