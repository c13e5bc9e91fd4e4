"""Reviews that are overdue."""

from __future__ import annotations

from datetime import date

import pytest

ROLES = "roles: [{id: head, title: Head of sales}, {id: hunter, title: Hunter, reports_to: head}]\n"
TODAY = date(2026, 11, 21)


def test_a_review_in_the_past_is_told_with_how_long_and_whose(told):
    terms = "terms:\n  - id: t\n    title: Thirty days\n    owner: hunter\n    review_by: 2026-11-11\n"
    [late] = told("V951", ROLES + terms)

    assert late.message == "“Thirty days” was to be read again by 11 November 2026, 10 days ago; “Hunter” owns it."
    assert late.hint == "Read it, mend what is no longer so, and write the next day."
    assert (late.line, late.related) == (7, [])


@pytest.mark.parametrize(("day", "count"), [("2026-11-20", 1), ("2026-11-21", 0), ("2026-11-22", 0)])
def test_the_day_itself_is_not_past(found, day, count):
    assert len(found("V951", f"terms: [{{id: t, title: T, review_by: {day}}}]\n", TODAY)) == count


def test_one_day_is_said_as_one(told):
    [late] = told("V951", "terms: [{id: t, title: T, review_by: 2026-11-20}]\n")

    assert late.message == "“T” was to be read again by 20 November 2026, 1 day ago, and nobody owns it."


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        (
            "segmentations: [{id: s, title: S, owner: head, segments: [{id: a, title: A, criteria: {}, review_by: 2026-01-01}]}]",
            "A",
            "Head of sales",
        ),
        (
            "pipelines: [{id: p, title: P, owner: head, states: [{id: a, title: A, review_by: 2026-01-01}]}]",
            "A",
            "Head of sales",
        ),
        (
            "pipelines: [{id: p, title: P, owner: head, states: [{id: a, title: A, owner: hunter, review_by: 2026-01-01}]}]",
            "A",
            "Hunter",
        ),
        ("abc_xyz: {owner: head, cells: {AX: {review_by: 2026-01-01}}}", "AX", "Head of sales"),
        ("abc_xyz: {owner: head, review_by: 2026-01-01}", "ABC–XYZ", "Head of sales"),
        ("forecast: [{owner: head, review_by: 2026-01-01}]", "Forecast", "Head of sales"),
        ("glossary: [{term: Leaven, meaning: M., owner: head, review_by: 2026-01-01}]", "Leaven", "Head of sales"),
        (
            "lines: [{id: l, title: L, owner: head}]\npages: [{id: p, title: P, line: l, review_by: 2026-01-01}]",
            "P",
            "Head of sales",
        ),
    ],
)
def test_the_owner_is_the_nearest_above(told, text, title, owner):
    [late] = told("V951", ROLES + text)

    assert late.message == f"“{title}” was to be read again by 1 January 2026, 324 days ago; “{owner}” owns it."


def test_a_role_is_owned_by_the_one_it_reports_to(told):
    text = ROLES.replace("reports_to: head", "reports_to: head, review_by: 2026-11-20")
    [late] = told("V951", text)

    assert "“Head of sales” owns it" in late.message


def test_an_owner_that_the_book_does_not_have_is_called_as_it_is_written(told):
    [late] = told("V951", "terms: [{id: t, title: T, owner: heda, review_by: 2026-11-20}]\n")

    assert "“heda” owns it" in late.message
