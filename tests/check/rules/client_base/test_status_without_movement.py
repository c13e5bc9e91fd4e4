"""Statuses that nobody is moved from or to."""

from __future__ import annotations

import pytest


def statuses(*more: str) -> str:
    return "statuses:\n" + "".join(f"  - {{id: s{number}, title: S{number}{one}}}\n" for number, one in enumerate(more))


def test_a_status_outside_of_all_movement_is_told(told):
    [still] = told("A803", statuses(", next: [{to: s1}]", "", ""))

    assert still.message == "No movement begins or ends at “S2”: what is a seller to do with such a client?"
    assert still.hint == "Write under next to which status the seller moves the client, and how."
    assert (still.line, still.related) == (5, [])


@pytest.mark.parametrize("more", [(", next: [{to: s1}]", ""), ("", ", next: [{to: s0}]"), (", next: [{to: s0}]",)])
def test_a_status_with_movement_is_silent(found, more):
    assert found("A803", statuses(*more)) == []


def test_a_book_without_statuses_is_silent(found):
    assert found("A803", "roles: [{id: a, title: A}]") == []
