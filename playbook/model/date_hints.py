"""The cure for a date in a form that people write and the format refuses: the author's words in, a hint out."""

from __future__ import annotations

import re
from datetime import date

from playbook.diagnostics import Message, _

_YEAR_OF = r"(?P<year>[0-9]{4}|[0-9]{2})\s*(?:г\.?|года?)?"
_DAY_FIRST = re.compile(rf"(?P<day>[0-9]{{1,2}})[./-](?P<month>[0-9]{{1,2}})[./-]{_YEAR_OF}")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})")
_IN_WORDS = re.compile(rf"(?P<day>[0-9]{{1,2}})?\s*(?P<name>[^\W\d]+)\s+{_YEAR_OF}")
_MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("ма", "may"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip
"""How the names of months begin; March is looked for before May."""


def date_hint(value: str | None) -> Message | None:
    """For a date with the day first, with dots, with two digits for the year, or with the month in words."""
    if value is None:
        return None
    found = _DAY_FIRST.fullmatch(value) or _YEAR_FIRST.fullmatch(value)
    if found is not None:
        return _hint(found["year"], int(found["month"]), found["day"])
    found = _IN_WORDS.fullmatch(value)
    month = _month(found["name"].casefold()) if found else None
    return _hint(found["year"], month, found["day"]) if found and month else None


def _month(name: str) -> int | None:
    return next((number for number, starts in enumerate(_MONTHS, 1) if name.startswith(starts)), None)


def _hint(year: str, month: int, day: str | None) -> Message:
    try:
        written = date(int(year) if len(year) > len("26") else 2000 + int(year), month, int(day or 1)).isoformat()
    except ValueError:
        return _("There is no such day in the calendar; write one as year-month-day, such as 2026-11-01.")
    return _("Write {value}.", value=written) if day else _("Write the day as well, such as {value}.", value=written)
