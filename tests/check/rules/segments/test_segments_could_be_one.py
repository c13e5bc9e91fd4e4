"""Neighbours that are treated alike."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "more",
    [
        "loyalty: [{id: p, title: P, segments: [s1]}]\n",
        "roles: [{id: r, title: R}]\nauthority: [{id: x, title: X, role: r, segments: [s1]}]\n",
        "products: [{id: x, title: X, segments: [s1]}]\n",
        "objections: [{id: x, title: X, answer: A., segments: [s1]}]\n",
        "pipelines: [{id: p, title: P, states: [{id: a, title: A, deadline: {limit: 3d, by_segment: {s1: 1d}}}]}]\n",
    ],
)
def test_whatever_is_for_one_of_them_alone_tells_them_apart(found, book, more):
    assert found("S108", book(LOW, HIGH) + more) == []
    assert (
        len(found("S108", book(LOW, HIGH) + more.replace("s1", "s0, s1").replace("s0, s1: 1d", "s0: 1d, s1: 1d"))) == 1
    )


def test_another_approach_or_other_terms_tell_them_apart(found, book):
    for more in ("approach: By visits.", "terms: [Ten days]", "potential: high"):
        assert found("S108", book(LOW, HIGH).replace("title: S1,", f"title: S1, {more},")) == []
