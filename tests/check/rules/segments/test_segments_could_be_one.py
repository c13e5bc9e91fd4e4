"""Neighbours that are treated alike."""

from __future__ import annotations

LOW, HIGH = "sum: {below: 100}", "sum: {from: 100}"


def test_neighbours_with_one_treatment_are_told_at_the_later(told, book):
    [alike] = told("S108", book(LOW, HIGH))

    assert alike.message == "“S1” and its neighbour “S0” are treated alike."
    assert (alike.line, alike.related) == (12, [11])


def test_segments_that_do_not_touch_are_two(found, book):
    text = book("sum: {below: 100}", "sum: {from: 100, below: 200}", "sum: {from: 200}")
    text = text.replace("title: S1,", "title: S1, approach: By visits.,")

    assert found("S108", text) == []


def test_segments_that_differ_in_two_attributes_are_two(found, book):
    assert found("S108", book(f"{LOW}, channel: [dealer]", f"{HIGH}, channel: [chain]", more="complete: false")) == []


def test_a_touchpoint_of_their_own_tells_them_apart(found, book):
    more = "roles: [{id: r, title: R}]\ntouchpoints: [{id: t, title: T, role: r, goal: G, segments: [s1]}]\n"

    assert found("S108", book(LOW, HIGH) + more) == []


def test_choices_are_neighbours_whichever_they_are(found, book):
    assert len(found("S108", book("channel: [dealer]", "channel: [chain]"))) == 1
