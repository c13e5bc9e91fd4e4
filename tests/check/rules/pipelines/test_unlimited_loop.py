"""Loops without a bound."""

from __future__ import annotations

ENDS = ("won: {kind: won}", "lost: {kind: lost}")


def test_a_loop_is_told_at_its_first_state_with_each_way_of_it(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: call}]}",
        "meet: {deadline: 1d, on_deadline: call, next: [{to: won}, {to: lost}]}",
        "call: {next: [{to: meet}]}",
        *ENDS,
    )
    [found] = told("P409", text)

    assert (found.line, found.message) == (
        9,
        "A client can go round without end, and be in work all the time: Call → Meet → Call.",
    )
    assert found.hint == "Take out the way from “Meet” back to “Call”, or let it lead through a pause."
    assert found.related == [
        (9, "From “Call” on to “Meet”."),
        (8, "When the deadline of “Meet” passes, on to “Call”."),
    ]


def test_each_way_back_is_told_and_two_transitions_between_the_same_states_once(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: a}]}",
        "a: {next: [{to: b}, {to: a}]}",
        "b: {next: [{to: new, when: x}, {to: new, when: y}, {to: won}, {to: lost}]}",
        *ENDS,
    )

    assert sorted((one.line, one.message.rpartition(": ")[2]) for one in told("P409", text)) == [
        (7, "New → A → B → New."),
        (8, "A → A."),
    ]


def test_two_ways_into_a_loop_are_one_loop(told, pipeline):
    text = pipeline(
        "a: {kind: start, next: [{to: b}, {to: c}]}", "c: {next: [{to: b}]}", "b: {next: [{to: a}, {to: won}]}", *ENDS
    )

    assert [one.line for one in told("P409", text)] == [7]


def test_a_loop_through_a_pause_a_refusal_or_another_pipeline_is_none(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: later}, {to: lost}, {to: won}, {to: q/new}]}",
        "later: {kind: pause, next: [{to: new}]}",
        "won: {kind: won, next: [{to: new}]}",
        "lost: {kind: lost, next: [{to: new}]}",
    ) + pipeline("new: {kind: start, next: [{to: p/new}, {to: won}, {to: lost}]}", *ENDS, name="q", top="")

    assert told("P409", text) == []
