"""Pipelines in which nobody can win."""

from __future__ import annotations


def test_it_is_told_at_the_start_and_instead_of_p402_at_the_won_states_and_behind_them(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: lost}]}",
        "won: {kind: won, next: [{to: service}]}",
        "large: {kind: won}",
        "service: {kind: pause, next: [{to: lost}]}",
        "lost: {kind: lost}",
    )
    [found] = told("P402 P407", text)

    assert (found.code, found.line) == ("P407", 7)
    assert found.message == "Whatever a seller does in “P”, no client gets from “New” to “Won”, “Large”."
    assert found.related == [(8, "No way leads here."), (9, "No way leads here.")]


def test_a_way_to_a_win_that_nobody_comes_to_is_told_at_its_beginning_and_once(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: lost}]}",
        "won: {kind: won}",
        "deal: {next: [{to: care}, {to: lost}]}",
        "care: {next: [{to: deal}, {to: won}]}",
        "lost: {kind: lost}",
        "other: {kind: pause, next: [{to: lost}]}",
    )
    tell_all = told("P402 P407", text)

    assert [(one.code, one.line) for one in tell_all] == [("P407", 7), ("P402", 12)]
    assert tell_all[0].hint == "Add “deal” to next of the state that comes before it."
    assert tell_all[0].related == [
        (9, "From here a client could win, and no way leads here."),
        (8, "No way leads here."),
    ]


def test_one_won_state_in_reach_is_enough_and_p402_tells_the_other(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: won}, {to: lost}]}",
        "won: {kind: won}",
        "large: {kind: won}",
        "lost: {kind: lost}",
    )

    assert [(one.code, one.line) for one in told("P402 P407", text)] == [("P402", 9)]


def test_a_way_past_a_refusal_is_a_way(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: lost}]}", "won: {kind: won}", "lost: {kind: lost, next: [{to: won}]}"
    )

    assert told("P407", text) == []
