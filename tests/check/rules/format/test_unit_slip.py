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
