"""States in which nothing happens."""

from __future__ import annotations

import pytest

ROLES = "roles:\n  - {id: a, title: A, headcount: 1}\n  - {id: b, title: B, headcount: 1}\n"


AS_WRITTEN = {"before": "a", "own": "a", "after": "a", "more": "", "ways": "{to: last}", "touched": "", "steps": ""}


def found(told, pipeline, **changed):
    given = AS_WRITTEN | changed
    text = pipeline(
        f"new: {{kind: start, owner: {given['before']}, next: [{{to: mid}}, {{to: last}}]}}",
        f"mid: {{owner: {given['own']}, deadline: 1d, on_deadline: lost, {given['steps']}next: [{given['ways']}]}}",
        f"last: {{owner: {given['after']}, next: [{{to: won}}{given['more']}]}}",
        "won: {kind: won}",
        "lost: {kind: lost}",
    )
    touchpoint = f"touchpoints:\n  - {{id: t, title: T, role: a, goal: G, states: [{given['touched']}]}}\n"
    return told("P413", text + ROLES + (touchpoint if given["touched"] else ""))


def test_it_is_told_with_the_state_before(told, pipeline):
    [one] = found(told, pipeline)

    assert one.line == 8
    assert one.message == (
        "Nothing happens in “Mid” that could not happen in “New”: no touchpoint, the same owner, one way in and one out."
    )
    assert one.related == [(7, "Only from here a client comes in.")]


@pytest.mark.parametrize(
    "changed",
    [
        {"before": "b"},
        {"after": "b"},
        {"more": ", {to: mid}"},
        {"ways": "{to: last}, {to: lost}"},
        {"touched": "p/mid"},
        {"steps": "steps: [{title: Send samples}], "},
    ],
)
def test_a_state_that_does_something_is_let_be(told, pipeline, changed):
    assert found(told, pipeline, **changed) == []
