"""When people of the example book are at work: a moment and some days in; a moment within working hours out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

_DAY = timedelta(days=1)
_HOLIDAYS = {(6, 12), (11, 4)}
_MORNING, _EVENING = timedelta(minutes=140), timedelta(minutes=110)
_SOON = timedelta(minutes=8)


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when a place is open, on which days of the week (Monday is 0), and the evening on which its history ends."""

    opens: time
    closes: time
    days: range
    end: datetime

    def is_open(self, day: date) -> bool:
        """Whether anybody is there on that day."""
        return day.weekday() in self.days and (day.month, day.day) not in _HOLIDAYS

    def some_time(self, day: date, chance: Random) -> datetime:
        """Some time between opening and closing on a day."""
        opens, closes = datetime.combine(day, self.opens), datetime.combine(day, self.closes)
        return _part_of(opens + _SOON, closes - _SOON, chance)

    def later(self, start: datetime, days: float, chance: Random, by: datetime | None = None) -> datetime:
        """About so many days later, and where anybody is at work then, not after `by`."""
        found = self._first_at_work(start + timedelta(days=days), chance)
        if by is not None and found > by:
            found = self._last_at_work(by, chance)
        return (
            _minute(found)
            if found > start
            else self._first_at_work(start + _SOON * (1 + int(5 * chance.random())), chance)
        )

    def earlier(self, end: datetime, days: float, chance: Random) -> datetime:
        """About so many days earlier, at a time when somebody is at work."""
        return _minute(
            min(self._last_at_work(end - timedelta(days=days), chance), self._last_at_work(end - _SOON, chance))
        )

    def working_days(self, first: date, last: date) -> Iterator[date]:
        """The days from the first to the last on which it is open."""
        for number in range((last - first).days + 1):
            if self.is_open(first + number * _DAY):
                yield first + number * _DAY

    def _first_at_work(self, moment: datetime, chance: Random) -> datetime:
        if self.is_open(moment.date()) and self.opens <= moment.time() < self.closes:
            return moment
        day = moment.date() if moment.time() < self.opens else moment.date() + _DAY
        while not self.is_open(day):
            day += _DAY
        opens = datetime.combine(day, self.opens) + _SOON
        return _part_of(opens, opens + _MORNING, chance)

    def _last_at_work(self, moment: datetime, chance: Random) -> datetime:
        if self.is_open(moment.date()) and self.opens <= moment.time() < self.closes:
            return moment
        day = moment.date() if moment.time() >= self.closes else moment.date() - _DAY
        while not self.is_open(day):
            day -= _DAY
        closes = datetime.combine(day, self.closes) - _SOON
        return _part_of(closes - _EVENING, closes, chance)


OFFICE = Hours(time(9), time(18), range(5), datetime(2026, 10, 30, 18))  # noqa: DTZ001 - a CRM writes no zones
SALON = Hours(time(10), time(20), range(6), datetime(2026, 10, 31, 20))  # noqa: DTZ001 - a CRM writes no zones


def _part_of(first: datetime, last: datetime, chance: Random) -> datetime:
    """A minute between two moments, those near to neither end most often."""
    return _minute(first + (last - first) * (chance.random() + chance.random()) / 2)


def _minute(moment: datetime) -> datetime:
    """The moment as a CRM writes it down: without seconds."""
    return moment.replace(second=0, microsecond=0)
