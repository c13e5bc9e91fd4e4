"""The history of the showroom of the example book: the orders of its guests in; events out, those of guests who did not buy among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from random import Random

from docs.generator.example_guests import Guest
from docs.generator.example_hours import SALON
from docs.generator.example_ways import Event, Stage, Step, Way, walk

PIPELINE = "Салон на Свободы"
FIRST = date(2026, 7, 1)
"""The consultants keep their guests in the CRM since then."""
CONSULTANTS = ("Логинова", "Кудрин")
GUEST, PROJECT, ORDER, THINKING, DELIVERED, LEFT = "Гость", "Раскладка", "Заказ", "Думает", "Уложили", "Ушёл"
_WRONG, _BUDGET, _CHANGED, _SILENT = "Нужна не наша плитка", "Не уложился в бюджет", "Передумал", "Не отвечает"
_A_DAY = (1, 2)
_WITHOUT_REASON = {"Логинова": 0.04, "Кудрин": 0.22}
_THINKS_FIRST, _LAYS_AGAIN = 0.3, 0.05

_UNSOLD: Mapping[str, Stage] = {
    GUEST: Stage(0.06, 1, 0.06, (
        Way(PROJECT, 0.3), Way(THINKING, 0.3), Way(THINKING, 0.05, at_deadline=True), Way(LEFT, 0.35, _WRONG),
    )),
    PROJECT: Stage(6, 14, 0.08, (Way(THINKING, 0.5), Way(THINKING, 0.1, at_deadline=True), Way(LEFT, 0.34, _BUDGET), Way(ORDER, 0.06))),
    ORDER: Stage(6, 15, 0, (Way(LEFT, 1, _CHANGED),)),
    THINKING: Stage(20, 60, 0.1, (Way(PROJECT, 0.25), Way(LEFT, 0.5, _SILENT), Way(LEFT, 0.25, _SILENT, at_deadline=True))),
    LEFT: Stage(40, 400, 0, (Way(THINKING, 0.02), Way("", 0.98))),
}  # fmt: skip
"""How it goes with those who do not buy."""


def visits(guests: Iterable[Guest]) -> Iterator[Event]:
    """The events of everybody who came, in no order."""
    for guest in guests:
        free = SALON.some_time(FIRST - timedelta(days=1), Random(guest.code))  # noqa: S311 - sales, no secrets
        for one in guest.orders:
            steps = _bought(f"{guest.code} {one.day}", one.day)
            if steps[0].at > free:
                free = steps[-1].at
                yield from _events(guest.code, steps)
    yield from _looked()


def _bought(seed: str, delivered: date) -> list[Step]:
    """The steps of a guest to an order that went out on a day."""
    chance = Random(f"салон {seed}")  # noqa: S311 - sales, no secrets
    home = SALON.some_time(delivered, chance)
    paid = SALON.earlier(home, chance.uniform(5, 13), chance)
    steps = [Step(ORDER, paid), Step(DELIVERED, home)]
    if chance.random() < _LAYS_AGAIN:
        paid = SALON.earlier(paid, chance.uniform(2, 4), chance)
        steps = [Step(ORDER, SALON.earlier(paid, 3, chance)), Step(PROJECT, paid), *steps]
    drawn = SALON.earlier(steps[0].at, chance.uniform(2, 11), chance)
    steps.insert(0, Step(PROJECT, drawn))
    if chance.random() < _THINKS_FIRST:
        thought = SALON.earlier(drawn, chance.uniform(6, 30), chance)
        steps.insert(0, Step(THINKING, thought))
    came = SALON.earlier(steps[0].at, 0.08, chance)
    return [Step(GUEST, came), *steps]


def _looked() -> Iterator[Event]:
    """Guests without an order: the salon gives a number with the first one, until then they are numbered by themselves."""
    chance = Random("Кто заходил в салон")  # noqa: S311 - sales, no secrets
    number = 0
    for day in SALON.working_days(FIRST, SALON.end.date()):
        for _guest in range(chance.randint(*_A_DAY)):
            number += 1
            own = Random(f"гость без заказа {number}")  # noqa: S311 - sales, no secrets
            first = Step(GUEST, SALON.some_time(day, own))
            steps = [one for one in walk(_UNSOLD, first, SALON, own) if one.state]
            yield from _events(f"Гость б/н {number}", steps)


def _events(client: str, steps: Iterable[Step]) -> Iterator[Event]:
    chance = Random(f"консультант {client}")  # noqa: S311 - sales, no secrets
    person = chance.choice(CONSULTANTS)
    for step in steps:
        is_unexplained = step.state == LEFT and chance.random() < _WITHOUT_REASON[person]
        yield Event(client, PIPELINE, step.state, step.at, person, "" if is_unexplained else step.reason)
