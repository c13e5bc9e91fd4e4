"""Changes for people at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from playbook.compare.change import Change
from playbook.compare.formats.told import LEVEL_WORDS, Told


def as_text(told: Told, folder: str = "") -> str:
    """The changes by level, each with what it will do, whom it concerns and its place; then how many there are.

    What was not compared stands last, beside the sum that it limits. `folder` stands before paths.
    """
    parts, said = [], set[str]()
    concerned = cache(lambda roles: told.say(told.concerned(roles)))  # a few groups of roles share all changes
    for level, changes in told.by_level():
        lines = [line for change in changes for line in _lines(told, change, folder, said, concerned)]
        parts.append("\n".join([told.say(LEVEL_WORDS[level]), *lines]))
    last = "\n".join(map(told.say, [told.summary(), *told.notes]))
    return "\n\n".join([*parts, last]) + "\n"


def _lines(
    told: Told, change: Change, folder: str, said: set[str], concerned: Callable[[Sequence[str]], str]
) -> Iterator[str]:
    place = told.place_of(change)
    yield f"  {told.say(change.message)}"
    yield from (f"    → {one}" for one in told.news(change, said))
    if change.level != "editorial":
        yield f"    {concerned(change.roles)}"
    yield f"    {folder}{place.path}:{place.line}"
