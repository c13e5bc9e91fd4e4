"""Two ends in, either of which may be missing; the stretch between them in words out: days of the calendar, numbers, or how long it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from playbook.diagnostics import _
from playbook.model.value import Duration
from playbook.plan.wording import Wording

_NBSP = "\u00a0"
_HOURS = 24


def days_in_words(start: date | None, end: date | None, words: Wording) -> str:
    """From when to when: `1 December 2026 – 31 May 2027`; empty without either end."""
    if start is not None and end is not None:
        return words.days(start, end)
    if start is not None:
        return words.say(_("from {day} on", day=words.day(start)))
    return words.say(_("until {day}", day=words.day(end))) if end is not None else ""


def bounds_in_words(lowest: str | None, highest: str | None, words: Wording, unit: str | None = None) -> str:
    """From how much to how much, in values that are words already: `50–90`; empty without either end."""
    after = f"{_NBSP}{unit}" if unit else ""
    if lowest is not None and highest is not None:
        return (lowest if lowest == highest else f"{lowest}–{highest}") + after
    if lowest is not None:
        return words.say(_("at least {value}", value=lowest + after))
    return words.say(_("at most {value}", value=highest + after)) if highest is not None else ""


def length_in_words(days: Decimal, words: Wording) -> str:
    """Calendar days that were measured: 4,5 дня; what is shorter than a day in hours."""
    hours = round(days * _HOURS)
    if days > 0 and hours < _HOURS:
        return words.duration(Duration(Decimal(hours), "h")) if hours else words.say(_("under an hour"))
    return words.calendar_days(Fraction(days))
