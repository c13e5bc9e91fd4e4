"""The quote that never closes: a text that is no YAML in; where the quote opens that swallowed the lines after it out."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import ScalarEvent

_SWALLOWED = re.compile(r"\s*(?:- |(?:- +)*[\w-]+:(?:\s|\Z))")


def unclosed_quote(text: str, line: int) -> tuple[int, int] | None:
    """Line and column, both from 0, of a quote that opened a text of several lines, keys among them, ending in `line`.

    Why: YAML lets it run up to the next quote, which was to open another text, and gives up only behind that one.
    """
    last = _last_quoted(text)
    if last is None or last.end_mark.line != line:
        return None
    start, end = last.start_mark, last.end_mark
    if start.line == end.line:
        return None
    within = [*text.split("\n")[start.line + 1 : end.line], text.split("\n")[end.line][: end.column]]
    return (start.line, start.column) if any(_SWALLOWED.match(one) for one in within) else None


def _last_quoted(text: str) -> Any:  # noqa: ANN401 - libyaml's events have no types
    """The last value before reading broke off, if it stands in quotes."""
    parser, last = CParser(text), None
    try:
        while (event := parser.get_event()) is not None:
            if type(event) is ScalarEvent:
                last = event
    except yaml.YAMLError:
        return last if last is not None and last.style in {'"', "'"} else None
    return None
