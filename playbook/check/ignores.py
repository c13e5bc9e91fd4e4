"""Ignores: comments that silence one finding where it stands, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from playbook.diagnostics import Diagnostic
from playbook.load import SourceMap

_IGNORE = re.compile(
    r"(?P<before>^\s*|\s)#\s*playbook:\s*ignore\b\s*(?P<code>[A-Za-z]\w*)?"
    r"(?:\s+until\s+(?P<until>[0-9]{4}-[0-9]{2}-[0-9]{2}))?\s*(?::\s*(?P<reason>.*\S))?\s*$"
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment `# playbook: ignore CODE until DATE: reason`; line and column from 1. Alone on its line it speaks of the line below."""

    path: str
    line: int
    column: int
    code: str
    until: date | None
    reason: str
    is_alone: bool

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is the one meant: by its code, on this line or right below a comment of its own."""
        lines = {self.line, self.line + 1} if self.is_alone else {self.line}
        return diagnostic.code == self.code and diagnostic.place.path == self.path and diagnostic.place.line in lines


def find_ignores(sources: SourceMap) -> Iterator[Ignore]:
    """Every ignore of a book, file by file."""
    for file in sources.files:
        if "playbook:" not in file.text:
            continue
        for number, line in enumerate(file.text.split("\n"), start=1):
            found = _IGNORE.search(line) if "playbook:" in line else None
            if found:
                yield _ignore(file.path, number, found)


def _ignore(path: str, line: int, found: re.Match[str]) -> Ignore:
    try:
        until = date.fromisoformat(found["until"]) if found["until"] else None
    except ValueError:
        until = date.min
    column = found.start() + found[0].index("#") + 1
    is_alone = not found.string[: found.start()].strip()
    return Ignore(path, line, column, (found["code"] or "").upper(), until, found["reason"] or "", is_alone)
