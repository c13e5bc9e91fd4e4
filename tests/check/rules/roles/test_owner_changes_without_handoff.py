"""Clients passed on without a handoff."""

from __future__ import annotations

import pytest

ROLES = "roles:\n  - {id: a, title: Hunter, headcount: 1}\n  - {id: b, title: Keeper, headcount: 1}\n"
STATES = (
    "new: {kind: start, owner: a, deadline: 1d, on_deadline: care, next: [{to: call}, {to: care, when: x}]}",
    "call: {owner: a, next: [{to: care}]}",
    "care: {owner: b, next: [{to: won}, {to: lost}]}",
    "won: {kind: won}",
    "lost: {kind: lost}",
)


def handoff(giver: str, taker: str, at: str, name: str = "h") -> str:
    return f"  - {{id: {name}, title: {name.upper()}, from: {giver}, to: {taker}, at: {at}, passes: [x], accept_within: 1h}}\n"


def test_one_missing_handoff_is_told_once_with_all_ways_that_need_it(told, pipeline):
    [found] = told("R502", ROLES + pipeline(*STATES))

    assert (found.line, found.message) == (
        10,
        "From “New” to “Care” the client passes from “Hunter” to “Keeper”, and no handoff says how.",
    )
    assert found.hint == "Add a handoff with “from: a”, “to: b” and “at: p/care”."
    assert found.related == [
        (10, "From “New” it passes in the same way."),
        (11, "From “Call” it passes in the same way."),
    ]


def test_handoffs_between_the_same_two_are_shown_whichever_way_they_go(told, pipeline):
    handoffs = "handoffs:\n" + handoff("b", "a", "p/new", "back") + handoff("a", "b", "p/won", "late")
    [found] = told("R502", ROLES + pipeline(*STATES) + handoffs)

    assert found.related[2:] == [(16, "“BACK” is at “New”."), (17, "“LATE” is at “Won”.")]


def test_a_handoff_at_the_target_is_enough(told, pipeline):
    assert told("R502", ROLES + pipeline(*STATES) + "handoffs:\n" + handoff("a", "b", "p/care")) == []


@pytest.mark.parametrize("owner", ["", "owner: b, "])
def test_an_end_counts_if_it_has_an_owner(told, pipeline, owner):
    text = pipeline("new: {kind: start, owner: a, next: [{to: won}]}", f"won: {{{owner}kind: won}}")

    assert len(told("R502", ROLES + text)) == bool(owner)


def test_a_way_into_another_pipeline_needs_its_handoff_there(told, pipeline):
    text = (
        ROLES
        + pipeline("new: {kind: start, owner: a, next: [{to: q/care}]}")
        + pipeline("care: {kind: start, owner: b, next: [{to: care}]}", name="q", top="")
    )

    assert [one.hint for one in told("R502", text)] == ["Add a handoff with “from: a”, “to: b” and “at: q/care”."]
    assert told("R502", text + "handoffs:\n" + handoff("a", "b", "q/care")) == []


def test_an_owner_that_is_no_role_is_told_by_f002(told, pipeline):
    text = pipeline("new: {kind: start, owner: a, next: [{to: care}]}", "care: {owner: nobody}")

    assert told("R502", ROLES + text, is_sound=False) == []
