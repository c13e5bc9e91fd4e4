"""The day on which a book is read, and what changed in it until then: what pages tell of its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from playbook.compare import Version


@dataclass(frozen=True, slots=True)
class History:
    """The day of the build (none where nobody asks for it), and the versions, newest first."""

    today: date | None = None
    versions: tuple[Version, ...] = ()

    def is_to_come(self, day: date | None) -> bool:
        """Whether a day is still to come."""
        return day is not None and self.today is not None and day > self.today

    @property
    def refs(self) -> Mapping[int, str]:
        """The reference of each version by its place."""
        names: list[str] = []
        for version in self.versions:
            name = version.name or "/now"  # no tag begins with a slash
            names.append(name if name not in names else f"{name}/{len(names)}")
        return {place: f"version:{name}" for place, name in enumerate(names)}


NO_HISTORY = History()
"""Of a book that is read without its past, on no day."""
