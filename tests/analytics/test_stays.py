"""Events become stays: since when, until when, what came before and after, and who had the client."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.analytics.edge import open_desk_of
from playbook.analytics.stays import evening_of, history_of
from tests.analytics.conftest import book_of

AS_OF = date(2026, 10, 31)
BOOK = book_of(
    {
        "pipelines": [
            {
                "id": "sales",
                "title": "Sales",
                "states": [
                    {"id": "new", "title": "New", "kind": "start", "next": [{"to": "call"}]},
                    {"id": "call", "title": "Call", "next": [{"to": "won"}]},
                    {"id": "won", "title": "Won", "kind": "won", "next": [{"to": "care/due"}]},
                ],
            },
            {"id": "care", "title": "Care", "states": [{"id": "due", "title": "Due", "kind": "start"}]},
        ]
    }
)
NAMES = "client pipeline state at person"


@pytest.fixture
def told(facts_of):
    """The rows of stays, or of holdings, of a history, by the order of time."""

    def ask(*rows, of="stays", as_of=AS_OF):
        facts = facts_of("events", NAMES, *rows)
        with open_desk_of(facts.table) as desk:
            history = history_of(desk, facts, BOOK, as_of)
            table = getattr(history, of)
            return desk.fetch(table.order_by("client", "since", "number")).to_pylist()

    return ask


def test_a_stay_lasts_until_the_next_event_of_its_client_and_pipeline(told):
    first, second, other = told(
        ("a", "sales", "new", "2026-10-01 10:00", "Ann"),
        ("a", "sales", "call", "2026-10-03 22:00", "Ann"),
        ("b", "sales", "new", "2026-10-02 10:00", "Bob"),
    )
    assert (first["since"], first["until"], first["days"]) == (
        datetime.fromisoformat("2026-10-01 10:00"),
        datetime.fromisoformat("2026-10-03 22:00"),
        2.5,
    )
    assert (first["previous"], first["next"], first["is_open"]) == (None, "call", False)
    assert (second["previous"], second["next"], second["until"], second["is_open"]) == ("new", None, None, True)
    assert second["days"] == 28 + 2 / 24  # up to the evening of the 31st
    assert (other["client"], other["previous"], other["next"]) == ("b", None, None)


def test_one_state_told_twice_is_one_stay_of_two_people(told):
    rows = (
        ("a", "sales", "new", "2026-10-01", "Ann"),
        ("a", "sales", "new", "2026-10-02", "Ann"),
        ("a", "sales", "new", "2026-10-03", None),
        ("a", "sales", "new", "2026-10-04", "Bob"),
        ("a", "sales", "call", "2026-10-05", "Bob"),
    )
    [stay, _call] = told(*rows)
    assert (stay["since"], stay["until"], stay["person"], stay["next"]) == (
        datetime.fromisoformat("2026-10-01"),
        datetime.fromisoformat("2026-10-05"),
        "Ann",
        "call",
    )

    held = told(*rows, of="holdings")
    assert [(one["person"], one["since"].day, one["until"] and one["until"].day, one["stay"]) for one in held] == [
        ("Ann", 1, 4, 2), ("Bob", 4, 5, 2), ("Bob", 5, None, 6),
    ]  # fmt: skip


def test_without_repeats_each_stay_is_held_by_one(told):
    held = told(("a", "sales", "new", "2026-10-01", "Ann"), ("a", "sales", "call", "2026-10-02", "Bob"), of="holdings")
    assert [(one["person"], one["stay"], one["days"]) for one in held] == [("Ann", 2, 1.0), ("Bob", 3, 30.0)]


def test_of_events_at_one_moment_the_later_row_is_the_later(told):
    stays = told(("a", "sales", "call", "2026-10-01", "Ann"), ("a", "sales", "new", "2026-10-01", "Ann"))
    assert [(one["state"], one["days"]) for one in stays] == [("call", 0.0), ("new", 31.0)]


def test_a_drawn_way_into_another_pipeline_ends_the_stay_there(told):
    won, due, again = told(
        ("a", "sales", "won", "2026-10-01", "Ann"),
        ("a", "care", "due", "2026-10-04", "Kim"),
        ("a", "sales", "new", "2026-10-20", "Ann"),
    )
    assert (won["until"], won["next"]) == (datetime.fromisoformat("2026-10-04"), "care/due")
    assert (due["previous"], due["pipeline"]) == ("sales/won", "care")
    assert (again["previous"], again["is_open"]) == (None, True)


def test_whoever_has_a_client_has_him_no_longer_once_he_is_in_the_other_pipeline(told):
    held = told(
        ("a", "sales", "won", "2026-10-01", "Ann"),
        ("a", "sales", "won", "2026-10-02", "Bob"),
        ("a", "care", "due", "2026-10-04", "Kim"),
        of="holdings",
    )
    assert [(one["person"], one["until"] and one["until"].day) for one in held] == [
        ("Ann", 2),
        ("Bob", 4),
        ("Kim", None),
    ]


def test_pipelines_that_no_way_joins_do_not_touch(told):
    stays = told(("a", "sales", "new", "2026-10-01", "Ann"), ("a", "care", "due", "2026-10-04", "Kim"))
    assert [(one["state"], one["previous"], one["next"], one["is_open"]) for one in stays] == [
        ("new", None, None, True), ("due", None, None, True),
    ]  # fmt: skip


def test_the_evening_of_a_day_is_the_midnight_behind_it():
    assert evening_of(date(2026, 10, 31)) == datetime.fromisoformat("2026-11-01")


EVENTS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.just("sales"),
        st.sampled_from(["new", "call", "?"]),
        st.integers(0, 200),
        st.sampled_from(["Ann", "Bob"]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda row: (row[0], row[3]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EVENTS)
def test_stays_of_a_client_follow_one_another_without_a_gap(told, events):
    start = datetime.fromisoformat("2026-10-01")
    rows = [
        (client, pipeline, state, (start + timedelta(hours=hour)).isoformat(" "), person)
        for client, pipeline, state, hour, person in events
    ]
    by_client = defaultdict(list)
    for stay in told(*rows):
        by_client[stay["client"]].append(stay)
    for client, stays in by_client.items():
        own = sorted((hour, state) for one, _pipeline, state, hour, _person in events if one == client)
        changes = [state for place, (_hour, state) in enumerate(own) if not place or own[place - 1][1] != state]
        assert [one["state"] for one in stays] == changes
        assert [one["until"] for one in stays[:-1]] == [one["since"] for one in stays[1:]]
        assert [one["next"] for one in stays[:-1]] == [one["state"] for one in stays[1:]]
        assert stays[-1]["is_open"]
        assert sum(one["days"] for one in stays) == pytest.approx(
            (evening_of(AS_OF) - stays[0]["since"]).total_seconds() / 86_400
        )
