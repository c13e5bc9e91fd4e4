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


SIZES = (
    "attributes:\n  - {id: big, title: Big, kind: flag}\n"
    "segmentations:\n  - {id: s, title: S, segments: [{id: large, title: Large, criteria: {big: true}}, "
    "{id: small, title: Small, criteria: {big: false}}]}\n"
)


def test_a_segment_with_less_time_is_told_at_its_own_deadline(told, pipeline):
    text = pipeline(state("{limit: 30d, by_segment: {small: 2d}}", "10d", "6d", "4d")) + SIZES
    steps, lasts = sorted(told("P412", text), key=lambda one: one.message, reverse=True)

    assert steps.message == "The steps of “New” take 6+4 = 10 > 2 days, the deadline of “Small”."
    assert lasts.message == "In “New” a client typically stays for 10 days, and the deadline of “Small” is 2 days."
    assert lasts.related == [(7, "The deadline is here.")]
    [alone] = told("P412", pipeline(state("{limit: 30d, by_segment: {small: 2d}}", "1d", "6d")) + SIZES)
    assert alone.message == "The step “Step 1” of “New” takes 6 days, and the deadline of “Small” is 2 days."


def test_a_deadline_that_holds_for_nobody_is_let_be(told, pipeline):
    text = pipeline(state("{limit: 1d, by_segment: {large: 9d, small: 9d}}", "8d", "8d")) + SIZES

    assert told("P412", text) == []
