"""Touchpoints whose role owns none of their states."""

from __future__ import annotations

import pytest


def test_a_touchpoint_in_states_of_others_is_told_with_the_states(told, book):
    [stranger] = told("T302", book("role: keeper, states: [new/first, new/deal]"))

    assert stranger.message == "“Keeper” meets the client at “T0”, but “First talk” is owned by “Hunter”."
    assert stranger.hint == "Name the role that owns the state, or move the touchpoint to a state of this role."
    assert (stranger.line, stranger.related) == (27, [21, 22])


def test_a_final_state_without_owner_is_owned_by_nobody(told, book):
    [stranger] = told("T302", book("role: keeper, states: [new/lost]"))

    assert stranger.message == "“Keeper” meets the client at “T0”, but nobody owns “Refusal”."


@pytest.mark.parametrize(
    "touchpoint",
    [
        "role: keeper, states: [new/first, new/won]",
        "role: hunter, states: [new/first]",
        "role: keeper",
        "role: keeper, states: [new/frist]",
        "role: kepeer, states: [new/first]",
    ],
)
def test_a_touchpoint_of_an_owner_without_states_or_with_a_slip_is_silent(found, book, touchpoint):
    assert found("T302", book(touchpoint)) == []


@pytest.mark.parametrize("owner", ["", "owner: huntr, "])
def test_where_a_state_lacks_its_owner_that_is_told_first(found, book, owner):
    text = book("role: keeper, states: [new/first, new/deal]")

    assert found("T302", text.replace("owner: hunter, ", owner, 1)) == []
