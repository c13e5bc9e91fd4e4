"""Reasons of refusals."""

from __future__ import annotations

WON = "won: {kind: won}"
LOST = "lost: {kind: lost, reasons: [{id: price, title: Too dear}, {id: silent, title: Silent}]}"


def new(*ways: str, more: str = "") -> str:
    return f"new: {{kind: start, {more}next: [{{to: won}}, {', '.join(ways)}]}}"


def test_a_transition_without_a_reason_is_told_with_those_there_are(told, pipeline):
    [found] = told("P410", pipeline(new("{to: lost}", "{to: lost, reason: price}"), WON, LOST))

    assert (found.line, found.message) == (7, "The way from “New” to “Lost” does not say why the client is lost.")
    assert found.hint == "Add reason with one of: price, silent."
    assert found.related == [(9, "“Lost” has these reasons.")]


def test_a_slip_in_a_reason_is_told_with_the_nearest_and_the_reason_meant_is_not_held_to_be_unused(told, pipeline):
    text = pipeline(new("{to: lost, reason: prise}", "{to: lost, reason: silent}"), WON, LOST)

    assert [(one.message, one.hint) for one in told("P410", text)] == [
        ("“Lost” has no reason “prise”.", "Did you mean “price”?")
    ]


def test_a_reason_that_nobody_gives_is_told_where_it_stands(told, pipeline):
    [found] = told("P410", pipeline(new("{to: lost, reason: price}"), WON, LOST))

    assert (found.line, found.message) == (9, "No way to “Lost” gives the reason “Silent”.")
    assert found.related == [(7, "From “New” on to “Lost”.")]


def test_a_passed_deadline_needs_no_reason_but_gives_no_wrong_one(told, pipeline):
    ways = ("{to: lost, reason: price}", "{to: lost, reason: silent}")
    fine = pipeline(new(*ways, more="deadline: 1d, on_deadline: lost, "), WON, LOST)
    wrong = pipeline(new(*ways, more="deadline: 1d, on_deadline: {to: lost, reason: time}, "), WON, LOST)

    assert told("P410", fine) == []
    assert [one.message for one in told("P410", wrong)] == ["“Lost” has no reason “time”."]


def test_a_passed_deadline_may_be_the_one_that_gives_a_reason(told, pipeline):
    text = pipeline(
        new("{to: lost, reason: price}", more="deadline: 1d, on_deadline: {to: lost, reason: silent}, "), WON, LOST
    )

    assert told("P410", text) == []


def test_a_reason_given_from_another_pipeline_is_given(told, pipeline):
    text = pipeline(new("{to: lost, reason: price}"), WON, LOST) + pipeline(
        "new: {kind: start, next: [{to: won}, {to: p/lost, reason: silent}, {to: p/lost}]}", WON, name="q", top=""
    )

    assert [one.message for one in told("P410", text)] == [
        "The way from “New” to “Lost” does not say why the client is lost."
    ]


def test_an_end_without_reasons_needs_none(told, pipeline):
    assert told("P410", pipeline(new("{to: lost}"), WON, "lost: {kind: lost}")) == []
