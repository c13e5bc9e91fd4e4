"""Filled-in sheets and the forecast as it stands in; what would change, where sheets disagree, and the forecast after it, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from playbook.analytics.forecast_entries import ForecastEntry
from playbook.diagnostics import Message, Money, _, quoted
from playbook.exchange.forecast_form import TYPED, Typed
from playbook.exchange.forecast_read import FilledSheet

_NOTHING = _("nothing")


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is to stand otherwise: whose, what stands in the forecast now and what is to stand, and where and by whom it was typed."""

    line: str | None
    client: str
    period: str
    typed: Typed
    before: Decimal | None
    after: Decimal | None
    file: str
    at: str
    author: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes in the order of files and cells, the cells on which files disagree, and what is to be told of the others."""

    changes: tuple[Change, ...]
    mistakes: tuple[Message, ...]
    notes: tuple[Message, ...]


def changes_of(
    sheets: Iterable[FilledSheet], entries: Iterable[ForecastEntry], currency: str, author: str | None = None
) -> Changes:
    """What sheets change in the entries of a forecast. A cell that is as it was when the sheet was made says nothing.

    Of an author where one is named, else of the manager of each sheet.
    """
    now = {one.key: one for one in entries}
    found: dict[tuple[object, ...], Change] = {}
    mistakes: list[Message] = []
    notes: list[Message] = []
    for sheet in sheets:
        for one in sheet.filled:
            entry = now.get((sheet.line, one.client, one.period))
            before = getattr(entry, one.typed) if entry else None
            key = sheet.line, one.client, one.period, one.typed
            made = Change(*key, before, one.now, sheet.file, one.at, author or sheet.manager)
            other = found.setdefault(key, made)
            if other.after != made.after:
                mistakes.append(_disagreement(other, made, currency))
            elif other is made and entry and before not in {one.before, one.now}:
                notes.append(_overtaken(made, entry, currency))
    return Changes(tuple(one for one in found.values() if one.before != one.after), tuple(mistakes), tuple(notes))


def money(value: Decimal | None, currency: str) -> Money | Message:
    """A sum in a message, or that there is none."""
    return _NOTHING if value is None else Money(value, currency)


def _disagreement(one: Change, other: Change, currency: str) -> Message:
    return _(
        "{client}, {period}, {column}: {file}, {cell} says {sum}, and {other_file}, {other_cell} says {other_sum}; "
        "leave the one that is right.",
        client=quoted(one.client),
        period=one.period,
        column=TYPED[one.typed],
        file=one.file,
        cell=one.at,
        sum=money(one.after, currency),
        other_file=other.file,
        other_cell=other.at,
        other_sum=money(other.after, currency),
    )


def _overtaken(change: Change, entry: ForecastEntry, currency: str) -> Message:
    """That a number has been changed by somebody else since the sheet was made."""
    return _(
        "{file}, {cell}: since the sheet was made, {client} was given {sum} ({author}, {day}); this would be overwritten.",
        file=change.file,
        cell=change.at,
        client=quoted(change.client),
        sum=money(change.before, currency),
        author=entry.author or "–",
        day=entry.read_at or "–",
    )


def applied(entries: Iterable[ForecastEntry], changes: Sequence[Change], today: date) -> tuple[ForecastEntry, ...]:
    """The entries after the changes, read today; an entry without any number is left out.

    Whoever gave the estimate stays its author where the budget alone was changed: an agreed number does not make it somebody else's.
    """
    found: dict[tuple[str | None, str, str], ForecastEntry] = {one.key: one for one in entries}
    for change in changes:
        key = change.line, change.client, change.period
        entry = found.get(key) or ForecastEntry(change.client, change.period, change.line)
        is_estimate = change.typed == "expert" or entry.expert is None or not entry.author
        numbers: Mapping[str, Decimal | None] = {
            "expert": entry.expert,
            "budget": entry.budget,
            change.typed: change.after,
        }
        author = change.author if is_estimate else entry.author
        found[key] = replace(entry, expert=numbers["expert"], budget=numbers["budget"], author=author, read_at=today)
    return tuple(one for one in found.values() if one.expert is not None or one.budget is not None)
