"""What the tests of comparing share: small books of rules, as an author writes them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playbook.compare import Change, compare_books
from playbook.load import load_book
from playbook.model.book import Book

MakeBook = Callable[..., Book]

HEAD = """\
book: {title: T, language: en, currency: EUR, owner: head}
roles:
  - {id: head, title: Head of sales}
  - {id: hunter, title: Hunter}
  - {id: farmer, title: Farmer}
"""
ATTRIBUTES: list[dict[str, Any]] = [
    {"id": "purchases", "title": "Purchases", "kind": "money", "range": {"from": "0"}},
    {"id": "channel", "title": "Channel", "kind": "choice", "values": {"dealer": "Dealer", "chain": "Chain"}},
    {"id": "is-abroad", "title": "Abroad", "kind": "flag"},
]


def part(name: str, **criteria: Any) -> dict[str, Any]:
    """A segment called as its id, with these criteria."""
    named = {key.replace("_", "-"): value for key, value in criteria.items()}
    return {"id": name, "title": name.title(), "criteria": named}


def entry(name: str, exceptions: tuple[dict[str, Any], ...] = (), **criteria: Any) -> dict[str, Any]:
    """A not-our-client of these criteria, and those who are ours all the same."""
    excepted = [{"criteria": one} for one in exceptions]
    return {**part(name, **criteria), "exceptions": excepted, "reason": "R.", "action": "A."}


def status(name: str, line: str | None = None, **when: Any) -> dict[str, Any]:
    """A status of these criteria over measures."""
    named = {key.replace("_", "-"): value for key, value in when.items()}
    return {"id": name, "title": name.title(), "when": named, **({"line": line} if line else {})}


@pytest.fixture
def book() -> MakeBook:
    """A book in pounds with a segmentation `by-volume` of these segments: `book([part("small")], policy="first-match")`."""

    def make(segments: list[dict[str, Any]] = (), *, policy: str = "exclusive", **sections: Any) -> Book:  # type: ignore[assignment]
        way = {"id": "by-volume", "title": "By volume", "policy": policy, "segments": list(segments)}
        return Book.model_validate(
            {
                "book": {"title": "T", "language": "en", "currency": "GBP"},
                "attributes": ATTRIBUTES,
                "segmentations": [way],
                **sections,
            }
        )

    return make


@pytest.fixture
def book_of(tmp_path) -> Callable[[str], Book]:
    """The book of a text, below the roles head, hunter and farmer; it may hold mistakes."""
    count = 0

    def read(text: str) -> Book:
        nonlocal count
        count += 1
        folder = tmp_path / f"book-{count}"
        folder.mkdir()
        Path(folder, "book.yml").write_text(HEAD + textwrap.dedent(text), "utf-8")
        return load_book(folder).book

    return read


@pytest.fixture
def changes(book_of) -> Callable[[str, str], list[Change]]:
    """What changes from one text of a book to another."""

    def compare(before: str, after: str) -> list[Change]:
        return list(compare_books(book_of(before), book_of(after)))

    return compare


@pytest.fixture
def only(changes) -> Callable[[str, str], Change]:
    """The one change from one text of a book to another."""

    def compare(before: str, after: str) -> Change:
        [change] = changes(before, after)
        return change

    return compare
