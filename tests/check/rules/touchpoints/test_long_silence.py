"""Deadlines that pass before anybody speaks."""

from __future__ import annotations

import pytest

REST = "states: [new/later], respond_within: 1w"


def test_a_touchpoint_slower_than_the_deadline_is_told(told, book):
    [silence] = told("T303", book("states: [new/first], respond_within: 5wd, lasts: 2w", REST))

    assert silence.message == "“First talk” ends after 3 days, and its quickest touchpoint is “T0” with 5 working days."
    assert silence.hint == "Answer sooner, or give the state more time."
    assert (silence.line, silence.related) == (21, [27])


def test_a_pause_in_which_nothing_happens_is_told(told, book):
    [silence] = told("T303", book("states: [new/first, new/deal], lasts: 1h"))

    assert silence.message == "In “Later” the client hears nothing for 3 months: no touchpoint happens there."
    assert silence.hint == "Add a touchpoint to this state, if it is only a letter."
    assert (silence.line, silence.related) == (23, [])


def test_a_state_in_which_nobody_meets_the_client_is_told_once(found, book):
    text = book(REST)

    assert [one.place.line for one in found("T301", text)] == [21, 22]
    assert found("T303", text) == []


@pytest.mark.parametrize(
    "times", ["respond_within: 3d", "lasts: 72h", "respond_within: 1w, lasts: 1h", "respond_within: 1h, lasts: 1mo"]
)
def test_one_touchpoint_that_answers_or_lasts_within_the_deadline_is_enough(found, book, times):
    assert found("T303", book(f"states: [new/first], {times}", "states: [new/first], lasts: 1mo", REST)) == []


def test_where_no_touchpoint_says_its_times_that_is_not_proved(told, book):
    text = book("states: [new/first]", REST)
    [unknown] = told("F008", text)

    assert told("T303", text) == []
    assert unknown.message == (
        "Whether “First talk” passes in silence is not known: none of its touchpoints says how fast it answers or how long it lasts. "
        "(T303 long-silence)"
    )
    assert unknown.hint == "Write respond_within or lasts at “T0”."
    assert (unknown.line, unknown.related) == (21, [27])


def test_a_segment_with_less_time_is_told_where_its_time_is_written(told, book):
    text = book("states: [new/deal], lasts: 6d", REST)
    text = text.replace("deadline: 2w,", "\n         deadline: {limit: 2w, by_segment: {\n         chains: 5d}},")
    [silence] = told("T303", text)

    assert silence.message == "For “Chains” “Deal” ends after 5 days, and its quickest touchpoint is “T0” with 6 days."
    assert silence.line == 24


@pytest.mark.parametrize("second", ["segments: [chains]", "segments: [far]", "segments: [dealers, chains]"])
def test_a_quick_touchpoint_that_may_be_for_the_segment_is_enough(found, book, second):
    text = book("states: [new/deal], lasts: 6d", f"states: [new/deal], lasts: 4d, {second}", REST)
    text = text.replace("deadline: 2w,", "deadline: {limit: 2w, by_segment: {chains: 5d, nobody: 1d}},")

    assert found("T303", text) == []


def test_a_quick_touchpoint_for_others_is_no_help(found, book):
    text = book("states: [new/deal], lasts: 6d", "states: [new/deal], lasts: 4d, segments: [dealers]", REST)
    text = text.replace("deadline: 2w,", "deadline: {limit: 2w, by_segment: {chains: 5d}},")

    assert len(found("T303", text)) == 1
