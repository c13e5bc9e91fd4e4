"""The ways that clients went beside those that the book draws."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.analytics.audit_figures import RealWay
from playbook.analytics.ways import undrawn, unused, ways
from playbook.analytics.wilson import wilson

STATES = [
    {
        "id": "new",
        "title": "New",
        "kind": "start",
        "next": [{"to": "call", "share": "60%"}, {"to": "lost", "share": "40%"}],
    },
    {"id": "call", "title": "Call", "next": [{"to": "won"}, {"to": "service/first"}, {"to": "lost"}]},
    {"id": "won", "title": "Won", "kind": "won"},
    {"id": "lost", "title": "Lost", "kind": "lost"},
]
SERVICE = {"id": "service", "title": "S", "states": [{"id": "first", "title": "F", "kind": "start"}]}


@pytest.fixture
def book(book_with):
    return book_with({"pipelines": [{"id": "p", "title": "P", "states": STATES}, SERVICE]})


def test_ways_are_counted_of_those_who_left(desk, stays_of, book):
    """Four came, three left `new`: two by drawn ways after 4 and 6 days, one past all of it; who is still there is no leaver."""
    stays = stays_of(
        "2026-01-31",
        ann="new 2026-01-01 / call 2026-01-05 / service/first 2026-01-06",
        bob="new 2026-01-01 / call 2026-01-07",
        cid="new 2026-01-01 / won 2026-01-02",
        dan="new 2026-01-01",
    )
    found = ways(desk, stays, book)
    third = wilson(1, 3)

    assert [(way.source, way.target, way.count, way.leavers, way.days) for way in found] == [
        ("new", "call", 2, 3, Decimal(5)),
        ("new", "lost", 0, 3, None),
        ("new", "won", 1, 3, Decimal(1)),
        ("call", "won", 0, 1, None),
        ("call", "service/first", 1, 1, Decimal(1)),
        ("call", "lost", 0, 1, None),
    ]
    assert found[0].part == Decimal(2) / 3
    assert (found[2].low, found[2].high) == third
    assert [(way.is_written, way.share) for way in found[:4]] == [
        (True, Decimal("0.6")),
        (True, Decimal("0.4")),
        (False, None),
        (True, None),
    ]


def test_a_client_who_goes_a_way_twice_is_one_client(desk, stays_of, book):
    stays = stays_of("2026-01-31", ann="new 2026-01-01 / call 2026-01-02 / new 2026-01-04 / call 2026-01-07")
    [way] = [way for way in ways(desk, stays, book) if way.target == "call"]

    assert (way.count, way.clients, way.leavers, way.days) == (2, 1, 2, Decimal(2))


def test_of_states_that_nobody_left_nothing_is_known(desk, stays_of, book):
    [way, *_others] = ways(desk, stays_of("2026-01-31", ann="new 2026-01-01"), book)

    assert (way.count, way.leavers, way.part, way.low, way.high, way.days) == (0, 0, None, None, None, None)


def test_what_the_book_does_not_know_comes_last(desk, stays_of, book):
    stays = stays_of("2026-01-31", ann="demo 2026-01-01 / new 2026-01-02 / demo 2026-01-03")
    found = [(way.source, way.target) for way in ways(desk, stays, book) if way.count]

    assert found == [("new", "demo"), ("demo", "new")]


MOVES = st.lists(
    st.lists(st.sampled_from(["new", "call", "won", "lost", "demo"]), min_size=1, max_size=6), min_size=1, max_size=8
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES, random=st.randoms())
def test_parts_of_a_state_make_one_whole_whatever_the_order_of_rows(desk, stays_of, book, moves, random):
    clients = {
        f"c{number}": " / ".join(f"{state} 2026-01-{day:02}" for day, state in enumerate(states, 1))
        for number, states in enumerate(moves)
    }
    stays = stays_of("2026-01-31", **clients)
    found = ways(desk, stays, book)
    parts: dict[tuple[str, str], Decimal] = {}
    for way in found:
        if way.part is not None:
            parts[way.pipeline, way.source] = parts.get((way.pipeline, way.source), Decimal(0)) + way.part

    assert all(abs(part - 1) < Decimal("1e-20") for part in parts.values())
    shuffled = stays.order_by([(stays.number * random.choice([7919, 104729])) % 1009])
    assert ways(desk, shuffled, book) == found


WAY = RealWay(
    "p", "new", "won", count=5, clients=5, leavers=500, days=None, low=None, high=None, is_written=False
)  # fmt: skip


def test_a_way_is_unforeseen_where_it_is_frequent_and_not_drawn():
    """At least five times and by one in a hundred of the leavers."""
    rare = replace(WAY, count=4, leavers=100)
    thin = replace(WAY, leavers=501)
    drawn = replace(WAY, is_written=True)
    often = replace(WAY, count=6)

    assert undrawn([WAY, rare, thin, drawn, often]) == (often, WAY)
    assert undrawn([rare], count=3) == (rare,)
    assert undrawn([thin], part=Decimal("0.005")) == (thin,)


def test_a_drawn_way_is_unused_where_enough_have_left_by_others():
    idle = replace(WAY, count=0, leavers=20, is_written=True)
    young = replace(idle, leavers=19)
    busy = replace(idle, leavers=90)

    assert unused([WAY, idle, young, busy]) == (busy, idle)
    assert unused([young], leavers=19) == (young,)
