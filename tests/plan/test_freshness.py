"""Given owners and days of review, I get what each answers for and how much of it is reviewed."""

from __future__ import annotations

import textwrap
from datetime import date
from fractions import Fraction

from playbook.load import load_book
from playbook.plan.freshness import freshness_by_owner

BOOK = """
    book: {title: Tiles, language: en}
    roles: [{id: head, title: Head, owner: head}, {id: hunter, title: Hunter, owner: head}, {id: idle, title: Idle, owner: head}]
    terms:
      - {id: one, title: One, owner: hunter, review_by: 2027-03-01}
      - {id: two, title: Two, owner: hunter, review_by: 2027-02-01}
      - {id: late, title: Late, owner: hunter, review_by: 2026-11-30}
      - {id: never, title: Never, owner: hunter}
      - {id: today, title: Today, review_by: 2026-12-01}
    segmentations:
      - id: by-value
        title: By value
        owner: head
        review_by: 2027-05-01
        segments: [{id: small, title: Small}, {id: large, title: Large, review_by: 2026-01-01}]
    """


def test_each_owner_has_what_is_reviewed_what_is_overdue_and_the_next_day(write_book):
    book = load_book(write_book({"book.yml": textwrap.dedent(BOOK)})).book
    found = freshness_by_owner(book, date(2026, 12, 1))

    assert [(one.owner, one.entities, one.reviewed, one.overdue, one.next_day) for one in found] == [
        ("head", 6, 2, 1, date(2027, 5, 1)),
        ("hunter", 4, 2, 1, date(2027, 2, 1)),
        (None, 1, 1, 0, date(2026, 12, 1)),
    ]
    assert [one.share for one in found] == [Fraction(1, 3), Fraction(1, 2), 1]


def test_an_empty_book_has_nothing_to_own(write_book):
    book = load_book(write_book({"book.yml": "book: {title: Tiles}"})).book

    assert freshness_by_owner(book, date(2026, 12, 1)) == ()
