"""A day and the length of a period in; the window of whole periods that is looked at, the one before it, and their days, out.

Source: book-format, "abc_xyz": the window is the last so many periods that are complete on the day asked for; a period is complete
on its last day. Weeks run from Monday to Sunday (ISO 8601), months and quarters are those of the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from playbook.analytics.measurements import Window

Period = Literal["week", "month", "quarter"]

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MONTHS = {"month": 1, "quarter": 3}
_YEAR = 12
_DAYS_OF_YEAR = 365


@dataclass(frozen=True, slots=True)
class Horizon:
    """All days that a client is measured by: the day asked for and its window, and what a measure of one window earlier needs."""

    as_of: date
    period: Period
    window: Window
    before: Window
    second: Window
    """The window before the one before."""
    earlier: date
    """The day one window earlier."""

    @property
    def periods(self) -> list[Window]:
        """The periods of the window, the earliest first."""
        return periods_in(self.window, self.period)

    @property
    def years(self) -> Fraction:
        """How long the window is, in years."""
        return years_in(self.window, self.period)


def horizon_on(as_of: date, period: Period, periods: int) -> Horizon:
    """The horizon of a day, of windows of so many periods."""
    window = window_on(as_of, period, periods)
    before = window_before(window, period)
    return Horizon(as_of, period, window, before, window_before(before, period), earlier_day(as_of, window, period))


def window_on(as_of: date, period: Period, periods: int) -> Window:
    """The last so many periods that are complete on a day.

    Why: a month of which ten days are over would make every client look as if it bought less.
    """
    next_day = as_of + _DAY
    end = start_of(next_day, period)  # where the next day begins a period, the day asked for has completed one
    return Window(shifted(end, period, -periods), end - _DAY, periods)


def window_before(window: Window, period: Period) -> Window:
    """The window of as many periods that ends where this one begins."""
    return Window(shifted(window.first, period, -window.periods), window.first - _DAY, window.periods)


def periods_in(window: Window, period: Period) -> list[Window]:
    """The periods of a window, the earliest first, each a window of one."""
    starts = [shifted(window.first, period, number) for number in range(window.periods + 1)]
    return [Window(start, end - _DAY, 1) for start, end in pairwise(starts)]


def earlier_day(as_of: date, window: Window, period: Period) -> date:
    """The day one window earlier: as long after the end of the window before as the day asked for is after the end of this one.

    Why: seen from it, the window before is the one to look at; so it comes before the next period after that window is complete.
    """
    before = window_before(window, period)
    next_end = shifted(window.first, period, 1) - _DAY
    return min(before.last + (as_of - window.last), next_end - _DAY)


def years_in(window: Window, period: Period) -> Fraction:
    """How long a window is, in years: twelve months or four quarters are one; weeks are seven of 365 days."""
    if period == "week":
        return Fraction(window.periods * _WEEK.days, _DAYS_OF_YEAR)
    return Fraction(window.periods * _MONTHS[period], _YEAR)


def start_of(day: date, period: Period) -> date:
    """The first day of the period that a day is in."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    months = _MONTHS[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def shifted(start: date, period: Period, periods: int) -> date:
    """The first day of the period so many later, or earlier where the number is negative."""
    if period == "week":
        return start + periods * _WEEK
    months = start.year * _YEAR + start.month - 1 + periods * _MONTHS[period]
    return date(months // _YEAR, months % _YEAR + 1, 1)
