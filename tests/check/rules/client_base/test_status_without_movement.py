"""Statuses that nobody is moved from or to."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book


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


def test_of_a_status_that_was_not_read_whole_only_that_is_told(write_book):
    text = "book: {title: B}\nstatuses:\n  - {id: a, title: A, next: 5}\n  - {id: b, title: B}\nproducts: [{id: z, title: Z, margin: 5}]\n"
    found = check_book(load_book(write_book({"book.yml": text})), date(2026, 11, 21))

    assert [(one.code, one.place.line) for one in found if one.code == "A803" or "A803" in one.unproven] == [
        ("A803", 4),
    ]
