"""The history of the pipeline of repeat sales of the example book: the orders of its ledger in; events out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random

from docs.generator.example_hours import OFFICE
from docs.generator.example_sales import Order, Story
from docs.generator.example_ways import Event, Handover, Stage, Step, Way, taken_at, walk

PIPELINE = "Повторные продажи"
FIRST = date(2026, 9, 1)
"""Repeat sales are kept in the CRM since then."""
HEAD, ACCOUNT_MANAGER, LOGIST = "Ветлугина", "Акчурин", "Пряхин"
DUE, TALK, PICKING, PAUSE, SHIPPED, MISSED = (
    "Пора звонить",
    "Собираем заказ",
    "Сборка и дорога",
    "До сезона",
    "Отгружено",
    "Упустили",
)
UNKNOWN = "Ждём оплату"
_ELSEWHERE, _PRICE, _LATE, _LEFT = "Купил у других", "Ушёл за ценой", "Мы опоздали", "Больше не торгует плиткой"
_WITHOUT_REASON = 0.12
_TAKING = Handover(4, 0.12)
_ASKS_FOR_ITSELF, _PAYS_FIRST, _IS_PUT_OFF, _SLOW_ROAD = 0.04, 0.06, 0.05, 0.1
_ACTIVE = timedelta(days=200)
_REST = timedelta(days=26)
_HALF_AN_HOUR = timedelta(minutes=30)
_NEXT_CALL = 16
_WITHIN = timedelta(days=12)
_LAST_CALL = date(2026, 10, 30)

_UNSOLD: Mapping[str, Stage] = {
    DUE: Stage(1.8, 4, 0.12, (Way(TALK, 0.45), Way(PAUSE, 0.25), Way(MISSED, 0.2, _ELSEWHERE), Way(MISSED, 0.1, _LEFT))),
    TALK: Stage(3, 5, 0.15, (
        Way(PAUSE, 0.2), Way(MISSED, 0.2, _PRICE), Way(MISSED, 0.2, _ELSEWHERE), Way(MISSED, 0.15, at_deadline=True), Way(DUE, 0.15),
        Way(PICKING, 0.1),
    )),
    PICKING: Stage(9, 30, 0, (Way(MISSED, 1, _LATE),)),
    PAUSE: Stage(70, 90, 0, (Way(DUE, 0.9), Way(MISSED, 0.1, _LEFT))),
}  # fmt: skip
"""How it goes with those who do not order."""


def reorders(stories: Iterable[Story], sold: Iterable[Order]) -> Iterator[Event]:
    """The events of every wholesale client who ordered before, in no order."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for one in sold:
        if one.line == "Опт":
            days[one.client].append(one.day)
    for story in stories:
        if days[story.client]:
            yield from _of_client(story, days[story.client])


def _of_client(story: Story, ordered: Sequence[date]) -> Iterator[Event]:
    """Each order after the first is a round; who has not ordered for long is called too."""
    chance = Random(f"повтор {story.client}")  # noqa: S311 - sales, no secrets
    seller = HEAD if story.is_key else ACCOUNT_MANAGER
    free = OFFICE.some_time(FIRST, chance)
    for day in ordered[1:]:
        if day < FIRST:
            continue
        steps = _round(day, chance)
        if steps[0].at <= free:
            continue
        free = steps[-1].at
        yield from _events(story.client, steps, seller, chance)
    called = _called_on(ordered[-1], free.date(), chance)
    if called is not None:
        first = Step(DUE, OFFICE.some_time(called, chance))
        yield from _events(story.client, list(walk(_UNSOLD, first, OFFICE, chance)), seller, chance)


def _round(shipped: date, chance: Random) -> list[Step]:
    """The steps to an order that went out on a day."""
    went_out = OFFICE.some_time(shipped, chance)
    arrived = OFFICE.later(went_out, chance.uniform(0.8, 3.5), chance)
    road = chance.uniform(6.5, 9.5) if chance.random() < _SLOW_ROAD else chance.uniform(1, 3.5)
    picked = OFFICE.earlier(went_out, road, chance).replace(hour=9 + int(4 * chance.random()))
    asked = OFFICE.earlier(
        picked, chance.choice([1, 1, 2, 2, 3, 3, 4, 4, 4.6, 6.5]) + chance.uniform(-0.13, 0.13), chance
    )
    due = OFFICE.earlier(asked, chance.choice([0.3, 0.4, 0.4, 1, 1, 1, 2, 2, 3]) + chance.uniform(-0.13, 0.13), chance)
    steps = [Step(DUE, due), Step(TALK, asked), Step(PICKING, picked), Step(SHIPPED, arrived)]
    lot = chance.random()
    if lot < _ASKS_FOR_ITSELF:
        del steps[1]
    elif lot < _ASKS_FOR_ITSELF + _PAYS_FIRST:
        steps.insert(2, Step(UNKNOWN, OFFICE.later(asked, 0.12, chance, picked - _HALF_AN_HOUR)))
    elif lot < _ASKS_FOR_ITSELF + _PAYS_FIRST + _IS_PUT_OFF:
        again = OFFICE.earlier(due, chance.uniform(0.6, 2), chance)
        steps = [Step(DUE, OFFICE.earlier(again, 2, chance)), Step(TALK, again), *steps]
    return [one for one in steps if one.at <= OFFICE.end]


def _called_on(last: date, free: date, chance: Random) -> date | None:
    """The day on which the next order is asked for; nothing for those who are asleep or were served just now."""
    day = max(last + _REST, free + timedelta(days=_NEXT_CALL), FIRST)
    if OFFICE.end.date() - last > _ACTIVE or day > _LAST_CALL:
        return None
    days = list(OFFICE.working_days(day, min(_LAST_CALL, day + _WITHIN)))
    return chance.choice(days) if days else None


def _events(client: str, steps: Sequence[Step], seller: str, chance: Random) -> Iterator[Event]:
    holder = seller
    for number, step in enumerate(steps):
        until: datetime = steps[number + 1].at if number + 1 < len(steps) else OFFICE.end
        is_unexplained = step.state == MISSED and chance.random() < _WITHOUT_REASON
        yield Event(client, PIPELINE, step.state, step.at, holder, "" if is_unexplained else step.reason)
        if step.state == PICKING:
            taken = taken_at(step.at, _TAKING, OFFICE, chance)
            if taken is not None and taken < until:
                yield Event(client, PIPELINE, step.state, taken, LOGIST)
        holder = LOGIST if step.state == PICKING else seller
