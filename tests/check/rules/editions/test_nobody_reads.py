"""Something that nobody reads."""

from __future__ import annotations

ROLES = "roles:\n  - {id: hunter, title: Hunter}\n  - {id: head, title: Head}\n"
LIMITS = "terms:\n  - {id: t, title: Price of friends, audience: [head]}\n"


def test_an_audience_that_no_edition_consists_of_is_told(told):
    editions = "editions: [{id: a, title: A, roles: [hunter, head]}]\n"
    [alone] = told("E902", ROLES + LIMITS + editions)

    assert alone.message == "No edition shows “Price of friends”: none is read by “Head” alone."
    assert alone.line == 6


def test_a_role_that_no_edition_is_for_is_told(told):
    [alone] = told("E902", ROLES + "editions: [{id: a, title: A, roles: [hunter]}]\n")

    assert (alone.line, alone.message) == (4, "There is no edition for “Head”.")


def test_a_book_without_editions_has_one_for_all(found):
    assert found("E902", ROLES + LIMITS) == []
