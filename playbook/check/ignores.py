"""Ignores: comments that silence one finding where it stands, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from playbook.diagnostics import Diagnostic
from playbook.load import SourceMap

_IGNORE = re.compile(r"(?:^\s*|\s)#\s*playbook:\s*ignore\b(?P<rest>.*)$")
_CODE = re.compile(r"\s*(?P<code>[A-Za-z]\w*)?(?P<rest>.*)")
_UNTIL = re.compile(r"\s+until\s+(?P<until>[^\s:]+)(?P<rest>.*)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_REASON = re.compile(r"\s*:(?P<reason>.*)")


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
    unread: str = ""
    """What stands there in place of a day or of the colon before the reason, if anything does."""

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
    code = _CODE.fullmatch(found["rest"])
    assert code is not None  # noqa: S101 - it matches any line
    rest, until, unread = code["rest"], None, ""
    dated = _UNTIL.fullmatch(rest)
    if dated:
        rest, until = dated["rest"], _day(dated["until"])
        unread = dated["until"] if until is None else ""
    reason = _REASON.fullmatch(rest)
    if reason is None and not unread:
        unread = rest.strip()
    column = found.start() + found[0].index("#") + 1
    is_alone = not found.string[: found.start()].strip()
    said = reason["reason"].strip() if reason else ""
    return Ignore(path, line, column, (code["code"] or "").upper(), until, said, is_alone, unread)


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word) if _DAY.match(word) else None
    except ValueError:
        return None
