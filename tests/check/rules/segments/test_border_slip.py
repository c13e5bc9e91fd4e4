"""Borders that miss by one step."""

from __future__ import annotations

import pytest


def test_the_value_between_two_segments_is_told_with_the_word_that_mends_it(told, book):
    [slip] = told("S105", book("sum: {to: 99_999}", "sum: {from: 100_001}"))

    assert slip.message == (
        "Purchases a year: RUB\N{NO-BREAK SPACE}100,000 is in no segment: “S0” ends just under it and “S1” begins just over it."
    )
    assert slip.hint == "Write from: 100_000 in “S1”."
    assert (slip.line, slip.related) == (12, [11])


@pytest.mark.parametrize(
    ("one", "other", "hint"),
    [
        ("sum: {to: 100}", "sum: {from: 100}", "Write above: 100 in “S1”."),
        ("sum: {from: 100}", "sum: {to: 100}", "Write below: 100 in “S1”."),
        ("sum: {from: 102}", "sum: {to: 100}", "Write to: 101 in “S1”."),
    ],
)
def test_the_mend_is_in_the_later_segment(told, book, one, other, hint):
    assert [slip.hint for slip in told("S105", book(one, other))] == [hint]


def test_a_slip_is_told_instead_of_a_gap_and_of_an_overlap(found, book):
    for text in (book("sum: {to: 99}", "sum: {from: 101}"), book("sum: {to: 100}", "sum: {from: 100}")):
        assert len(found("S105", text)) == 1
        assert found("S101", text) == found("S102", text) == []


def test_a_wider_gap_is_no_slip(found, book):
    assert found("S105", book("sum: {to: 98}", "sum: {from: 101}")) == []


def test_a_segment_of_one_value_overlaps_and_does_not_slip(found, book):
    text = book("sum: [100]", "sum: {below: 500}", "sum: {from: 500}")

    assert found("S105", text) == []
    assert [one.place.line for one in found("S102", text)] == [12]


def test_a_continuous_value_slips_at_a_point(told, book):
    text = book("sum: {below: 100}", "sum: {above: 100}").replace("kind: money}", "kind: money, step: any}")

    assert [slip.hint for slip in told("S105", text)] == ["Write from: 100 in “S1”."]
