"""Clients go over into another pipeline where the book draws a way."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from playbook.analytics.edge import open_desk_of
from playbook.analytics.stays import history_of
from playbook.analytics.way_breaches import way_breaches
from tests.analytics.conftest import book_of

AS_OF = date(2026, 12, 31)
BOOK = book_of(
    {
        "pipelines": [
            {
                "id": "sales",
                "title": "Sales",
                "states": [
                    {"id": "new", "title": "New", "kind": "start", "next": [{"to": "won"}, {"to": "care/due"}]},
                    {"id": "won", "title": "Won", "kind": "won", "next": [{"to": "care/due"}]},
                ],
            },
            {
                "id": "care",
                "title": "Care",
                "states": [
                    {"id": "due", "title": "Due", "kind": "start", "next": [{"to": "shipped"}]},
                    {"id": "shipped", "title": "Shipped", "kind": "won"},
                ],
            },
        ]
    }
)


@pytest.fixture
def told(facts_of):
    """The stays of a history by the order of time, and the kinds of ways in it that break the book."""

    def ask(*rows):
        facts = facts_of("events", "client pipeline state at person", *rows)
        with open_desk_of(facts.table) as desk:
            history = history_of(desk, facts, BOOK, AS_OF)
            broken = [
                row["kind"] for one in way_breaches(desk, history, BOOK) for row in desk.fetch(one.rows).to_pylist()
            ]
            return desk.fetch(history.stays.order_by("since", "number")).to_pylist(), broken

    return ask


FIRST = [
    ("a", "sales", "new", "2026-10-01", "Ann"),
    ("a", "sales", "won", "2026-10-02", "Ann"),
    ("a", "care", "due", "2026-10-05", "Kim"),
    ("a", "care", "shipped", "2026-10-09", "Kim"),
]
AGAIN = [
    ("a", "sales", "new", "2026-11-01", "Bob"),
    ("a", "sales", "won", "2026-11-02", "Bob"),
    ("a", "care", "due", "2026-11-05", "Kim"),
]


def test_who_is_sold_to_once_more_comes_out_of_the_sale_and_not_out_of_what_he_was_in_before(told):
    stays, broken = told(*FIRST, *AGAIN)
    assert [(one["state"], one["previous"], one["giver"]) for one in stays if one["state"] == "due"] == [
        ("due", "sales/won", "Ann"),
        ("due", "sales/won", "Bob"),
    ]
    assert broken == []


def test_who_is_back_without_a_sale_goes_a_way_that_nobody_drew(told):
    _stays, broken = told(*FIRST, AGAIN[-1])
    assert broken == ["unknown-transition"]


def test_whoever_had_him_last_before_he_went_over_gave_him(told):
    sold = [
        *FIRST[:2],
        ("a", "sales", "won", "2026-10-04", "Bea"),
        FIRST[2],
        ("a", "sales", "won", "2026-10-07", "Cid"),
    ]
    stays, _broken = told(*sold)
    [due] = [one for one in stays if one["state"] == "due"]
    assert (due["giver"], due["person"]) == ("Bea", "Kim")


def test_a_client_who_comes_at_the_very_moment_of_the_sale_has_gone_over(told):
    stays, broken = told(*FIRST[:2], ("a", "care", "due", "2026-10-02", "Kim"))
    [won] = [one for one in stays if one["state"] == "won"]
    assert (won["until"], won["days"], won["next"]) == (datetime.fromisoformat("2026-10-02"), 0.0, "care/due")
    assert broken == []


def test_who_is_sold_to_and_goes_over_on_one_day_goes_over_out_of_the_sale_alone(told):
    stays, broken = told(FIRST[0], ("a", "sales", "won", "2026-10-05", "Ann"), FIRST[2])
    assert [(one["state"], one["previous"], one["next"]) for one in stays] == [
        ("new", None, "won"),
        ("won", "new", "care/due"),
        ("due", "sales/won", None),
    ]
    assert broken == []


def test_who_goes_over_while_the_crm_closes_him_as_nobody_drew_it_has_gone_over(told):
    stays, _broken = told(FIRST[0], ("a", "sales", "closed", "2026-10-05", "Ann"), FIRST[2])
    assert [(one["state"], one["previous"], one["next"]) for one in stays if one["state"] != "closed"] == [
        ("new", None, "care/due"),
        ("due", "sales/new", None),
    ]


def test_other_clients_are_no_way_out(told):
    stays, _broken = told(*FIRST[:2], ("b", "care", "due", "2026-10-05", "Kim"))
    assert [one["next"] for one in stays] == ["won", None, None]
