"""What to do on a day: whose deadline is near or past, and where the book sends them."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.analytics.audit_figures import OpenStays
from playbook.analytics.today import open_stays, today

STATES = [
    {
        "id": "new",
        "title": "New",
        "kind": "start",
        "deadline": {"limit": "7d", "warn": "3d"},
        "on_deadline": {"to": "p/lost", "reason": "silent"},
    },
    {"id": "call", "title": "Call", "deadline": "7d", "on_deadline": "service/first"},
    {"id": "wait", "title": "Wait", "kind": "pause", "deadline": "7d"},
    {"id": "talk", "title": "Talk"},
    {"id": "won", "title": "Won", "kind": "won"},
    {"id": "lost", "title": "Lost", "kind": "lost", "reasons": [{"id": "silent", "title": "Silent"}]},
]
SERVICE = {"id": "service", "title": "S", "states": [{"id": "first", "title": "F", "kind": "start"}]}
AS_OF = date(2026, 1, 31)


@pytest.fixture
def book(book_with):
    return book_with({"pipelines": [{"id": "p", "title": "P", "states": STATES}, SERVICE]})


@pytest.fixture
def stays(stays_of):
    return stays_of(
        "2026-01-31",
        ann="new 2026-01-27T15:00 ivan",
        bob="new 2026-01-28 ivan",
        cid="call 2026-01-26 ivan",
        dan="call 2026-01-27 ivan",
        eve="wait 2026-01-20",
        fay="new 2026-01-10 ivan / won 2026-01-30 ivan",
        gus="new 2026-01-20 boris",
        hal="talk 2026-01-01 ivan",
    )


def test_who_is_near_or_past_is_told_with_the_way_the_book_sends_them(desk, stays, held, due_of, book):
    """Three days before with `warn: 3d`, else two; nobody's clients come last; whoever has left, or has no deadline, is not told of."""
    found = today(desk, due_of(stays, new=7, call=7, wait=7), held(stays), book, AS_OF)
    rows = [{**row, "since": row["since"].isoformat()} for row in found.to_pylist()]

    assert [tuple(row.values()) for row in rows] == [
        ("boris", "gus", "p", "new", "2026-01-20T00:00:00", date(2026, 1, 27), -4, "lost", "silent"),
        ("ivan", "cid", "p", "call", "2026-01-26T00:00:00", date(2026, 2, 2), 2, "service/first", None),
        ("ivan", "ann", "p", "new", "2026-01-27T15:00:00", date(2026, 2, 3), 3, "lost", "silent"),
        (None, "eve", "p", "wait", "2026-01-20T00:00:00", date(2026, 1, 27), -4, None, None),
    ]
    assert found.column_names == ["person", "client", "pipeline", "state", "since", "due", "left", "to", "reason"]


def test_a_client_who_changed_hands_is_told_to_whoever_has_it_now(desk, stays, held, due_of, book):
    rows = today(desk, due_of(stays, new=7), held(stays, gus="olga"), book, AS_OF).to_pylist()

    assert [(row["person"], row["client"]) for row in rows] == [("ivan", "ann"), ("olga", "gus")]


def test_open_stays_are_counted_by_state(desk, stays, due_of, book):
    """Won without a deadline is no work to be seen to."""
    assert open_stays(desk, stays, due_of(stays, new=7, call=7, wait=7), book, AS_OF) == (
        OpenStays("p", "new", 3, near=1, past=1),
        OpenStays("p", "call", 2, near=1, past=0),
        OpenStays("p", "wait", 1, near=0, past=1),
        OpenStays("p", "talk", 1, near=0, past=0),
    )


def test_a_deadline_of_the_day_itself_is_near(desk, stays_of, held, due_of, book):
    stays = stays_of("2026-01-31", ann="new 2026-01-24 ivan", bob="new 2026-01-23 ivan")
    rows = today(desk, due_of(stays, new=7), held(stays), book, AS_OF).to_pylist()

    assert [(row["client"], row["left"]) for row in rows] == [("bob", -1), ("ann", 0)]
    assert open_stays(desk, stays, due_of(stays, new=7), book, AS_OF) == (OpenStays("p", "new", 2, near=1, past=1),)


def test_a_book_without_deadlines_has_nothing_to_do(desk, stays, held, due_of, book_with):
    states = [{"id": "new", "title": "New", "kind": "start"}]
    book = book_with({"pipelines": [{"id": "p", "title": "P", "states": states}]})

    assert today(desk, due_of(stays), held(stays), book, AS_OF).num_rows == 0
    assert open_stays(desk, stays, due_of(stays), book, AS_OF) == (OpenStays("p", "new", 3, near=0, past=0),)
