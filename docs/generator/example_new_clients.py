"""The history of the pipeline of new clients of the example book: the first orders of its ledger in; events out.

Who became a client is who ordered first then; everybody else is made up. Where people do otherwise than the book says is seen in
`STAGES` beside it: they are slow in the first contact, begin anew with cards of the wrong man, and nobody lets wait from the third.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from docs.generator.example_firms import firm_names
from docs.generator.example_hours import OFFICE
from docs.generator.example_sales import Order, Story
from docs.generator.example_ways import Event, Handover, Stage, Step, Way, taken_at, walk

PIPELINE = "Новые клиенты"
FIRST, PILOT = date(2026, 6, 1), datetime(2026, 9, 21, 9, 5)  # noqa: DTZ001 - a CRM writes no zones
"""When the history begins, and the pilot: another telemarketer takes over all that the first one has."""
_EXHIBITION = {
    date(2026, 10, 8): 16,
    date(2026, 10, 9): 18,
    date(2026, 10, 12): 16,
    date(2026, 10, 13): 18,
    date(2026, 10, 14): 14,
    date(2026, 10, 15): 8,
}
_BEFORE, _IN_PILOT = (2, 4), (12, 14)
"""How many names the telemarketer finds on a day, least and most."""
TELEMARKETERS, HUNTERS = ("Толмачёв", "Ершова"), ("Ладыгин", "Сухарев")
HEAD, ACCOUNT_MANAGER = "Ветлугина", "Акчурин"
_SECOND_HUNTER = 0.4
_WITHOUT_REASON = {"Ершова": 0.05, "Толмачёв": 0.1, "Сухарев": 0.12}

NEW, FIRST_CONTACT, SECOND_CONTACT, THIRD_CONTACT = "Новый", "Контакт 1", "Контакт 2", "Контакт 3"
DEAL, SUPPORT, WON, LOST = "Сделка", "Сопровождение сделки", "Клиент", "Отказ"
RECALL, RESERVE, UNKNOWN = "Перезвон", "Стратегический резерв", "Ждём договор"
_TERMS, _UNREACHABLE, _NO_NEED, _SUPPLIER = (
    "Не сошлись в условиях",
    "Не отвечает",
    "Нет потребности",
    "Доволен поставщиком",
)
_NOT_OURS, _CLOSED, _PRICE, _FAILED = (
    "Не наш клиент",
    "Закрылся или сменил дело",
    "Не сошлись в цене",
    "Сорвалась первая поставка",
)

STAGES: Mapping[str, Stage] = {
    NEW: Stage(1.4, 3, 0.05, (
        Way(FIRST_CONTACT, 0.565), Way(LOST, 0.25, _NOT_OURS), Way(LOST, 0.125, _CLOSED), Way(LOST, 0.05, _UNREACHABLE, at_deadline=True),
        Way(SECOND_CONTACT, 0.01),
    )),
    FIRST_CONTACT: Stage(3.2, 6, 0.2, (
        Way(SECOND_CONTACT, 0.1), Way(RECALL, 0.15), Way(RECALL, 0.13, at_deadline=True), Way(LOST, 0.325, _NO_NEED),
        Way(LOST, 0.24, _SUPPLIER), Way(NEW, 0.05), Way(THIRD_CONTACT, 0.005),
    )),
    SECOND_CONTACT: Stage(3, 7, 0.1, (
        Way(THIRD_CONTACT, 0.5), Way(RESERVE, 0.1), Way(RESERVE, 0.08, at_deadline=True), Way(RECALL, 0.12), Way(LOST, 0.2, _SUPPLIER),
    )),
    THIRD_CONTACT: Stage(4, 7, 0.08, (
        Way(DEAL, 0.32), Way(RESERVE, 0.13), Way(RESERVE, 0.08, at_deadline=True), Way(LOST, 0.4, _PRICE), Way(SECOND_CONTACT, 0.07),
    )),
    DEAL: Stage(4.5, 8, 0.3, (
        Way(LOST, 0.45, _TERMS), Way(LOST, 0.2, _TERMS, at_deadline=True), Way(LOST, 0.12, _NOT_OURS), Way(UNKNOWN, 0.23),
    )),
    UNKNOWN: Stage(5, 30, 0, (Way(LOST, 1, _TERMS),)),
    RECALL: Stage(24, 90, 0.05, (Way(FIRST_CONTACT, 0.43), Way(LOST, 0.42, _UNREACHABLE), Way(LOST, 0.15, at_deadline=True))),
    RESERVE: Stage(48, 180, 0, (Way(SECOND_CONTACT, 0.5), Way(LOST, 0.5, _NO_NEED))),
    LOST: Stage(95, 400, 0, (Way(RECALL, 0.06), Way("", 0.94))),
}  # fmt: skip
"""How it really goes. Ways that the book does not draw: over a state, back from the first contact, and through `UNKNOWN`."""

_TAKING: Mapping[str, Handover] = {
    SECOND_CONTACT: Handover(4, 0.24, 0.03),
    RECALL: Handover(24, 0.15),
    RESERVE: Handover(48, 0.1),
    SUPPORT: Handover(24, 0.12),
}
_OPEN = {NEW, FIRST_CONTACT, RECALL}
_WON_BY: Sequence[tuple[str, float]] = (
    (WON, -1.6), (SUPPORT, 1.2), (DEAL, 5.2), (THIRD_CONTACT, 4.4), (SECOND_CONTACT, 3.6), (FIRST_CONTACT, 4.6), (NEW, 1.6),
)  # fmt: skip
"""The way of a client to its first order, backwards, with the days before the state after it; the goods are accepted after they went out."""
_NOT_AT_ONCE: Sequence[tuple[str, float]] = ((RECALL, 19), (FIRST_CONTACT, 4))
"""What came before the first contact of those who were called again."""
_SIGNED_LATE, _CALLED_AGAIN = 3, 4
"""Of so many who were won one waited for the contract, and one was called again."""


def new_clients(stories: Iterable[Story], sold: Iterable[Order]) -> Iterator[Event]:
    """The events of everybody who was in the pipeline, in no order."""
    stories = list(stories)
    for number, (client, day) in enumerate(sorted(_won_on(sold).items(), key=lambda one: one[1])):
        yield from _events(client, _won(client, day, number), HUNTERS[0])
    yield from _others(stories)


def _won_on(sold: Iterable[Order]) -> Mapping[str, date]:
    """The day of the first order of each wholesale client who was won since the history begins."""
    first: dict[str, date] = {}
    for one in sold:
        if one.line == "Опт":
            first.setdefault(one.client, one.day)
    return {client: day for client, day in first.items() if day > FIRST + timedelta(days=40)}


def _won(client: str, shipped: date, number: int) -> list[Step]:
    """The steps of a client who ordered, from the first on."""
    chance = Random(f"воронка {client}")  # noqa: S311 - sales, no secrets
    moment = OFFICE.some_time(shipped, chance)
    steps: list[Step] = []
    way = [*_WON_BY[:-1], *_NOT_AT_ONCE, *_WON_BY[-1:]] if number % _CALLED_AGAIN == 1 else _WON_BY
    for state, days in way:
        length = days * chance.uniform(0.75, 1.25)
        moment = OFFICE.later(moment, -length, chance) if length < 0 else OFFICE.earlier(moment, length, chance)
        steps.insert(0, Step(state, moment))
        if state == WON:
            moment = OFFICE.some_time(shipped, chance)
    if number % _SIGNED_LATE == 1:
        signed = next(one for one in steps if one.state == SUPPORT)
        steps.insert(steps.index(signed), Step(UNKNOWN, OFFICE.earlier(signed.at, 2.5, chance)))
    return steps


def _others(stories: Sequence[Story]) -> Iterator[Event]:
    """Those who were not won; the first of them who were put off are those who stand in the clients table and never bought."""
    names = firm_names(PIPELINE, {one.client for one in stories})
    put_off = [one.client for one in stories if not one.months]
    for day in _arrivals():
        client = next(names)
        chance = Random(f"воронка {client}")  # noqa: S311 - sales, no secrets
        steps = list(walk(STAGES, Step(NEW, OFFICE.some_time(day, chance)), OFFICE, chance))
        steps = [one for one in steps if one.state]
        if put_off and any(one.state == RESERVE for one in steps):
            client = put_off.pop(0)
        hunter = HUNTERS[day >= date(2026, 8, 1) and chance.random() < _SECOND_HUNTER]
        yield from _events(client, steps, hunter)


def _arrivals() -> Iterator[date]:
    """On which day a new name was found, once for each name."""
    chance = Random("Кто и сколько нашёл")  # noqa: S311 - sales, no secrets
    for day in OFFICE.working_days(FIRST, OFFICE.end.date()):
        least, most = _IN_PILOT if day >= PILOT.date() else _BEFORE
        for _name in range(chance.randint(least, most) + _EXHIBITION.get(day, 0)):
            yield day


def _events(client: str, steps: Sequence[Step], hunter: str) -> Iterator[Event]:
    """What the CRM keeps of the steps: who made each, and who took the client over."""
    chance = Random(f"передачи {client}")  # noqa: S311 - sales, no secrets
    owners = {SECOND_CONTACT: hunter, RESERVE: HEAD, SUPPORT: ACCOUNT_MANAGER}
    holder = _telemarketer(steps[0].at)
    for number, step in enumerate(steps):
        until = steps[number + 1].at if number + 1 < len(steps) else OFFICE.end
        if holder in TELEMARKETERS:
            holder = _telemarketer(step.at)
        written = _with_reason(Event(client, PIPELINE, step.state, step.at, holder, step.reason), chance)
        taker = _telemarketer(step.at) if step.state == RECALL else owners.get(step.state, holder)
        if taker != holder and step.state in _TAKING:
            before = steps[number - 1].at if number else step.at
            written = replace(written, at=_in_the_morning(step.at, before, chance))
            taken = taken_at(written.at, _TAKING[step.state], OFFICE, chance)
            if taken is not None and taken < until - timedelta(minutes=20):
                yield Event(client, PIPELINE, step.state, taken, taker)
        holder = taker
        yield written
        if holder == TELEMARKETERS[0] and step.state in _OPEN and step.at < PILOT < until:
            yield Event(
                client, PIPELINE, step.state, PILOT + timedelta(minutes=int(25 * chance.random())), TELEMARKETERS[1]
            )


def _telemarketer(at: datetime) -> str:
    return TELEMARKETERS[at >= PILOT]


def _with_reason(event: Event, chance: Random) -> Event:
    is_left_out = event.state == LOST and chance.random() < _WITHOUT_REASON.get(event.person, 0)
    return replace(event, reason="") if is_left_out else event


def _in_the_morning(at: datetime, after: datetime, chance: Random) -> datetime:
    """The same day before noon, as people like to hand over, where the client was not still elsewhere then."""
    morning = at.replace(hour=9, minute=10) + timedelta(minutes=int(150 * chance.random()))
    return morning if after < morning < at else at
