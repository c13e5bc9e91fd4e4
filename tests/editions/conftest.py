"""A small book in; one of its editions, restricted, out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from playbook.editions import Restricted, restrict
from playbook.load import load_book
from playbook.model.book import Book
from playbook.model.index import index

PEOPLE = """
lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
roles: [{id: caller, title: Caller}, {id: hunter, title: Hunter}, {id: head, title: Head of sales}]
"""


@pytest.fixture
def book_of(write_book) -> Callable[[str], Book]:
    """The book of a text, with three roles and two lines; it must be free of format errors."""

    def book(text: str) -> Book:
        loaded = load_book(write_book({"book.yml": f"book: {{title: Book, language: en}}\n{PEOPLE}{text}"}))
        assert [str(one.message) for one in loaded.diagnostics] == []
        return loaded.book

    return book


@pytest.fixture
def restricted(book_of) -> Callable[[str, str], Restricted]:
    """What is left of a book for an edition, written as the author writes it: `roles: [hunter]`."""

    def smaller(edition: str, text: str) -> Restricted:
        book = book_of(f"{text}\neditions: [{{id: theirs, title: Theirs, {edition}}}]\n")
        return restrict(book, book.editions[0])

    return smaller


@pytest.fixture
def left(restricted) -> Callable[[str, str], list[str]]:
    """The references that are left, but for the people and the edition itself."""

    def refs(edition: str, text: str) -> list[str]:
        found = index(restricted(edition, text).book)
        return [ref for ref in found if not ref.startswith(("line:", "role:", "edition:"))]

    return refs
