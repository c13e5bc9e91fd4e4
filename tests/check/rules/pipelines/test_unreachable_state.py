"""States that no client comes to."""

from __future__ import annotations

ENDS = ("won: {kind: won}", "lost: {kind: lost}")
START = "new: {kind: start, next: [{to: won}, {to: lost}]}"


def test_a_state_that_nothing_leads_to_is_told_with_the_start(told, pipeline):
    [found] = told("P402", pipeline(START, "call: {next: [{to: won}]}", *ENDS))

    assert (found.line, found.message) == (8, "No way leads from “New” to “Call”.")
    assert found.hint == "Add “call” to next of the state that comes before it, or delete it."
    assert found.related == [(7, "Here a client begins.")]


def test_a_chain_that_is_cut_off_is_told_once_at_its_first_state(told, pipeline):
    text = pipeline(START, "third: {next: [{to: won}]}", "second: {next: [{to: third}]}", *ENDS)
    [found] = told("P402", text)

    assert found.line == 9
    assert found.related[1:] == [(8, "“Third” can only be reached through “Second”.")]


def test_a_loop_that_is_cut_off_is_told_once(told, pipeline):
    text = pipeline(START, "a: {next: [{to: b}]}", "b: {next: [{to: a}, {to: won}]}", *ENDS)

    assert [(one.line, one.message) for one in told("P402", text)] == [(8, "No way leads from “New” to “A”.")]


def test_what_is_cut_off_is_neither_a_dead_end_nor_a_trap(told, pipeline):
    text = pipeline(START, "a: {kind: pause}", "b: {kind: pause, next: [{to: b}]}", *ENDS)

    assert {one.code for one in told("P402 P403 P404", text)} == {"P402"}


def test_a_passed_deadline_and_a_way_on_after_the_end_are_ways(told, pipeline):
    text = pipeline(
        "new: {kind: start, deadline: 1d, on_deadline: later, next: [{to: won}, {to: lost}]}",
        "later: {kind: pause, next: [{to: lost}]}",
        "service: {kind: pause, next: [{to: lost}]}",
        "won: {kind: won, next: [{to: service}]}",
        "lost: {kind: lost}",
    )

    assert told("P402", text) == []


def test_a_way_from_another_pipeline_is_a_way(told, pipeline):
    text = pipeline(START, "call: {next: [{to: won}]}", *ENDS) + pipeline(
        "a: {kind: start, next: [{to: p/call}, {to: won}, {to: lost}]}", *ENDS, name="q", top=""
    )

    assert told("P402", text) == []


def test_without_a_start_p401_tells_and_with_a_slip_in_a_way_f002(told, pipeline):
    assert told("P402", pipeline("call: {next: [{to: won}]}", *ENDS)) == []
    slipped = pipeline("new: {kind: start, next: [{to: cal}, {to: lost}]}", "call: {next: [{to: won}]}", *ENDS)
    assert told("P402 P407", slipped) == []
