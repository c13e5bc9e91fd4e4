"""Deadlines that pass before anybody speaks."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

REST = "states: [new/later], respond_within: 1w"
UNTIMED = (
    "Whether “Deal” passes in silence is not known: “T1” does not say how fast it answers or how long it lasts. "
    "(T303 long-silence)"
)


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


@pytest.mark.parametrize(
    "case",
    [
        ("lasts: 20d", "", "2w", 1),
        ("lasts: 20d", "lasts: 1d", "2w", 0),
        ("lasts: 1d", "", "2w", 0),
        ("lasts: 6d, segments: [dealers]", "segments: [chains]", "{limit: 2w, by_segment: {chains: 5d}}", 1),
        ("lasts: 6d, segments: [dealers]", "segments: [dealers]", "{limit: 2w, by_segment: {chains: 5d}}", 0),
    ],
)
def test_a_touchpoint_that_does_not_say_how_long_it_lasts_may_be_quick_enough(found, book, case):
    first, second, deadline, times = case
    text = book(f"states: [new/deal], {first}", f"states: [new/deal], {second}", REST)
    text = text.replace("deadline: 2w,", f"deadline: {deadline},")
    unproven = [one for one in found("F008", text) if one.unproven == ("T303",)]

    assert found("T303", text) == []
    assert [str(one.message) for one in unproven] == times * [UNTIMED]


def test_a_touchpoint_that_could_not_be_read_may_be_the_quick_one(write_book, book):
    text = book("states: [new/deal], lasts: 20d", "states: [new/deal], lasts: 3", REST)
    loaded = load_book(write_book({"book.yml": "book: {title: B}\n" + text.lstrip("\n")}))
    found = [one for one in check_book(loaded, date(2026, 11, 21)) if one.code == "T303" or "T303" in one.unproven]

    assert [(one.code, one.place.line) for one in found] == [("F008", 22)]
