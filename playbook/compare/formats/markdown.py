"""Changes for the description of a merge request, or a comment on it: Markdown as GitHub and GitLab read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.compare.change import Change
from playbook.compare.formats.told import LEVEL_WORDS, Told
from playbook.diagnostics import _

MARK = "<!-- playbook diff -->"
"""By this line a later comment finds the one that it replaces."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#@])")
_LONGEST = 60_000
"""Characters: a comment may have 65 536."""
_MOST = (500, 200, 80, 30, 10)
"""Changes of a level that are listed: as many as there is room for."""


def as_markdown(told: Told) -> str:
    """The changes as lists by level, above them the summary and what was not compared; spelling is folded away. Short enough for a comment."""
    written = (_with_at_most(most, told) for most in _MOST)
    return next((one for one in written if len(one) <= _LONGEST), _with_at_most(0, told))


def _with_at_most(most: int, told: Told) -> str:
    said = set[str]()
    parts = [MARK, f"### {_safe(told.say(told.summary()))}", *(f"> {_safe(told.say(one))}" for one in told.notes)]
    for level, changes in told.by_level():
        lines = [line for change in changes[:most] for line in _lines(told, change, said)]
        if len(changes) > most:
            lines.append(f"- {told.say(_('… and {count} more', count=len(changes) - most))}")
        listed = "\n".join(lines)
        if level == "editorial":
            parts.append(f"<details><summary>{told.say(LEVEL_WORDS[level])}</summary>\n\n{listed}\n\n</details>")
        else:
            parts.append(f"**{told.say(LEVEL_WORDS[level])}**\n\n{listed}")
    return "\n\n".join(parts) + "\n"


def _lines(told: Told, change: Change, said: set[str]) -> Iterator[str]:
    place = told.place_of(change)
    concerned = "" if change.level == "editorial" else f" — *{_safe(told.say(told.concerned(change.roles)))}*"
    yield f"- {_safe(told.say(change.message))}{concerned} <sub>`{place.path}:{place.line}`</sub>"
    yield from (f"  - {_safe(one)}" for one in told.news(change, said))


def _safe(text: str) -> str:
    """The author's words as they stand: nothing in them is markup, and nobody is called by `@`."""
    return _SPECIAL.sub(r"\\\1", text)
