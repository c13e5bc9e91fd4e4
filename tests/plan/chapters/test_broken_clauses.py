"""Given broken clauses, I get a sentence for each with the page that says otherwise, grouped by kind, most broken first."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import get_args

import pytest

from playbook.analytics.audit_figures import BreachKind
from playbook.plan.chapters.broken_clauses import KINDS, broken_groups, broken_rows
from playbook.plan.chapters.real_names import real_names
from playbook.plan.wording import wording_of

MASTHEAD = "book: {title: Tiles, language: en}\n"


@pytest.fixture
def said(book_of, two_pipelines):
    """What a function makes of clauses of the book of two pipelines."""

    def say(make, broken, text=two_pipelines):
        book = book_of(MASTHEAD + textwrap.dedent(text))
        words = wording_of(book, "en")
        return make(broken, real_names(book, words), {one.id: one for one in book.pipelines}, words)

    return say


def test_every_kind_has_a_title_and_a_sentence(said, figures):
    rows = said(broken_rows, figures.broken)

    assert {*KINDS} == {*get_args(BreachKind)} == {one.clause.kind for one in figures.broken}
    assert [(row.sentence, row.ref) for row in rows] == [
        ("Clients stay in “First call” longer than 5\u00a0days.", "state:sales/call"),
        ("From “First call” clients go to “New”: there is no such way.", "state:sales/call"),
        ("Clients stay in “New” longer than 3\u00a0days.", "state:sales/new"),
        ("“Over to the head”: the client is not accepted within 4\u00a0hours.", "handoff:over"),
        ("Clients are lost in “Lost” without a reason.", "state:sales/lost"),
        ("The book has no state “Waiting”.", "pipeline:sales"),
        ("From “New” clients jump to “Won”, over what lies between.", "state:sales/new"),
        ("One person has more than 20 clients in work on a day.", "pipeline:sales"),
        ("The book has no pipeline “Tenders”.", "section:pipelines"),
        ("Clients begin in “First call”, and not at the start.", "state:sales/call"),
    ]


def test_states_that_the_history_puts_nowhere_are_told_without_an_empty_name(said, figures):
    [strange] = [one for one in figures.broken if one.clause.kind == "unknown-pipeline"]
    [row] = said(broken_rows, [replace(strange, clause=replace(strange.clause, pipeline=""))])
    assert row.sentence == "The history puts states in no pipeline, and the book has them in none, or in several."
    assert row.ref == "section:pipelines"


def test_groups_and_rows_stand_by_how_much_was_broken(said, figures):
    groups = said(broken_groups, reversed(figures.broken))

    assert [(group.title, group.breaches) for group in groups[:3]] == [
        ("Deadlines passed", "42"),
        ("Ways that the book does not draw", "18"),
        ("Handoffs not accepted in time", "9"),
    ]
    assert [row.breaches for row in groups[0].rows] == ["30", "12"]


def test_a_row_tells_of_how_many_times_and_by_whom(said, figures):
    deadline, *_rest, worklist = said(broken_rows, [figures.broken[0], figures.broken[7]])

    assert (deadline.chances, deadline.share, deadline.clients) == ("of 120", "25.0%", "30")
    assert (worklist.breaches, worklist.clients) == ("3", "3 people")


def test_without_chances_no_share_is_told(said, figures):
    [row] = said(broken_rows, [replace(figures.broken[0], chances=0)])

    assert (row.breaches, row.chances, row.share) == ("30", "", "")


LIMITS = {
    "Clients stay in “First call” longer than 5\u00a0days.": ("deadline: 5d", "deadline: {limit: 5d, by_segment: {}}"),
    "“Over to the head”: the client is not accepted in time.": (", accept_within: 4h", ""),
    "One person has too many clients in work on a day.": ("min: 10, max: 20}", "min: 10}"),
}


@pytest.mark.parametrize("sentence", LIMITS)
def test_a_limit_is_told_where_the_book_has_one(said, figures, two_pipelines, sentence):
    old, new = LIMITS[sentence]
    assert old in two_pipelines

    assert sentence in [row.sentence for row in said(broken_rows, figures.broken, two_pipelines.replace(old, new))]


def test_limits_by_segment_are_told_as_the_deadline(said, figures, two_pipelines):
    segments = "\n    segmentations: [{id: by-size, title: By size, segments: [{id: large, title: Large}]}]\n"
    text = segments + two_pipelines.replace("deadline: 5d", "deadline: {limit: 5d, by_segment: {large: 9d}}")
    rows = said(broken_rows, figures.broken, text)

    assert rows[0].sentence == "Clients stay in “First call” past the deadline."
