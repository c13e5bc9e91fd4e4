"""Touchpoints after which nothing comes."""

from __future__ import annotations

import pytest


def test_a_last_touchpoint_in_a_last_state_is_told(told, book):
    [last] = told("T304", book("states: [new/won]"))

    assert last.message == "After “T0” the book says nothing: where does the seller go on?"
    assert last.hint == "Write under next which touchpoint follows."
    assert (last.line, last.related) == (27, [])


@pytest.mark.parametrize(
    "touchpoint", ["states: [new/won], next: [t1]", "states: [new/won, new/first]", "states: [new/later]", "next: [t1]"]
)
def test_a_touchpoint_that_something_follows_is_silent(found, book, touchpoint):
    assert found("T304", book(touchpoint, "next: [t0]")) == []


def test_one_that_nothing_leads_to_either_is_told_by_f007_alone(found, book):
    assert found("T304", book("summary: H.")) == []
    assert [one.place.line for one in found("F007", book("summary: H."))] == [27]


def test_one_whose_state_is_misspelt_is_told_by_f002_alone(found, book):
    assert found("T304", book("states: [new/wno]")) == []


def test_a_deadline_that_leads_on_is_a_way(found, book):
    text = book("states: [new/won]").replace("kind: won, owner", "kind: won, deadline: 3d, on_deadline: later, owner")

    assert found("T304", text) == []
