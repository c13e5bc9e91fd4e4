"""Whose deadline it was, and who gave a client to whom."""

from __future__ import annotations

import pytest

from playbook.analytics.edge import open_desk_of
from playbook.analytics.stays import history_of
from playbook.analytics.time_breaches import handoff_breaches
from tests.analytics.conftest import book_of
from tests.analytics.test_audit import AS_OF

ROLES = [{"id": one, "title": one} for one in ("scout", "boss", "seller")]
STATES = [
    {"id": "new", "title": "New", "kind": "start", "owner": "scout"},
    {"id": "reserve", "title": "Reserve", "kind": "pause", "owner": "boss"},
    {"id": "offer", "title": "Offer", "owner": "seller"},
    {"id": "won", "title": "Won", "kind": "won"},
]


def handoff(name, giver, within):
    return {
        "id": name,
        "title": name,
        "from": giver,
        "to": "seller",
        "at": "sales/offer",
        "passes": ["card"],
        "accept_within": within,
    }


def book_with(*handoffs):
    return book_of(
        {"roles": ROLES, "pipelines": [{"id": "sales", "title": "Sales", "states": STATES}], "handoffs": handoffs}
    )


BOTH = book_with(handoff("by-scout", "scout", "4h"), handoff("by-boss", "boss", "2d"))


@pytest.fixture
def told(facts_of):
    """The late handoffs of a history, with whose they are; and how many there were of each."""

    def ask(*rows, book=BOTH):
        facts = facts_of("events", "client state at person", *rows)
        with open_desk_of(facts.table) as desk:
            found = handoff_breaches(desk, history_of(desk, facts, book, AS_OF), book)
            late = desk.fetch(found.rows.order_by("client", "handoff")).to_pylist()
        chances = {key[4]: count for key, count in found.chances.items()}
        return [(row["client"], row["handoff"], row["person"], f"{row['day']:%d}") for row in late], chances

    return ask


def test_the_giver_is_who_owns_the_state_before_and_each_has_its_own_time(told):
    late, chances = told(
        ("a", "new", "2026-10-01 10:00", "Ann"),
        ("a", "offer", "2026-10-02 10:00", "Ann"),
        ("a", "offer", "2026-10-02 15:00", "Sid"),  # five hours of four
        ("b", "reserve", "2026-10-01 10:00", "Bob"),
        ("b", "offer", "2026-10-02 10:00", "Bob"),
        ("b", "offer", "2026-10-02 15:00", "Sid"),  # five hours of two days
    )
    assert late == [("a", "by-scout", "Ann", "02")]
    assert chances == {"by-scout": 1, "by-boss": 1}


def test_whoever_goes_on_with_the_client_has_accepted_him(told):
    rows = [("a", "new", "2026-10-01 10:00", "Ann"), ("a", "offer", "2026-10-02 10:00", "Ann")]
    in_time, _chances = told(*rows, ("a", "won", "2026-10-02 13:00", "Sid"))
    late, _chances = told(*rows, ("a", "won", "2026-10-02 15:00", "Sid"))
    assert (in_time, late) == ([], [("a", "by-scout", "Ann", "02")])


def test_a_new_person_at_the_entry_has_accepted_at_once(told):
    late, chances = told(("a", "new", "2026-10-01 10:00", "Ann"), ("a", "offer", "2026-10-02 10:00", "Sid"))
    assert (late, chances) == ([], {"by-scout": 1})


def test_who_leaves_in_time_without_anybody_new_broke_nothing(told):
    late, _chances = told(
        ("a", "new", "2026-10-01 10:00", "Ann"),
        ("a", "offer", "2026-10-02 10:00", "Ann"),
        ("a", "won", "2026-10-02 12:00", "Ann"),
    )
    assert late == []


def test_the_giver_is_the_last_who_had_the_client_before(told):
    late, _chances = told(
        ("a", "new", "2026-10-01 10:00", "Ann"),
        ("a", "new", "2026-10-01 12:00", "Bea"),
        ("a", "offer", "2026-10-02 10:00", "Ann"),  # new again: Bea gave
    )
    assert late == []


def test_where_nobody_is_known_nobody_gave(told):
    _late, chances = told(
        ("a", "new", "2026-10-01 10:00", None),
        ("a", "offer", "2026-10-02 10:00", "Sid"),
        ("b", "offer", "2026-10-02 10:00", "Sid"),
    )
    assert chances == {}


def test_a_giver_who_owns_no_state_gives_out_of_all_of_them(told):
    book = book_with(handoff("by-manager", "manager", "4h"))
    late, chances = told(("a", "new", "2026-10-01 10:00", "Ann"), ("a", "offer", "2026-10-02 10:00", "Ann"), book=book)
    assert (late, chances) == ([("a", "by-manager", "Ann", "02")], {"by-manager": 1})


def test_a_client_is_given_out_of_another_pipeline_too(facts_of):
    sold = {"id": "won", "title": "Won", "kind": "won", "owner": "seller", "next": [{"to": "care/due"}]}
    due = {"id": "due", "title": "Due", "kind": "start", "owner": "keeper"}
    given = handoff("to-care", "seller", "1d") | {"to": "keeper", "at": "care/due"}
    book = book_of(
        {
            "roles": [*ROLES, {"id": "keeper", "title": "keeper"}],
            "pipelines": [
                {"id": "sales", "title": "Sales", "states": [sold]},
                {"id": "care", "title": "Care", "states": [due]},
            ],
            "handoffs": [given],
        }
    )
    rows = [
        ("a", "won", "2026-10-01"),
        ("a", "due", "2026-10-05"),
        ("b", "won", "2026-10-01"),
        ("b", "due", "2026-10-05"),
    ]
    people = ["Sid", "Sid", "Sid", "Kim"]
    facts = facts_of("events", "client state at person", *((*row, who) for row, who in zip(rows, people, strict=True)))
    with open_desk_of(facts.table) as desk:
        found = handoff_breaches(desk, history_of(desk, facts, book, AS_OF), book)
        late = desk.fetch(found.rows).to_pylist()
    assert [(row["client"], row["handoff"], row["person"], row["day"].day) for row in late] == [
        ("a", "to-care", "Sid", 6)
    ]
    assert [*found.chances.values()] == [2]
