"""Two ends in, either of which may be missing; the stretch between them in words out: days of the calendar, or numbers."""

from __future__ import annotations

from datetime import date

from playbook.diagnostics import _
from playbook.plan.wording import Wording

_NBSP = "\u00a0"


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
