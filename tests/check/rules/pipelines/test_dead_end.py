"""States that lead nowhere."""

from __future__ import annotations

ENDS = ("won: {kind: won}", "lost: {kind: lost}")


def test_a_dead_end_is_told_with_the_shortest_way_into_it(told, pipeline):
    text = pipeline(
        "new: {kind: start, deadline: 1d, on_deadline: far, next: [{to: near}, {to: won}]}",
        "far: {next: [{to: near}, {to: end}]}",
        "near: {next: [{to: far}]}",
        "end: {kind: work}",
        *ENDS,
    )
    [found] = told("P403", text)

    assert (found.line, found.message) == (10, "A client who comes to “End” has nowhere to go on to.")
    assert found.hint == "Add next with one of: won (Won), lost (Lost)."
    assert found.related == [
        (7, "When the deadline of “New” passes, on to “Far”."),
        (8, "From “Far” on to “End”."),
    ]


def test_a_deadline_alone_is_no_way_on_and_an_end_needs_none(told, pipeline):
    text = pipeline(
        "new: {kind: start, next: [{to: later}, {to: won}]}",
        "later: {kind: pause, deadline: 1d, on_deadline: lost}",
        *ENDS,
    )

    assert [one.line for one in told("P403", text)] == [8]


def test_without_a_start_a_dead_end_is_still_one(told, pipeline):
    assert [one.line for one in told("P403", pipeline("call: {kind: work}", *ENDS))] == [7]
