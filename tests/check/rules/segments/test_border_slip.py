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


@pytest.mark.parametrize(
    ("criteria", "hint"),
    [
        # in the later one 100 of the chains would be nowhere
        (
            ("sum: {to: 100}, channel: [dealer]", "sum: {to: 99}, channel: [chain]", "sum: {from: 100}"),
            "Write below: 100 in “S0”.",
        ),
        # in the later one 100 of the dealers would be in two
        (
            ("sum: {to: 100}, channel: [dealer]", "sum: {to: 99}, channel: [chain]", "sum: {above: 100}"),
            "Write to: 100 in “S1”.",
        ),
    ],
)
def test_the_mend_opens_nothing_else(told, book, criteria, hint):
    assert [slip.hint for slip in told("S105", book(*criteria))] == [hint]


def test_where_no_word_mends_it_the_overlap_is_told_as_one(found, book):
    text = book(
        "sum: {to: 100}, channel: [dealer]",
        "sum: {below: 100}, channel: [chain]",
        "sum: {from: 100}, staff: {to: 9}",
        more="complete: false",
    )

    assert found("S105", text) == []
    assert len(found("S102", text)) == 1


@pytest.mark.parametrize("criteria", [("sum: {not: [100]}",), ("sum: [98, 99]", "sum: {from: 101}")])
def test_one_segment_on_both_sides_or_a_list_is_no_border(found, book, criteria):
    text = book(*criteria)

    assert found("S105", text) == []
    assert "100" in [str(one.witness["sum"]) for one in found("S101", text)]


def test_an_incomplete_segmentation_may_leave_a_value_out(found, book):
    assert found("S105", book("sum: {to: 99}", "sum: {from: 101}", more="complete: false")) == []


@pytest.mark.parametrize("policy", ["first-match", "overlapping"])
def test_a_value_may_be_in_both_where_order_decides_or_all_hold(found, book, policy):
    assert found("S105", book("sum: {to: 100}", "sum: {from: 100}", more=f"policy: {policy}")) == []


def test_many_slips_hide_no_gap_and_the_last_says_that_there_are_more(told, book):
    steps = [f"sum: {{from: {low + 1}, below: {low + 100}}}" for low in range(100, 2500, 100)]
    text = book("sum: {below: 50}", *steps, "sum: {from: 2501}")
    slips = told("S105", text)

    assert len(slips) == 20
    assert [slip.hint.endswith("These are the first 20: mend them, and the others are told.") for slip in slips] == [
        *[False] * 19,
        True,
    ]
    assert len(told("S101", text)) == 1
