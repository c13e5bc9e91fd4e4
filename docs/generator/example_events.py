"""What the CRM of the example book keeps of its pipelines: its orders and guests in; the rows of `events.csv` out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain

from docs.generator.example_guests import Guest
from docs.generator.example_new_clients import FIRST_CONTACT, PIPELINE, SECOND_CONTACT, new_clients
from docs.generator.example_reorders import reorders
from docs.generator.example_sales import Order, Story
from docs.generator.example_visits import visits
from docs.generator.example_ways import Event

EVENT = ("Клиент", "Воронка", "Этап", "Когда", "Сотрудник", "Причина")

_IN_NO_PIPELINE = (
    Event("Купеческий двор", "Тендеры", "Заявка", datetime(2026, 7, 14, 11, 5), "Ветлугина"),  # noqa: DTZ001 - a CRM writes no zones
    Event("Купеческий двор", "Тендеры", "Подана", datetime(2026, 7, 21, 16, 40), "Ветлугина"),  # noqa: DTZ001 - a CRM writes no zones
    Event("Волжский берег", "Тендеры", "Заявка", datetime(2026, 9, 3, 10, 12), "Ветлугина"),  # noqa: DTZ001 - a CRM writes no zones
)
"""Events of a pipeline that the book does not have."""
_MIDWAY = (
    Event("Калиновый брод", PIPELINE, SECOND_CONTACT, datetime(2026, 7, 8, 12, 20), "Ладыгин"),  # noqa: DTZ001 - a CRM writes no zones
    Event("Калиновый брод", PIPELINE, "Отказ", datetime(2026, 7, 13, 15, 2), "Ладыгин", "Не сошлись в цене"),  # noqa: DTZ001 - a CRM writes no zones
    Event("Сахарная голова", PIPELINE, FIRST_CONTACT, datetime(2026, 8, 25, 9, 48), "Толмачёв"),  # noqa: DTZ001 - a CRM writes no zones
    Event("Сахарная голова", PIPELINE, "Отказ", datetime(2026, 8, 28, 11, 30), "Толмачёв", "Нет потребности"),  # noqa: DTZ001 - a CRM writes no zones
    Event("Перелётная птица", PIPELINE, SECOND_CONTACT, datetime(2026, 10, 27, 14, 55), "Сухарев"),  # noqa: DTZ001 - a CRM writes no zones
)
"""Clients whom somebody knew, and did not begin with at the beginning."""
SPOILT_EVENTS: Sequence[Sequence[str]] = (
    ("", PIPELINE, "Новый", "11.08.2026 10:20", "Толмачёв", ""),
    ("Рябиновый угол", PIPELINE, "Контакт 1", "31.09.2026 12:00", "Ершова", ""),
    ("Тёплый погреб", PIPELINE, "", "06.10.2026 16:31", "Ершова", ""),
)
"""Rows at the end as people spoil them: without a client, on a day that no calendar has, without a state."""

BREACHES: Mapping[str, int] = {
    "unknown-pipeline": 2, "unknown-state": 19, "begins-midway": 3, "unknown-transition": 29, "jump": 14, "deadline": 196, "no-reason": 68,
    "handoff": 34, "worklist": 3,
}  # fmt: skip
"""How often the good rows break clauses of each kind up to the last day of the ledger, counted by hand in the tests: deadlines and handoffs
to the minute, worklists by evenings; a way into or out of a state that the book does not know is none that it does not draw."""


def events(stories: Iterable[Story], guests: Iterable[Guest], sold: Iterable[Order]) -> list[Event]:
    """All events by their time."""
    stories, sold = list(stories), list(sold)
    everything = chain(new_clients(stories, sold), reorders(stories, sold), visits(guests), _IN_NO_PIPELINE, _MIDWAY)
    return sorted(everything, key=lambda one: (one.at, one.client, one.pipeline))


def event_rows(happened: Iterable[Event]) -> list[Sequence[str]]:
    """The rows as the CRM writes them, the bad ones last."""
    rows = [
        (one.client, one.pipeline, one.state, f"{one.at:%d.%m.%Y %H:%M}", one.person, one.reason) for one in happened
    ]
    return [*rows, *SPOILT_EVENTS]
