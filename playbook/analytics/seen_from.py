"""A ledger or a history and the day that was asked for in; the day to look from, and what cannot be known of it, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.analytics.cells import as_day, is_until
from playbook.analytics.edge import fetched
from playbook.analytics.facts import Facts
from playbook.diagnostics import Message, _

_QUIET = timedelta(days=7)
"""So long nobody may have bought or called, as over holidays, without anything being missing."""


@dataclass(frozen=True, slots=True)
class SeenFrom:
    """The day to look from, and why what is told of it is not what happened, where the source ends before it or begins after it."""

    day: date
    beyond: tuple[Message, ...] = ()


def ledger_seen_from(ledger: Facts, today: date, asked: date | None = None) -> SeenFrom:
    """The day that was asked for, else the last up to `today` on which the ledger has a row, else `today`.

    Why: seen from a later day, everybody would look as if they had stopped to buy when in truth the ledger was not brought up to date.
    Raises: PlaybookError where a database cannot be read.
    """
    return _seen_from(ledger, "date", today, asked, _ledger_begins, _ledger_ends)


def events_seen_from(events: Facts, today: date, asked: date | None = None) -> SeenFrom:
    """The day that was asked for, else the last up to `today` of which the history tells, else `today`.

    Raises: PlaybookError where a database cannot be read.
    """
    return _seen_from(events, "at", today, asked, _history_begins, _history_ends)


def _ledger_begins(day: date, first: date) -> Message:
    return _("The ledger begins on {first}: of {day} it knows nothing.", first=first, day=day)


def _ledger_ends(day: date, last: date) -> Message:
    return _("The ledger ends on {last}: what was bought from then to {day} is missing here.", last=last, day=day)


def _history_begins(day: date, first: date) -> Message:
    return _("The history begins on {first}: of {day} it knows nothing.", first=first, day=day)


def _history_ends(day: date, last: date) -> Message:
    return _(
        "The history ends on {last}: whoever it leaves in a state counts as still there on {day}.", last=last, day=day
    )


_Told = Callable[[date, date], Message]


def _seen_from(facts: Facts, column: str, today: date, asked: date | None, early: _Told, late: _Told) -> SeenFrom:  # noqa: PLR0913, PLR0917
    said = facts.table[column]
    known = facts.table.filter(is_until(said, today)).select(day=as_day(said))
    [row] = fetched(known.agg(first=known.day.min(), last=known.day.max())).to_pylist()
    first, last = row["first"], row["last"]
    if asked is None or last is None:
        return SeenFrom(asked or last or today)
    if asked < first:
        return SeenFrom(asked, (early(asked, first),))
    return SeenFrom(asked, (late(asked, last),) if asked - last > _QUIET else ())
