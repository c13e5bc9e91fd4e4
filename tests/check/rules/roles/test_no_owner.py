"""States that nobody answers for."""

from __future__ import annotations


def test_start_work_and_pause_states_need_an_owner_and_ends_none(told, pipeline):
    text = "roles:\n  - {id: a, title: Hunter, headcount: 1}\n" + pipeline(
        "new: {kind: start}", "call: {owner: a}", "later: {kind: pause}", "won: {kind: won}", "lost: {kind: lost}"
    )

    assert [(one.line, one.message, one.hint) for one in told("R501", text)] == [
        (9, "Nobody answers for a client who is in “New”.", "Add owner with one of: a (Hunter)."),
        (11, "Nobody answers for a client who is in “Later”.", "Add owner with one of: a (Hunter)."),
    ]


def test_the_owner_of_the_pipeline_owns_no_state(told, pipeline):
    text = "roles:\n  - {id: a, title: Hunter, headcount: 1}\n" + pipeline("new: {kind: start}", more="owner: a")

    assert [one.line for one in told("R501", text)] == [9]
