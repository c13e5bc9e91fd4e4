"""A path that is read out of order."""

from __future__ import annotations

import pytest

BOOK = """
roles: [{id: hunter, title: Hunter}]
glossary: [{term: Worklist, aliases: [list], meaning: M}]
pages: [{id: p, title: The page, body: "See [[term:worklist]]."}]
onboarding:
  - id: w
    title: Week
    role: hunter
    days:
"""


def day(number, *read):
    refs = ", ".join(f'"{ref}"' for ref in read)
    return f"      - {{day: {number}, read: [{refs}]}}\n"


def test_a_term_read_after_a_page_that_uses_it_is_told(told):
    [alone] = told("O704", BOOK + day(1, "page:p") + day(2, "term:worklist"))

    assert alone.message == "“Worklist” is explained after “The page”, which uses it."
    assert alone.hint == "Move it before the page: to day 1, or earlier."
    assert (alone.line, alone.related) == (11, [10])


@pytest.mark.parametrize(
    "days",
    [
        day(1, "term:worklist", "page:p"),
        day(1, "page:p"),
        day(1, "term:worklist") + day(2, "page:p") + day(3, "term:worklist"),
    ],
)
def test_a_term_read_in_time_or_never_is_no_matter(found, days):
    assert found("O704", BOOK + days) == []


@pytest.mark.parametrize(("first", "second"), [(2, 1), (3, 3)])
def test_days_that_repeat_or_run_backwards_are_told(told, first, second):
    [alone] = told("O704", BOOK + day(first) + day(second))

    assert alone.message == f"In “Week” day {second} follows day {first}."
    assert (alone.line, alone.related) == (11, [10])
