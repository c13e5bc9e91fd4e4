"""Given a path, each thing to read and to do has a key that neither its day nor its place decides."""

from __future__ import annotations

import pytest

from playbook.plan.chapters.path_days import days_of
from playbook.plan.wording import wording_of

BOOK = """
    book: {{title: Tiles, language: en}}
    roles: [{{id: caller, title: Caller}}]
    onboarding:
      - {{id: week, title: Week, role: caller, days: [{days}]}}
    """
FIRST = "{day: 1, title: Look, read: [role:caller], do: [Ten calls]}"
SECOND = "{day: 3, do: [Ten calls, Lunch], quiz: [{question: Who?, answers: [{text: I, correct: true}, {text: You}]}, {question: Why?}]}"


@pytest.fixture
def days(book_of):
    """The days of a path."""

    def read(*written):
        book = book_of(BOOK.format(days=", ".join(written)))
        return list(days_of(book, book.onboarding[0], wording_of(book, "en")))

    return read


def test_a_day_says_what_is_to_be_done(days):
    first, second = days(FIRST, SECOND)

    assert [(day.name, day.number, day.title) for day in (first, second)] == [
        ("day-1", "1", "Day 1. Look"),
        ("day-3", "3", "Day 3"),
    ]
    assert ([one.ref for one in first.read], [one.text.source for one in second.do]) == (
        ["role:caller"],
        ["Ten calls", "Lunch"],
    )
    assert [(day.steps, day.questions) for day in (first, second)] == [(2, 0), (3, 1)]


def test_all_on_a_page_have_keys_of_their_own(days):
    keys = [one.key for day in days(FIRST, SECOND) for one in (*day.read, *day.do, *day.quiz)]

    assert len(set(keys)) == len(keys) == 6


def test_days_that_change_places_keep_what_was_ticked(days):
    def keys(*written):
        return {one.key for day in days(*written) for one in (*day.read, *day.do, *day.quiz)}

    assert keys(FIRST, SECOND) == keys(SECOND, FIRST)
