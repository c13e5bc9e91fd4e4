"""Work and the time for it."""

from __future__ import annotations


def state(deadline: str, lasts: str, *steps: str) -> str:
    listed = ", ".join(f"{{title: Step {n}, lasts: {one}}}" for n, one in enumerate(steps, start=1))
    return f"new: {{kind: start, deadline: {deadline}, lasts: {lasts}, steps: [{{title: Think}}, {listed}]}}"


def test_steps_longer_than_the_deadline_are_told_with_their_sum(told, pipeline):
    [found] = told("P412", pipeline(state("3d", "1d", "12h", "1d", "2d")))

    assert (found.line, found.message) == (7, "The steps of “New” take 0.5+1+2 = 3.5 > 3 days.")
    assert found.hint == "Shorten the steps by 0.5 days in all, or lengthen the deadline."
    assert [message for _line, message in found.related] == [
        "The deadline is here.",
        "“Step 1”: 0.5 days.",
        "“Step 2”: 1 day.",
        "“Step 3”: 2 days.",
    ]


def test_one_step_is_told_without_a_sum(told, pipeline):
    [found] = told("P412", pipeline(state("3d", "1d", "4d")))

    assert found.message == "The step “Step 1” of “New” takes 4 days, and the deadline is 3 days."


def test_a_stay_longer_than_the_deadline_is_told_at_it(told, pipeline):
    [found] = told("P412", pipeline(state("3d", "1w", "3d")))

    assert found.message == "In “New” a client typically stays for 7 days, and the deadline is 3 days."


def test_what_just_fits_is_let_be(told, pipeline):
    assert told("P412", pipeline(state("3d", "3d", "1d", "48h"))) == []
