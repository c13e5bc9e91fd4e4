"""The day after the deadline."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("deadline", "head", "day"),
    [
        ("14d", "title: B, language: en", 15),
        ("4h", "title: B, language: en", 1),
        ("36h", "title: B, language: en", 2),
        ("5wd", "title: B, language: en", 8),
        ("5wd", "title: B, language: en, calendar: {week: [mon, tue, wed, thu, fri, sat, sun]}", 6),
        ("{limit: 2w, warn: 1d}", "title: B, language: en", 15),
    ],
)
def test_the_first_day_after_it_is_asked_for(told, pipeline, deadline, head, day):
    states = (
        f"contact: {{title: Contact 1, kind: start, deadline: {deadline}, next: [{{to: won}}]}}",
        "won: {kind: won}",
    )
    [found] = told("P406", pipeline(*states, "later: {kind: pause}", "lost: {kind: lost}"), head)

    assert (found.line, found.message) == (7, f"Day {day} in “Contact 1”: where does the client go?")
    assert found.hint == "Add on_deadline with one of: later (Later), lost (Lost)."


def test_without_a_pause_or_an_end_any_other_state_will_do(told, pipeline):
    [found] = told("P406", pipeline("new: {kind: start, deadline: 1d, next: [{to: call}]}", "call: {}"))

    assert found.hint == "Add on_deadline with one of: call (Call)."


def test_a_pause_with_a_deadline_is_asked_as_well(told, pipeline):
    assert [one.line for one in told("P406", pipeline("later: {kind: pause, deadline: 3mo}"))] == [7]
