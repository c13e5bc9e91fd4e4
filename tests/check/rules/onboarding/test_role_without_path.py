"""A role that nothing trains."""

from __future__ import annotations

PATH = "onboarding: [{id: week, title: Week, role: hunter}]\n"
ROLES = "roles: [{id: hunter, title: Hunter}, {id: keeper, title: Account manager}]\n"


def test_a_role_that_owns_a_state_is_told_with_the_state(told):
    text = ROLES + PATH + "pipelines:\n  - {id: p, title: P, states: [{id: a, title: A, kind: work, owner: keeper}]}\n"
    [alone] = told("O701", text)

    assert alone.message == "Nothing in the book trains a new “Account manager”."
    assert alone.hint == "Add a path under “onboarding” with role: keeper."
    assert (alone.line, alone.related) == (2, [5])


def test_a_role_that_meets_no_client_needs_no_path(found):
    assert found("O701", ROLES + PATH) == []


def test_a_book_that_trains_nobody_at_all_is_left_in_peace(found):
    assert found("O701", ROLES + "touchpoints: [{id: t, title: T, role: hunter, goal: G}]\n") == []
