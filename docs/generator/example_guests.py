"""The guests of the showroom of the example book, made up: nothing in; who they are by a code, what they lay, and their orders out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from docs.generator.example_sales import Order

OPENED = date(2025, 7, 1)
LAST_DAY = date(2026, 10, 31)
"""A Saturday: the showroom is open, and the ledger ends with the month."""
_FIRST_CODE = 1001
_GUESTS = 204
_SUNDAY = 6
_ROOMS = (("Кухня", 0.5), ("Ванная", 0.88), ("Печь, камин", 0.982), ("Фасад, крыльцо", 1.0))
_BIG, _DESIGNED, _BOTH = 0.24, 0.43, 0.53
"""Up to which part of the guests they build a big house, come with a designer, do both; the others neither."""
_COMES_BACK = 0.22


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest of the showroom; `tenths` of a square metre are laid, orders are in order of their days."""

    code: str
    room: str
    tenths: int
    has_designer: bool
    orders: tuple[Order, ...]


def guests() -> list[Guest]:
    """Every guest, by the day on which it ordered first."""
    chance = Random("Салон на улице Свободы")  # noqa: S311 - sales, no secrets
    days = sorted(_open_day(chance) for _ in range(_GUESTS - 1))
    return [_guest(f"Гость {code}", day, chance) for code, day in enumerate([*days, LAST_DAY], start=_FIRST_CODE)]


def _open_day(chance: Random) -> date:
    """A day on which the showroom is open, more often lately."""
    length = (LAST_DAY - OPENED).days
    day = OPENED + timedelta(days=int(length * chance.random() ** 0.8))
    is_closed = day.weekday() == _SUNDAY or (day.month == 1 and day.day < 9)  # noqa: PLR2004 - the winter holidays
    return _open_day(chance) if is_closed else day


def _guest(code: str, day: date, chance: Random) -> Guest:
    kind, lot = chance.random(), chance.random()
    room = next(room for room, until in _ROOMS if lot < until)
    is_big = kind < _BIG or _DESIGNED <= kind < _BOTH
    tenths = round(405 + 330 * chance.random()) if is_big else round(55 + 110 * chance.random())
    price = round(3_900 + 1_300 * chance.random())  # roubles a square metre
    orders = [Order(day, code, "Розница", "Салон", tenths * price * 10)]
    if chance.random() < _COMES_BACK:
        orders += _second_room(orders[0], chance)
    return Guest(code, room, tenths, _BIG <= kind < _BOTH, tuple(orders))


def _second_room(first: Order, chance: Random) -> Iterator[Order]:
    """A later order of a fifth to all of the first, with five percent off; nothing where the ledger has ended by then."""
    later = first.day + timedelta(days=40 + int(200 * chance.random()))
    later += timedelta(days=later.weekday() == _SUNDAY)
    share = 20 + int(80 * chance.random())
    if later <= LAST_DAY:
        yield Order(later, first.client, first.line, first.manager, first.kopecks * share * 95 // 10_000)


def known_of(guest: Guest) -> Mapping[str, str]:
    """The cells of the clients table that tell of a guest."""
    return {
        "Контрагент": guest.code,
        "Комната": guest.room,
        "Площадь": f"{guest.tenths / 10}",
        "Дизайнер": "да" if guest.has_designer else "нет",
    }
