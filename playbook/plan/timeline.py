"""Stretches of days one after another as data: what a picture of a long way shows, before anyone has drawn it."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.plan.graph import NodeKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the way: its title, a small line under it, how long it is in words, and what it links to.

    Units: `days` are calendar days.
    """

    title: str
    line: str
    kind: NodeKind
    days: float
    label: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class DayMark:
    """A line down a picture: at which day, and what it is called."""

    day: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole way; `limit` is the day by which it must end. `description` is for a reader who cannot see it."""

    id: str
    title: str
    description: str
    stretches: tuple[Stretch, ...]
    marks: tuple[DayMark, ...]
    limit: DayMark | None = None
