"""Two segments with the same clients."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("channel: [dealer, chain]", ""),
        ("channel: [dealer]", "channel: {not: [chain]}"),
        ("sum: {to: 99}", "sum: {below: 100}"),
        ("staff: {from: 1}", "staff: {to: 500}"),
    ],
)
def test_criteria_that_mean_the_same_are_told_however_they_are_written(told, book, one, other):
    [double] = told("S104", book(one, other, more="complete: false"))

    assert double.message.startswith("“S1” holds the same clients as “S0” of “By value”. ")
    assert (double.line, double.related) == (12, [11])


def test_the_double_is_told_once_and_not_as_an_overlap_too(found, book):
    text = book("sum: {below: 100}", "sum: {to: 99}", more="complete: false")

    assert len(found("S104", text)) == 1
    assert found("S102", text) == []


def test_segments_that_differ_by_one_client_are_two(found, book):
    assert found("S104", book("sum: {to: 100}", "sum: {below: 100}", more="complete: false")) == []


NOT_OURS = "not_our_clients:\n  - {id: n, title: N, criteria: {sum: {%s}}, reason: R., action: A.}\n"
DOUBLES = ("sum: {below: 100_000}", "sum: {to: 99_999}")


def test_the_client_told_is_ours(found, book):
    [double] = found("S104", book(*DOUBLES, more="complete: false") + NOT_OURS % "from: 10_000")

    assert double.witness["sum"] < 10_000


def test_doubles_without_a_client_of_ours_are_told_as_empty_alone(found, book):
    text = book(*DOUBLES, more="complete: false") + NOT_OURS % "below: 200_000"

    assert found("S104", text) == []
    assert len(found("N202", text)) == 2
