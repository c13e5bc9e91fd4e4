"""What is a jump, and what an unknown way."""

from __future__ import annotations

import pytest

from playbook.analytics.edge import open_desk_of
from playbook.analytics.stays import history_of
from playbook.analytics.way_breaches import way_breaches
from tests.analytics.conftest import book_of
from tests.analytics.test_audit import AS_OF

BOOK = book_of(
    {
        "pipelines": [
            {
                "id": "sales",
                "title": "Sales",
                "states": [
                    {"id": "new", "title": "New", "kind": "start", "next": [{"to": "call"}]},
                    {"id": "call", "title": "Call", "next": [{"to": "offer"}, {"to": "pause"}]},
                    {"id": "offer", "title": "Offer", "next": [{"to": "won"}, {"to": "lost"}]},
                    {"id": "pause", "title": "Pause", "kind": "pause", "next": [{"to": "offer"}, {"to": "late"}]},
                    {"id": "late", "title": "Late", "next": [{"to": "won"}]},
                    {"id": "won", "title": "Won", "kind": "won"},
                    {"id": "lost", "title": "Lost", "kind": "lost"},
                ],
            }
        ]
    }
)


@pytest.fixture
def kinds(facts_of):
    """The kinds of breaches of a client who goes through some states, an hour each."""

    def ask(*states):
        facts = facts_of(
            "events",
            "client state at",
            *(("a", state, f"2026-10-01 {hour:02d}:00") for hour, state in enumerate(states)),
        )
        with open_desk_of(facts.table) as desk:
            found = way_breaches(desk, history_of(desk, facts, BOOK, AS_OF), BOOK)
            rows = [row for one in found for row in desk.fetch(one.rows).to_pylist()]
        return [(row["kind"], row["state"], row["to"]) for row in rows]

    return ask


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("new", "offer", "jump"),  # over the call
        ("new", "won", "jump"),  # over the call and the offer
        ("new", "lost", "unknown-transition"),  # a refusal is nothing that anybody jumps to
        ("new", "pause", "unknown-transition"),
        ("call", "late", "unknown-transition"),  # the book gets there through a pause alone
        ("offer", "new", "unknown-transition"),  # back
        ("pause", "won", "unknown-transition"),  # nobody sells in a pause
        ("lost", "won", "unknown-transition"),
    ],
)
def test_a_jump_is_ahead_over_states_in_which_one_sells(kinds, source, target, kind):
    told = [one for one in kinds(source, target) if one[0] != "begins-midway"]
    assert told == [(kind, source, target)]


def test_what_is_drawn_is_told_nowhere(kinds):
    assert kinds("new", "call", "pause", "offer", "won") == []


def test_ways_into_and_out_of_states_that_the_book_does_not_have_are_told_by_these_states_alone(kinds):
    assert kinds("new", "hm", "won") == [("unknown-state", "hm", None)]


def test_who_begins_midway_is_told_once(kinds):
    assert kinds("offer", "won") == [("begins-midway", "offer", None)]
