"""A book and its history in; what a page says of an entity's own time out: that it is announced, and what changed in it last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from playbook.compare import Change, Version
from playbook.compare.change_words import without_name
from playbook.diagnostics import Address, _
from playbook.model.book import Book
from playbook.model.index import index
from playbook.plan.history import History
from playbook.plan.wording import Wording

_BLANKS = re.compile("[ \t\r\n]+")
_MOST = 3
"""Changes that a page tells of; the chapter of the changes tells of all."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page says of an entity's own time: from when it will be in force, and the last change in meaning.

    `changed` says when, `version` in which version (`ref` leads to it), `what` what changed, `more` that there is more.
    """

    announced: str = ""
    changed: str = ""
    version: str = ""
    ref: str = ""
    what: str = ""
    more: str = ""


def notices_of(book: Book, history: History, words: Wording) -> Mapping[Address, Notice]:
    """The notice of each entity that has one, by its address."""
    changed = _last_changes(history)
    found: dict[Address, Notice] = {}
    for ref, entity in index(book).items():
        announced = announced_from(entity, history, words)
        if entity.address not in found and (announced or ref in changed):
            place, changes = changed.get(ref, (0, ()))
            found[entity.address] = _notice(announced, history, place, changes, words)
    return found


def announced_days(book: Book, history: History, words: Wording) -> Mapping[str, str]:
    """By reference, for lists that name it, from when what is announced will be in force."""
    return {
        ref: words.say(_("from {day} on", day=words.day(day)))
        for ref, entity in index(book).items()
        if (day := _day_to_come(entity, history)) is not None
    }


def announced_from(entity: object, history: History, words: Wording) -> str:
    """From when something will be in force that is valid from a day to come; empty for all else."""
    day = _day_to_come(entity, history)
    return words.say(_("Announced: in force from {day}", day=words.day(day))) if day is not None else ""


def _day_to_come(entity: object, history: History) -> date | None:
    day: date | None = getattr(getattr(entity, "valid", None), "from_", None)
    return day if history.is_to_come(day) else None


def _last_changes(history: History) -> dict[str, tuple[int, tuple[Change, ...]]]:
    """By reference the place of the last version in which an entity changed in meaning, and how."""
    found: dict[str, tuple[int, tuple[Change, ...]]] = {}
    for place, version in enumerate(history.versions):
        for ref, changes in _in_meaning(version).items():
            found.setdefault(ref, (place, tuple(changes)))
    return found


def _in_meaning(version: Version) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for level in ("must-read", "inform"):
        for change in version.changes:
            if change.level == level and change.kind in {"changed", "added"}:
                found.setdefault(change.entity, []).append(change)
    return found


def _notice(announced: str, history: History, place: int, changes: tuple[Change, ...], words: Wording) -> Notice:
    if not changes:
        return Notice(announced)
    version, day = history.versions[place], words.day(history.versions[place].day)
    if any(change.kind == "added" for change in changes):
        said = words.say(_("New since {day}", day=day))
        return Notice(announced, said, version.name, history.refs[place])
    told = list(_sentences(changes[:_MOST], words))
    return Notice(
        announced,
        words.say(_("Changed on {day}", day=day)),
        version.name,
        history.refs[place],
        "; ".join(told) + ("" if len(changes) > _MOST else "."),
        words.say(_("and {count} more", count=len(changes) - _MOST)) if len(changes) > _MOST else "",
    )


def _sentences(changes: tuple[Change, ...], words: Wording) -> Iterator[str]:
    for change in changes:
        yield on_one_line(words.say(without_name(change.message))).removesuffix(".")


def on_one_line(said: str) -> str:
    """A sentence on one line; the spaces that bind the figures of a number stay."""
    return _BLANKS.sub(" ", said)
