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


WHOLES = """
roles: [{id: hunter, title: Hunter}]
glossary: [{term: Pipe, aliases: [funnel], meaning: M}, {term: Odd word, meaning: "As a [[term:pipe]]."}]
pages: [{id: p, title: The page, body: "See [[term:funnel]]."}]
pipelines:
  - {id: p, title: The pipeline, states: [{id: s, title: S, kind: work, body: "See [[term:pipe]]."}]}
segmentations:
  - {id: g, title: The clients, segments: [{id: s, title: S, body: "See [[term:pipe]]."}]}
onboarding:
  - id: w
    title: Week
    role: hunter
    days:
"""


@pytest.mark.parametrize(
    ("ref", "title"),
    [
        ("page:p", "The page"),
        ("pipeline:p", "The pipeline"),
        ("segmentation:g", "The clients"),
        ("state:p/s", "S"),
        ("term:Odd word", "Odd word"),
    ],
)
@pytest.mark.parametrize("term", ["term:pipe", "term:Funnel"])
def test_a_term_goes_by_any_of_its_names_and_a_whole_uses_the_terms_of_its_parts(told, ref, title, term):
    [alone] = told("O704", WHOLES + day(1, ref) + day(2, term))

    assert alone.message == f"“Pipe” is explained after “{title}”, which uses it."


def test_a_term_read_in_time_by_another_name_is_no_matter(found):
    assert found("O704", WHOLES + day(1, "term:funnel", "page:p", "pipeline:p") + day(2, "term:pipe")) == []


@pytest.mark.parametrize(("first", "second"), [(2, 1), (3, 3)])
def test_days_that_repeat_or_run_backwards_are_told(told, first, second):
    [alone] = told("O704", BOOK + day(first) + day(second))

    assert alone.message == f"In “Week” day {second} follows day {first}."
    assert (alone.line, alone.related) == (11, [10])
