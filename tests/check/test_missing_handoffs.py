"""Given a book, I get the handoffs that its pipelines lack."""

from __future__ import annotations

from playbook.check.missing_handoffs import is_swapped, missing_handoffs
from playbook.load import load_book

BOOK = """
book: {title: B, language: en}
roles: [{id: a, title: A}, {id: b, title: B}]
pipelines:
  - id: p
    title: P
    states:
      - {id: new, title: New, kind: start, owner: a, next: [{to: care}]}
      - {id: care, title: Care, kind: work, owner: b, next: [{to: won}]}
      - {id: won, title: Won, kind: won}
handoffs: [{id: h, title: H, from: FROM, to: TO, at: p/care, passes: [x]}]
"""


def book_with(write_book, giver, taker):
    return load_book(write_book({"book.yml": BOOK.replace("FROM", giver).replace("TO", taker)})).book


def test_a_handoff_the_wrong_way_round_is_missing_and_swapped(write_book):
    book = book_with(write_book, "b", "a")

    assert [(hands, len(ways)) for hands, ways in missing_handoffs(book).items()] == [(("a", "b", "p/care"), 1)]
    assert is_swapped(book, book.handoffs[0])


def test_a_handoff_that_serves_is_neither(write_book):
    book = book_with(write_book, "a", "b")

    assert not missing_handoffs(book)
    assert not is_swapped(book, book.handoffs[0])
