"""What the wholesale clients of the example book are to buy each year, as `example_clients.csv` tells it, in; their orders out.

Years are those of the matrix, from November to October; every order is the same each time, and a client's do not depend on the others'.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

_STORIES = Path(__file__).with_name("example_clients.csv")
YEARS = (2024, 2025, 2026)
FIRST_DAY = date(2023, 11, 1)
_THOUSAND = 100_000  # kopecks
_LARGE_ORDER = 900 * _THOUSAND
_KEY_CLIENT = 20_000  # thousand roubles a year
_HANDED_OVER = timedelta(days=90)
_SEASON = {1: 0.3, 2: 1.0, 3: 1.5, 4: 1.6, 5: 1.3, 6: 0.9, 7: 0.8, 8: 1.3, 9: 1.5, 10: 1.2, 11: 0.6, 12: 0.0}
_HOLIDAYS = {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
_KILNS_ARE_CLEANED = range(1, 5)  # of August
_FRIDAY = 4
_RETURNED = 0.012
_BACK = timedelta(days=5)
_FIVE = 5
_AUGUST = 8


@dataclass(frozen=True, slots=True)
class Order:
    """Goods that went out on a day, and what of them came back later; money in kopecks."""

    day: date
    client: str
    line: str
    manager: str
    kopecks: int
    returned: int = 0

    @property
    def back_on(self) -> date:
        """The day on which the goods came back: a working day of the same month, so that the sum of the month stays."""
        return self.day + _BACK


@dataclass(frozen=True, slots=True)
class Story:
    """A wholesale client: the cells that stand of it in the clients table, how it buys, and for how much in each year.

    `rhythm` is the class that it is to get; `turnover` is in kopecks by year; `months` are the first days of those in which it buys.
    """

    client: str
    known: Mapping[str, str]
    rhythm: str
    turnover: Mapping[int, int]
    months: tuple[date, ...]

    @property
    def is_key(self) -> bool:
        """Whether the head of sales looks after it."""
        return int(self.known["Закупки в год"] or 0) >= _KEY_CLIENT


def stories() -> list[Story]:
    """Every wholesale client, in the order of the file."""
    with _STORIES.open(encoding="utf-8", newline="") as file:
        return [_story(row) for row in csv.DictReader(file, delimiter=";")]


def _story(row: dict[str, str]) -> Story:
    known = dict(list(row.items())[:8])
    turnover = {year: int(row[str(year)]) * _THOUSAND for year in YEARS}
    return Story(row["Контрагент"], known, row["Ход"], turnover, tuple(_months(row["Покупает"])))


def _months(spans: str) -> Iterator[date]:
    for span in filter(None, spans.split(", ")):
        first, last = (date.fromisoformat(f"{end}-01") for end in span.split(".."))
        while first <= last:
            yield first
            first = next_month(first)


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def orders_of(story: Story) -> Iterator[Order]:
    """The orders of a client: in each year they and what came back add up to its turnover."""
    chance = Random(story.client)  # noqa: S311 - sales, no secrets
    for year, turnover in story.turnover.items():
        months = [one for one in story.months if date(year - 1, 11, 1) <= one < date(year, 11, 1)]
        weights = dict(_weights(story.rhythm, months, chance)) if turnover else {}
        for month, sum_of_month in zip(weights, shared(turnover, list(weights.values())), strict=True):
            yield from _orders_in(month, sum_of_month, story, chance)


def _weights(rhythm: str, months: Sequence[date], chance: Random) -> Iterator[tuple[date, float]]:
    """How much of a year falls to each month: to all alike, by the season, or to a few at random."""
    chosen = set(months)
    if rhythm == "Z":  # one of the last, or a client who still buys would be asleep
        others = list(months[:-1])
        chosen = {months[-1 - int(chance.random() * min(3, len(months)))]}
        chosen |= {others[int(chance.random() * len(others))] for _ in range(4) if others}
    for month in sorted(chosen):
        weight = {"X": 1.0, "Y": _SEASON[month.month], "Z": 0.4 + chance.random()}[rhythm]
        if weight or len(months) == 1:
            yield month, weight * (0.86 + 0.28 * chance.random())


def shared(whole: int, weights: Sequence[float]) -> list[int]:
    """A sum of kopecks in parts of about these weights: rounded to five, and in the last what is left."""
    parts = [math.floor(whole * weight / sum(weights) / _FIVE) * _FIVE for weight in weights[:-1]]
    return [*parts, whole - sum(parts)] if weights else []


def _orders_in(month: date, kopecks: int, story: Story, chance: Random) -> Iterator[Order]:
    days = working_days(month)
    count = 1 + kopecks // _LARGE_ORDER
    chosen = sorted({days[int(chance.random() * len(days))] for _ in range(count)})
    parts = shared(kopecks, [0.7 + 0.6 * chance.random() for _ in chosen])
    for day, part in zip(chosen, parts, strict=True):
        is_returned = chance.random() < _RETURNED and day + _BACK in days
        back = int(part * (0.05 + 0.2 * chance.random())) if is_returned else 0
        yield Order(day, story.client, "Опт", _manager(story, day), part + back, back)


def working_days(month: date) -> list[date]:
    """The days of a month on which goods go out: none at weekends and on holidays, nor while the kilns are cleaned."""
    days = [month + timedelta(days=number) for number in range((next_month(month) - month).days)]
    return [
        day
        for day in days
        if day.weekday() <= _FRIDAY
        and (day.month, day.day) not in _HOLIDAYS
        and not (day.month == _AUGUST and day.day in _KILNS_ARE_CLEANED)
    ]


def _manager(story: Story, day: date) -> str:
    """Who looks after it: the hunter who won it hands it over after ninety days."""
    if story.is_key:
        return "Ветлугина"
    is_new = story.months[0] > FIRST_DAY and day - story.months[0] < _HANDED_OVER
    return "Ладыгин" if is_new else "Акчурин"
