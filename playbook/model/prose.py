"""An author's Markdown goes in; the stretches of it that are no fenced code come out, cut where a paragraph ends.

A code span never reaches over the end of a stretch, as it never reaches over the end of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]*\n?")
_TASK = r"[ \t]+\[[ xX]\](?=[ \t])"
_MARKERS = re.compile(rf"(?:[ \t]*(?:>|(?:[-+*]|\d{{1,9}}[.)])(?=[ \t])(?:{_TASK})?))*[ \t]*")
_LIST_MARKER = re.compile(r"[-+*]|\d{1,9}[.)]")
_FENCE = re.compile(r"(?P<marks>`{3,})[^`\n]*$|(?P<tildes>~{3,})", re.MULTILINE)
_OWN_LINE = re.compile(r"#{1,6}(?:\s|$)|\||[=\-_*]+[ \t\r]*$|\s*$", re.MULTILINE)

_CONTINUATION = 4  # a line indented this far goes on with the paragraph above, whatever it starts with


@dataclass(frozen=True, slots=True)
class _Fence:
    """An open fence: its marks, how deep in quotes it stands, and the column under which its list item ends."""

    marks: str
    quotes: int
    column: int

    def is_left_by(self, line: str) -> bool:
        """Whether the line stands outside the quote or list item that holds the fence."""
        content = _inside_quotes(line, self.quotes)
        return content is None or (bool(content.strip()) and _width(content) < self.column)

    def is_closed_by(self, line: str) -> bool:
        marks = (_inside_quotes(line, self.quotes) or "").strip(" \t\r\n")
        return len(marks) >= len(self.marks) and not marks.strip(self.marks[0])


def prose_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch that is no fenced code; a text without backticks and tildes is one stretch."""
    if "`" not in text and "~~~" not in text:
        yield 0, len(text)
        return
    start, fence, column, quotes, stands_alone = 0, None, 0, 0, True
    for line in _LINE.finditer(text):
        if fence and not fence.is_left_by(line[0]):
            if fence.is_closed_by(line[0]):
                fence, start = None, line.end()
            continue
        if fence:
            fence, start = None, line.start()
        markers = _markers(line[0])
        column = _item_column(markers, column) if line[0].strip() else column
        was_alone = stands_alone
        continues = not was_alone and _width(markers) - column >= _CONTINUATION
        if not continues and (opening := _FENCE.match(line[0], len(markers))):
            yield start, line.start()
            fence = _Fence(opening["marks"] or opening["tildes"], markers.count(">"), column)
            stands_alone = True
            continue
        stands_alone = bool(_OWN_LINE.match(line[0], len(markers)))
        if was_alone or stands_alone or markers.count(">") > quotes or _LIST_MARKER.search(markers):
            yield start, line.start()
            start, quotes = line.start(), markers.count(">")
    if not fence:
        yield start, len(text)


def _markers(line: str) -> str:
    """What opens quotes and list items at the start of a line."""
    found = _MARKERS.match(line)
    return found[0] if found else ""


def _item_column(markers: str, column: int) -> int:
    """The column at which the list item that holds this line has its text; 0 outside of lists."""
    inner = re.split(_TASK, markers.rpartition(">")[2])[0]
    if _LIST_MARKER.search(inner):
        return len(inner.expandtabs(4))
    return column if _width(inner) >= column else 0


def _inside_quotes(line: str, depth: int) -> str | None:
    for _level in range(depth):
        line = line.lstrip(" \t")
        if not line.startswith(">"):
            return None
        line = line[1:]
    return line.rstrip("\n")


def _width(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
