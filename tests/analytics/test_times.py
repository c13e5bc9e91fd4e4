"""How long clients stay in each state, those who are still there counted as such."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.audit_figures import StateTime
from playbook.analytics.times import kept_deadlines, times

STATES = [
    {"id": "new", "title": "New", "kind": "start"},
    {"id": "call", "title": "Call"},
    {"id": "won", "title": "Won", "kind": "won"},
]


@pytest.fixture
def book(book_with):
    return book_with({"pipelines": [{"id": "p", "title": "P", "states": STATES}]})


def test_stays_that_have_not_ended_make_a_state_slower(desk, stays_of, due_of, book):
    """Two left after 2 and 4 days, two have been there for 10: half have not left until the 4th day, nor more since."""
    stays = stays_of(
        "2026-01-10",
        ann="new 2026-01-01 / won 2026-01-03",
        bob="new 2026-01-01 / won 2026-01-05T06:00",
        cid="new 2026-01-01",
        dan="new 2026-01-01",
    )
    new, won = times(desk, stays, kept_deadlines(desk, due_of(stays, new=7)), book)

    assert new == StateTime("p", "new", 4, 2, Decimal("4.25"), None, due=4, overdue=2)
    assert won == StateTime("p", "won", 2, 2, None, None)


def test_a_deadline_that_is_still_ahead_is_neither_kept_nor_passed(desk, stays_of, due_of, book):
    stays = stays_of(
        "2026-01-08",
        ann="new 2026-01-01",
        bob="new 2026-01-02",
        cid="new 2026-01-01 / call 2026-01-08",
        dan="new 2025-12-31 / call 2026-01-08",
        eve="new 2025-12-31",
    )
    new, call = times(desk, stays, kept_deadlines(desk, due_of(stays, new=7)), book)

    assert (new.stays, new.due, new.overdue) == (5, 3, 2)
    assert (call.stays, call.due, call.overdue) == (2, 0, 0)


def test_states_come_in_the_order_of_the_book_then_those_it_does_not_know(desk, stays_of, due_of, book):
    stays = stays_of("2026-01-31", ann="zoo 2026-01-01 / call 2026-01-02 / ask 2026-01-03 / new 2026-01-04")

    assert [one.state for one in times(desk, stays, kept_deadlines(desk, due_of(stays)), book)] == [
        "new",
        "call",
        "ask",
        "zoo",
    ]
