"""A state that is told again is one stay, whoever had the client in it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from playbook.analytics.edge import open_desk_of
from playbook.analytics.stays import history_of
from tests.analytics.conftest import book_of

AS_OF = date(2026, 10, 31)
STATES = [
    {"id": one, "title": one, "kind": kind} for one, kind in (("new", "start"), ("call", "work"), ("lost", "lost"))
]
BOOK = book_of({"pipelines": [{"id": "sales", "title": "Sales", "states": STATES}]})


@pytest.fixture
def told(facts_of):
    """The stays and the holdings of a history, by the order of time."""

    def ask(*rows):
        facts = facts_of("events", "client state at person reason", *rows)
        with open_desk_of(facts.table) as desk:
            history = history_of(desk, facts, BOOK, AS_OF)
            return [
                desk.fetch(one.order_by("client", "since", "number")).to_pylist()
                for one in (history.stays, history.holdings)
            ]

    return ask


def test_an_event_of_nobody_between_two_of_one_person_is_no_change(told):
    _stays, held = told(
        ("a", "new", "2026-10-01", "Ann", ""),
        ("a", "new", "2026-10-02", None, ""),
        ("a", "new", "2026-10-03", "Ann", ""),
    )
    assert [(one["person"], one["since"].day, one["until"]) for one in held] == [("Ann", 1, None)]


def test_whoever_is_named_first_has_a_client_of_nobody_from_then_on(told):
    _stays, held = told(("a", "new", "2026-10-01", None, ""), ("a", "new", "2026-10-03", "Ann", ""))
    assert [(one["person"], one["since"].day) for one in held] == [(None, 1), ("Ann", 3)]


def test_a_reason_that_is_written_later_is_the_reason_of_the_stay(told):
    stays, _held = told(
        ("a", "lost", "2026-10-01 10:00", "Ann", None),
        ("a", "lost", "2026-10-01 10:05", "Ann", "silent"),
        ("a", "lost", "2026-10-01 10:06", "Ann", "price"),
        ("a", "lost", "2026-10-02 10:00", "Ann", None),
    )
    assert [(one["reason"], one["since"]) for one in stays] == [("price", datetime.fromisoformat("2026-10-01 10:00"))]


def test_of_two_people_at_one_moment_the_later_row_has_the_client_after(told):
    stays, _held = told(
        ("a", "new", "2026-10-01 10:00", "Zoe", ""),
        ("a", "new", "2026-10-01 10:00", "Ann", ""),
        ("a", "call", "2026-10-02 10:00", "Sid", ""),
    )
    assert [(one["state"], one["giver"]) for one in stays] == [("new", None), ("call", "Ann")]


def test_ways_without_repeats_are_left_as_they_are(told):
    repeated = [("a", "new", "2026-10-01", "Ann", ""), ("a", "new", "2026-10-02", "Bob", "")]
    other = [("b", "new", "2026-10-01", "Ann", ""), ("b", "call", "2026-10-02", "Bob", "")]
    with_repeats, alone = told(*other, *repeated), told(*other)
    for found, expected in zip(with_repeats, alone, strict=True):
        assert [one for one in found if one["client"] == "b"] == expected
