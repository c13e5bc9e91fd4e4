"""Numbers that are right in another unit."""

from __future__ import annotations

import pytest

from playbook.check.rules.format.unit_slip import RULE
from playbook.load import load_book


def found(write_book, text):
    loaded = load_book(write_book({"book.yml": "book: {title: B, language: en}\n" + text}))
    assert loaded.diagnostics == ()
    return [(one.message.in_language("en"), one.hint.in_language("en")) for one in RULE.check(loaded.book)]


def segments(*ranges: str) -> str:
    lines = "".join(
        f"      - {{id: s{number}, title: S, criteria: {{money: {one}}}}}\n" for number, one in enumerate(ranges)
    )
    return (
        "attributes:\n  - {id: money, title: Purchases, kind: money}\n"
        f"segmentations:\n  - id: a\n    title: A\n    segments:\n{lines}"
    )


def test_a_percent_over_the_whole_is_told_with_its_hundredth(write_book):
    text = "products:\n  - {id: a, title: A, margin: 350%}\n"

    assert found(write_book, text) == [("350% is more than the whole.", "If 3.5% was meant, write that.")]


@pytest.mark.parametrize(
    "text",
    [
        "products:\n  - {id: a, title: A, margin: 100%}\n",
        "loyalty:\n  - {id: a, title: A, economics: {uplift: 120%}}\n",
    ],
)
def test_a_whole_and_a_growth_are_silent(write_book, text):
    assert found(write_book, text) == []


def test_a_time_over_ten_years_is_told(write_book):
    text = "pipelines:\n  - {id: a, title: A, max_cycle: 140mo}\n"

    assert [sentence for sentence, _hint in found(write_book, text)] == ["140mo is over ten years: about 11 of them."]


def test_a_sum_in_thousands_among_sums_in_roubles_is_told_with_what_was_meant(write_book):
    text = segments("{below: 100_000}", "{from: 100_000, below: 500}", "{from: 500_000}")

    assert found(write_book, text) == [
        ("500 stands among sums from 100,000 in “Purchases”.", "If thousands were meant, write 500_000.")
    ]


@pytest.mark.parametrize(
    "ranges",
    [
        ("{below: 1_000}", "{from: 1_000, below: 50_000}", "{from: 50_000}"),
        ("{from: 500}",),
        ("{below: 0}", "{from: 0, below: 900_000}"),
    ],
)
def test_sums_of_one_scale_are_silent(write_book, ranges):
    assert found(write_book, segments(*ranges)) == []


def test_a_border_at_nothing_has_no_neighbours(write_book):
    assert found(write_book, segments("{from: 0}")) == []


def test_two_sums_in_thousands_do_not_shield_each_other(write_book):
    text = segments("{below: 500}", "{from: 500, below: 5_000}", "{from: 5_000, below: 5_000_000}", "{from: 5_000_000}")

    assert {sentence for sentence, _hint in found(write_book, text)} == {
        "500 stands among sums from 5,000,000 in “Purchases”.",
        "5,000 stands among sums from 5,000,000 in “Purchases”.",
    }


def test_a_sum_whose_thousandfold_is_still_far_off_is_silent(write_book):
    assert found(write_book, segments("{below: 5}", "{from: 5, below: 1_000_000}", "{from: 1_000_000}")) == []


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("metric: conversion, at_least: 300%", 1),
        ("metric: overdue, at_most: 110%", 1),
        ("metric: conversion, at_least: 30%", 0),
        ("metric: won, at_least: 300", 0),
    ],
)
def test_a_part_of_all_clients_is_no_more_than_all(write_book, target, count):
    text = f"pipelines: [{{id: p, title: P, pilot: {{from: 2026-12-01, to: 2027-12-01, targets: [{{{target}}}]}}}}]\n"

    assert len(found(write_book, text)) == count
