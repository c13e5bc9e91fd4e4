"""States without a deadline."""

from __future__ import annotations


def test_start_and_work_states_need_a_deadline_and_no_others(told, pipeline):
    text = pipeline(
        "new: {kind: start, on_deadline: lost, next: [{to: call}]}",
        "call: {next: [{to: later}, {to: won}]}",
        "later: {kind: pause, next: [{to: lost}]}",
        "won: {kind: won}",
        "lost: {kind: lost}",
    )

    assert [(one.line, one.message, one.hint) for one in told("P405", text)] == [
        (7, "Nothing says how long a client may stay in “New”.", "Add deadline, such as “deadline: 7d”."),
        (
            8,
            "Nothing says how long a client may stay in “Call”.",
            "Add deadline, such as “deadline: 7d”, and on_deadline with the state that then follows.",
        ),
    ]
