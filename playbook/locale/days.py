"""Days in the reader's language: a date in, as it is written there, out."""

from __future__ import annotations

from datetime import date

from playbook.locale.catalogue import Language


def say_day(value: date, language: Language) -> str:
    """A day, the same on pages, on paper and in messages: 1 ноября 2026."""
    return _written(value, "d MMMM y", language)


def say_days(first: date, last: date, language: Language, *, has_year: bool = True) -> str:
    """From a day to a day, in which what both have in common stands once: 1–9 января 2027; of one year it may be left out."""
    if first.year != last.year:
        return f"{say_day(first, language)} – {say_day(last, language)}"
    end = say_day(last, language) if has_year else _written(last, "d MMMM", language)
    if first == last:
        return end
    return f"{first.day}–{end}" if first.month == last.month else f"{_written(first, 'd MMMM', language)} – {end}"


def _written(value: date, pattern: str, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - Babel costs 30 ms, and a book without findings needs none of it

    return format_date(value, pattern, locale=language)
