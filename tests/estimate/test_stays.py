"""Lengths of stays."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from playbook.estimate.sorts import Sort
from playbook.estimate.stays import days_of, longest_stays, mean_stay, mean_stays, worst_stay, worst_stays
from playbook.model.value import read_duration


@pytest.mark.parametrize(
    ("written", "week", "days"),
    [
        ("4h", 5, Fraction(1, 6)),
        ("1.5d", 5, Fraction(3, 2)),
        ("5wd", 5, 7),
        ("1wd", 6, Fraction(7, 6)),
        ("2w", 5, 14),
        ("3mo", 5, 90),
    ],
)
def test_days_are_exact_and_agree_with_the_model(written, week, days):
    length = read_duration(written)

    assert days_of(length, week) == days
    assert abs(Decimal(Fraction(days).numerator) / Fraction(days).denominator - length.days(week)) < Decimal("1e-20")


def test_the_mean_is_what_lasts_else_the_deadline(one_pipeline):
    book = one_pipeline({"both": {"deadline": "6d", "lasts": "48h"}, "late": {"deadline": "6d"}, "open-end": {}})
    [pipeline] = book.pipelines

    assert [mean_stay(book, pipeline, state) for state in pipeline.states] == [2, 6, None]
    assert [worst_stay(state, Sort(), 5) for state in pipeline.states] == [6, 6, None]


SIZES = {
    "attributes": [{"id": "big", "title": "Big", "kind": "flag"}],
    "segmentations": [
        {
            "id": "s",
            "title": "S",
            "segments": [
                {"id": "large", "title": "Large", "criteria": {"big": "true"}},
                {"id": "small", "title": "Small", "criteria": {"big": "false"}},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("by_segment", "between", "mean"),
    [
        ({"large": "10d", "small": "5d"}, (5, 10), None),
        ({"large": "10d", "small": "10d"}, (10, 10), 10),
        ({"large": "10d"}, (10, 30), None),
        ({"large": "30d"}, (30, 30), 30),
    ],
)
def test_the_mean_lies_between_the_deadlines_that_some_client_has(one_pipeline, by_segment, between, mean):
    book = one_pipeline({"a": {"deadline": {"limit": "30d", "by_segment": by_segment}}}, book=SIZES)
    [pipeline] = book.pipelines

    assert mean_stays(book, pipeline, pipeline.states[0]) == between
    assert mean_stay(book, pipeline, pipeline.states[0]) == mean


def test_a_sort_that_stays_nowhere_longer_than_another_is_left_out(one_pipeline):
    states = {
        "a": {"deadline": {"limit": "30d", "by_segment": {"large": "10d", "small": "5d"}}},
        "b": {"deadline": {"limit": "2d", "by_segment": {"small": "1d"}}},
    }
    book = one_pipeline(states, book=SIZES)
    [pipeline] = book.pipelines
    stays = worst_stays(book, pipeline, {state.id: state for state in pipeline.states})

    assert [(sort.segments, days) for sort, days in stays] == [
        ({"large"}, {"a": 10, "b": 2}),
        ({"small"}, {"a": 5, "b": 1}),
    ]
    assert longest_stays(stays) == stays[:1]
    assert longest_stays([*stays, (Sort(), {"a": Fraction(1), "b": Fraction(3)})], most=9)[1][1] == {"a": 1, "b": 3}
