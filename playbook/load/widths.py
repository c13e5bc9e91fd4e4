"""How far keys and values reach: a line and a column in, a width in characters out; what is drawn under with carets."""

from __future__ import annotations

import re

_WINDOW = 2000  # in files written by programs a whole book may stand on one line

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_TOKEN = re.compile(rf"{_QUOTED.pattern}|[\[\]{{}}]")
_END_IN_BRACKETS = re.compile(r",(?=\s|\Z)|[}\]]")
_COMMENT = re.compile(r"\s#")


def width_of_value(line: str, column: int) -> int:
    """To the closing quote or bracket of the value, to what ends it inside brackets, else to a comment or the end."""
    rest = line[column : column + _WINDOW].rstrip()
    if quoted := _QUOTED.match(rest):
        return quoted.end()
    if rest[:1] in {"{", "["} and (width := _width_of_brackets(rest)):
        return width
    rest = _COMMENT.split(rest, maxsplit=1)[0].rstrip()
    if _depth(line[max(0, column - _WINDOW) : column]) > 0:
        rest = _END_IN_BRACKETS.split(rest, maxsplit=1)[0].rstrip()
    return len(rest)


def width_of_key(line: str, column: int) -> int:
    """To the colon after the key."""
    rest = line[column : column + _WINDOW]
    quoted = _QUOTED.match(rest)
    return quoted.end() if quoted else len(re.split(r":(?=\s|\Z)|[,}]", rest, maxsplit=1)[0].rstrip())


def _depth(before: str) -> int:
    return before.count("{") + before.count("[") - before.count("}") - before.count("]")


def _width_of_brackets(rest: str) -> int | None:
    depth = 0
    for found in _TOKEN.finditer(rest):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return None
