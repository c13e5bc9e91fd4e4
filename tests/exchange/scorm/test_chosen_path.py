"""Given a book and the id of a path, or none, I get the path that is meant."""

from __future__ import annotations

import pytest

from playbook.exchange.scorm import PathNotForRoleError, PathNotInEditionError, UnknownPathError, chosen_path, held_path
from playbook.load import load_book

FIRST, SECOND = "{id: a, title: A, role: r, days: []}", "{id: b, title: B, role: r, days: []}"


@pytest.fixture
def book_with(write_book):
    def load(*paths: str):
        text = f"book: {{title: B, language: en}}\nroles: [{{id: r, title: R}}]\nonboarding: [{', '.join(paths)}]\n"
        return load_book(write_book({"book.yml": text})).book

    return load


@pytest.mark.parametrize(
    ("paths", "wanted", "chosen"), [([FIRST], None, "a"), ([FIRST], "a", "a"), ([FIRST, SECOND], "b", "b")]
)
def test_the_one_named_or_the_only_one(book_with, paths, wanted, chosen):
    assert chosen_path(book_with(*paths), wanted).id == chosen


@pytest.mark.parametrize(
    ("paths", "wanted", "told"),
    [
        ([], None, "has no path"),
        ([FIRST, SECOND], None, "the book has: a, b"),
        ([FIRST], "c", "no path “c”; the book has: a"),
    ],
)
def test_else_what_there_is_is_told(book_with, paths, wanted, told):
    with pytest.raises(UnknownPathError, match=told):
        chosen_path(book_with(*paths), wanted)


def test_a_path_that_an_edition_lacks_is_told(book_with):
    whole = book_with(FIRST, SECOND)

    assert held_path(whole, whole.onboarding[1], "full").id == "b"
    with pytest.raises(PathNotInEditionError, match="“theirs” does not hold the path “b”"):
        held_path(book_with(FIRST), whole.onboarding[1], "theirs")
    with pytest.raises(PathNotForRoleError, match="The role “R” may not read the path “b”"):
        held_path(book_with(FIRST), whole.onboarding[1], None)
