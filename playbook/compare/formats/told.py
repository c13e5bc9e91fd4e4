"""What a report of changes needs beside them: where they stand, what roles are called, in which language, between which versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from playbook.compare.change import LEVELS, Change, Level
from playbook.diagnostics import Message, Place, _, _n
from playbook.locale import Language

LEVEL_WORDS: Mapping[Level, Message] = {
    "must-read": _("Must be read"),
    "inform": _("Good to know"),
    "editorial": _("Spelling and order"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """How changes are told.

    `place_of` says where a change stands, its path from the book; `roles` are titles by id; `old` and `new` name the versions, but for what lies
    on the disk, which has no name. `notes` say what could not be compared.
    """

    changes: Sequence[Change]
    place_of: Callable[[Change], Place]
    roles: Mapping[str, str]
    language: Language
    old: str
    new: str | None
    notes: Sequence[Message] = ()

    def say(self, message: Message) -> str:
        """A message in the reader's language, on one line."""
        return " ".join(message.in_language(self.language).split())

    def concerned(self, roles: Sequence[str]) -> Message:
        """Whom a change concerns, by their titles."""
        if not roles:
            return _("for everyone")
        return _("for: {roles}", roles=[self.roles.get(one, one) for one in roles])

    def news(self, change: Change, said: set[str]) -> Iterator[str]:
        """What a change will do, but for what was `said` of another one before; who moves, and what becomes of what is reckoned."""
        messages = [*(one.message for one in change.moves), *(one.message for one in change.effects)]
        for told in map(self.say, messages):
            if told not in said:
                said.add(told)
                yield told

    def by_level(self) -> Iterator[tuple[Level, Sequence[Change]]]:
        """The changes of each level that there are, the weightiest first."""
        for level in LEVELS:
            found = [one for one in self.changes if one.level == level]
            if found:
                yield level, found

    def summary(self) -> Message:
        """How many changes of which level there are."""
        counts = counts_of(self.changes)
        new = self.new or _("the working tree")
        if not any(counts.values()):
            return _("From {old} to {new} nothing has changed in meaning.", old=self.old, new=new)
        words = {
            "must-read": _n("{count} change must be read", "{count} changes must be read", counts["must-read"]),
            "inform": _n("{count} is good to know", "{count} are good to know", counts["inform"]),
            "editorial": _n("{count} is spelling", "{count} are spelling", counts["editorial"]),
        }
        told = [words[level] for level in LEVELS if counts[level]]
        return _("From {old} to {new}: {counts}.", old=self.old, new=new, counts=told)


def counts_of(changes: Iterable[Change]) -> dict[Level, int]:
    """How many changes there are of each level."""
    counts: dict[Level, int] = dict.fromkeys(LEVELS, 0)
    for change in changes:
        counts[change.level] += 1
    return counts
