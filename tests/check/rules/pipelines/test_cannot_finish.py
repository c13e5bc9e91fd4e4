"""Loops that no client leaves."""

from __future__ import annotations

ENDS = ("won: {kind: won}", "lost: {kind: lost}")
START = "new: {kind: start, next: [{to: a}, {to: won}, {to: lost}]}"


def test_a_trap_is_told_once_at_the_state_come_to_first_with_the_way_and_the_loop(told, pipeline):
    text = pipeline(START, "b: {kind: pause, next: [{to: a}]}", "a: {kind: pause, next: [{to: b}]}", *ENDS)
    [found] = told("P404", text)

    assert (found.line, found.message) == (9, "From “A” a client can neither be won nor lost: A → B → A.")
    assert found.hint == "Let one of these states lead on to one of: won (Won), lost (Lost)."
    assert found.related == [(7, "From “New” on to “A”."), (9, "From “A” on to “B”."), (8, "From “B” on to “A”.")]


def test_what_leads_only_into_a_trap_is_told_with_it(told, pipeline):
    text = pipeline(START, "a: {kind: pause, next: [{to: b}]}", "b: {kind: pause, next: [{to: b}]}", *ENDS)

    assert [(one.line, one.message) for one in told("P404", text)] == [
        (9, "From “B” a client can neither be won nor lost: B → B.")
    ]


def test_what_leads_only_to_a_dead_end_is_told_by_p403(told, pipeline):
    text = pipeline(START, "a: {next: [{to: b}]}", "b: {next: [{to: a}, {to: c}]}", "c: {kind: pause}", *ENDS)

    assert [(one.code, one.line) for one in told("P403 P404", text)] == [("P403", 10)]


def test_a_way_into_another_pipeline_is_an_end(told, pipeline):
    text = pipeline(START, "a: {kind: pause, next: [{to: q/new}]}", *ENDS) + pipeline(
        "new: {kind: start, next: [{to: won}, {to: lost}]}", *ENDS, name="q", top=""
    )

    assert told("P404", text) == []


def test_a_pipeline_without_any_end_is_told_by_p401(told, pipeline):
    text = pipeline("new: {kind: start, next: [{to: a}]}", "a: {kind: pause, next: [{to: new}]}")

    assert {one.code for one in told("P401 P404", text)} == {"P401"}


def test_a_loop_of_work_that_no_client_leaves_is_not_told_as_unlimited_as_well(told, pipeline):
    text = pipeline(START, "a: {next: [{to: b}]}", "b: {next: [{to: a}]}", *ENDS)

    assert {one.code for one in told("P404 P409", text)} == {"P404"}
