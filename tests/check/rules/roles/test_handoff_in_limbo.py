"""Clients who wait between two people."""

from __future__ import annotations

import pytest

ROLES = "roles:\n  - {id: a, title: Hunter, headcount: 1}\n  - {id: b, title: Keeper, headcount: 1}\n"
WON = "won: {kind: won}"


def handoff(accept: str, at: str = "p/care", name: str = "h") -> str:
    accepted = f", accept_within: {accept}" if accept else ""
    return f"handoffs:\n  - {{id: {name}, title: {name.upper()}, from: a, to: b, at: {at}, passes: [x]{accepted}}}\n"


def book(pipeline, care: str, more: str, accept: str) -> str:
    new = "new: {kind: start, owner: a, deadline: 3d, next: [{to: care}]}"
    return ROLES + pipeline(new, f"care: {{owner: b, {care}}}", WON, more=more) + handoff(accept)


ON = "next: [{to: won}]"


def test_a_handoff_without_a_limit_is_told(told, pipeline):
    [found] = told("R503", book(pipeline, ON, "tags: [x]", ""))

    assert (found.line, found.message) == (14, "“H” does not say how soon the client must be accepted.")


@pytest.mark.parametrize(
    ("care", "accept", "is_told"),
    [
        ("deadline: 5d, lasts: 3d", "2d", False),
        ("deadline: 5d, lasts: 3d", "49h", True),
        ("deadline: 5d, steps: [{title: x, lasts: 1d}, {title: y, lasts: 3d}]", "1d", False),
        ("deadline: 5d, steps: [{title: x, lasts: 1d}, {title: y, lasts: 3d}]", "2d", True),
        ("deadline: 5d", "5d", False),
        ("deadline: 5d", "6d", True),
        ("deadline: 5d, lasts: 6d", "1d", False),
        ("lasts: 6d", "1d", False),
    ],
)
def test_waiting_and_work_must_fit_into_the_deadline(told, pipeline, care, accept, is_told):
    assert bool(told("R503", book(pipeline, f"{care}, {ON}", "tags: [x]", accept))) is is_told


def test_the_sum_is_told(told, pipeline):
    [found] = told("R503", book(pipeline, f"deadline: 5d, lasts: 3d, {ON}", "tags: [x]", "4d"))

    assert found.message == "In “Care” a client waits for 4 days, the work takes 3 days, and the deadline is 5 days."
    assert found.hint == "Let it be accepted 2 days sooner, or lengthen the deadline."
    assert found.related == [(11, "The deadline is here.")]


def test_waiting_that_pushes_the_way_over_its_longest_cycle_is_told(told, pipeline):
    [found] = told("R503 P408", book(pipeline, f"deadline: 5d, {ON}", "max_cycle: 9d", "36h"))

    assert (found.code, found.line) == ("R503", 14)
    assert found.message == "With the waiting in “H” a client may take 8+1.5 = 9.5 > 9 days: New → Care → Won."
    assert found.related == [(8, "The whole way may take no longer than this.")]


@pytest.mark.parametrize(("cycle", "code"), [("9d", []), ("7d", ["P408"])])
def test_a_way_that_is_long_enough_or_too_long_without_waiting_is_let_be(told, pipeline, cycle, code):
    found = told("R503 P408", book(pipeline, f"deadline: 5d, {ON}", f"max_cycle: {cycle}", "1d"))

    assert [one.code for one in found] == code


def test_the_longest_way_may_be_another_one_with_waiting(told, pipeline):
    text = (
        ROLES
        + pipeline(
            "new: {kind: start, owner: a, deadline: 3d, next: [{to: care}, {to: call}]}",
            "call: {owner: a, deadline: 6d, next: [{to: won}]}",
            "care: {owner: b, deadline: 5d, next: [{to: won}]}",
            WON,
            more="max_cycle: 9d",
        )
        + handoff("2d")
    )

    assert [one.message for one in told("R503", text)] == [
        "With the waiting in “H” a client may take 8+2 = 10 > 9 days: New → Care → Won."
    ]


def test_a_handoff_between_others_delays_nobody_on_this_way(told, pipeline):
    text = book(pipeline, f"deadline: 5d, {ON}", "max_cycle: 8d", "1d").replace("from: a", "from: b")

    assert told("R503", text) == []


SEGMENTS = "segmentations:\n  - {id: s, title: S, complete: false, segments: [{id: small, title: Small, criteria: {big: false}}]}\n"


def test_a_segment_with_less_time_is_told_at_its_own_deadline(told, pipeline):
    care = "deadline: {limit: 30d, by_segment: {small: 12d}}, lasts: 10d"
    text = book(pipeline, f"{care}, {ON}", "tags: [x]", "3d") + "attributes:\n  - {id: big, title: Big, kind: flag}\n"
    [found] = told("R503", text + SEGMENTS)

    assert found.message == (
        "In “Care” a client waits for 3 days, the work takes 10 days, and the deadline of “Small” is 12 days."
    )
    assert found.hint == "Let it be accepted 1 day sooner, or lengthen the deadline."


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_handoffs_between_the_same_two_the_slowest_counts(told, pipeline, turned):
    handoffs = [handoff("4h", name="quick"), handoff("4d", name="slow")]
    first, second = reversed(handoffs) if turned else handoffs
    text = book(pipeline, f"deadline: 5d, lasts: 1h, {ON}", "max_cycle: 9d", "4h").partition("handoffs:")[0]
    text += first + second.partition("\n")[2]

    assert [one.message for one in told("R503", text)] == [
        "With the waiting in “SLOW” a client may take 8+4 = 12 > 9 days: New → Care → Won."
    ]
