"""The audit of a history finds what plain Python finds in it, client by client."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from playbook.analytics.audit import audit
from playbook.analytics.breaches import KINDS
from tests.analytics import test_audit as by_hand
from tests.analytics.conftest import book_of
from tests.analytics.reckoned_breaches import Event, reckoned

[SALES, CARE] = by_hand.BOOK["pipelines"]
STATES_OF_SALES = [one | ({"owner": "seller"} if one["id"] == "won" else {}) for one in SALES["states"]]
BOOK: dict[str, Any] = by_hand.BOOK | {
    "pipelines": [
        SALES | {"worklist": {"role": "scout", "max": 3}, "states": STATES_OF_SALES},
        CARE | {"worklist": {"role": "keeper", "max": 1}},
    ],
    "handoffs": [
        *by_hand.BOOK["handoffs"],
        {
            "id": "to-care",
            "title": "В заботу",
            "from": "seller",
            "to": "keeper",
            "at": "care/due",
            "passes": ["card"],
            "accept_within": "1d",
        },
    ],
}
STATES = {
    "sales": ["new", "call", "offer", "deal", "pause", "won", "lost", "Ждёт"],
    "care": ["due", "shipped", "due", "shipped", "Спит"],
    "Тендеры": ["Заявка", "Подана"],
}
STEPS = [
    timedelta(0),
    timedelta(minutes=1),
    timedelta(hours=4),
    timedelta(hours=7),
    timedelta(days=1),
    timedelta(days=2),
    timedelta(days=3),
]
PEOPLE = ["Ann", "Bob", "Cid", None]
TOLD = ("kind", "pipeline", "state", "to", "handoff", "client", "person", "day", "count")
REASONS = [None, "price", "Молчит", "Не захотел"]


def history(seed: int, clients: int = 60) -> list[Event]:
    """Clients who mostly go as the book says, often in two pipelines, told now and then twice, and by some who write no names."""
    luck, events = random.Random(seed), []  # noqa: S311 - an order, no secret
    for client in range(clients):
        at, pipeline, state = datetime(2026, 10, 1, 9) + luck.randrange(20) * timedelta(days=1), "sales", "new"  # noqa: DTZ001 - no zone
        for _event in range(luck.randrange(1, 12)):
            events.append((f"{client:02d}", pipeline, state, at, luck.choice(PEOPLE), luck.choice(REASONS)))
            at += luck.choice(STEPS)
            ways = [one["to"] for one in _next(pipeline, state)]
            if ways and luck.random() < 0.7:
                pipeline, state = luck.choice(ways).split("/") if "/" in ways[0] else (pipeline, luck.choice(ways))
            elif luck.random() < 0.7:
                pipeline = luck.choice(["sales", "sales", "sales", "care", "care", "Тендеры"])
                state = luck.choice(STATES[pipeline])
    return events


def _next(pipeline: str, state: str) -> list[dict[str, str]]:
    states = {one["id"]: {own["id"]: own for own in one["states"]} for one in BOOK["pipelines"]}
    return states.get(pipeline, {}).get(state, {}).get("next", [])


@pytest.mark.parametrize("seed", range(4))
def test_every_breach_is_found_and_no_other(facts_of, seed):
    events, as_of = history(seed), date(2026, 10, 31 - 5 * (seed % 2))
    facts = facts_of("events", by_hand.COLUMN_NAMES, *events)

    found = audit(book_of(BOOK), facts, as_of, by_hand.AS_OF)

    told = [tuple(row[name] for name in TOLD) for row in found.breaches.to_pylist()]
    assert sorted(told, key=str) == reckoned(BOOK, events, as_of)
    assert {row[0] for row in told} == {*KINDS}
    assert sum(one.breaches for one in found.figures.broken) == len(told)
    assert {(one.clause.kind, one.breaches) for one in found.figures.broken if one.breaches > one.chances} == set()


def test_breaches_stand_in_the_order_of_kinds_days_clients_and_people(facts_of):
    found = audit(book_of(BOOK), facts_of("events", by_hand.COLUMN_NAMES, *history(1)), by_hand.AS_OF, by_hand.AS_OF)
    places = [
        (KINDS.index(row["kind"]), row["day"], row["client"] or "", row["person"] is None, row["person"] or "")
        for row in found.breaches.to_pylist()
    ]
    assert places == sorted(places)
