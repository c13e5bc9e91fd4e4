"""Given what a pilot measures and its bounds, I am told of a bound that no value of that measure can meet."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

BOOK = "book: {{title: B}}\npipelines: [{{id: a, title: A, pilot: {{targets: [{{metric: {}}}]}}}}]\n"


@pytest.fixture
def told(write_book):
    """The findings on the bounds of one target, with where they point."""

    def tell(target):
        text = BOOK.format(target)
        loaded = load_book(write_book({"book.yml": text}))
        found = [one for one in check_book(loaded, date(2026, 11, 1)) if one.code == "F010"]
        return [(str(one.message), str(one.hint), text.splitlines()[1][one.place.column - 1 :]) for one in found]

    return tell


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("conversion, at_least: 1d", "“conversion” is a part of the clients, from 0% to 100%.", "Write a percentage, such as 20%."),
        ("duration, at_most: 5%", "“duration” is a length of time.", "Write a number with a unit, such as 10d."),
        ("duration, at_most: 10", "“duration” is a length of time.", "Write a number with a unit, such as 10d."),
        ("worklist, at_most: 2w", "“worklist” is a number of clients.", "Write a number, such as 20."),
        ("won, at_least: 20%", "“won” is a number of clients.", "Write a number, such as 20."),
    ],
)  # fmt: skip
def test_a_bound_of_another_unit_is_refused_where_it_stands(told, target, message, hint):
    [(sentence, mend, place)] = told(target)

    assert (sentence, mend) == (message, hint)
    assert place.startswith(target.rpartition(": ")[2])


@pytest.mark.parametrize(
    "target",
    [
        "worklist, at_least: 90, at_most: 50",
        "conversion, at_least: 30%, at_most: 20%",
        "duration, at_least: 2w, at_most: 3d",
    ],
)
def test_bounds_that_no_value_meets_are_refused(told, target):
    [(sentence, mend, place)] = told(target)

    assert sentence == "No value is at least the one and at most the other of these bounds."
    assert mend == "Swap the two bounds, or leave one out."
    assert place.startswith(target.rpartition(": ")[2])


@pytest.mark.parametrize(
    "target",
    [
        "worklist, at_least: 20, at_most: 20",
        "worklist, at_most: 2.5",
        "won, at_least: 0",
        "conversion, at_least: 0%, at_most: 100%",
        "duration, at_least: 5wd, at_most: 6d",
        "overdue",
        "conversion, at_least: 300%",
    ],
)
def test_bounds_that_a_value_can_meet_are_kept(told, target):
    assert told(target) == []
