"""Lengths of stays."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from playbook.estimate.stays import Sort, days_of, mean_stay, sorts_of, worst_stay
from playbook.model.pipeline import State
from playbook.model.value import Duration, read_duration


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


def test_the_mean_is_what_lasts_else_the_deadline():
    both = State.model_validate({"id": "a", "title": "A", "deadline": "6d", "lasts": "48h"})
    late = State.model_validate({"id": "a", "title": "A", "deadline": "6d"})
    open_end = State.model_validate({"id": "a", "title": "A"})

    assert [mean_stay(state, 5) for state in (both, late, open_end)] == [2, 6, None]
    assert [worst_stay(state, Sort(), 5) for state in (both, late, open_end)] == [6, 6, None]


def test_sorts_are_the_segments_that_deadlines_name_one_of_each_segmentation(one_pipeline):
    segmentations = [
        {"id": name, "title": name, "segments": [{"id": f"{name}{number}", "title": "S"} for number in range(3)]}
        for name in ("x", "y")
    ]
    book = one_pipeline(
        {
            "a": {"deadline": {"limit": "5d", "by_segment": {"x0": "6d", "x1": "7d"}}},
            "b": {"deadline": {"limit": "5d", "by_segment": {"y2": "8d", "nobody": "9d"}}},
        },
        book={"segmentations": segmentations},
    )
    first, second = book.pipelines[0].states
    sorts = sorts_of(book, [first, second])

    assert [sorted(one.segments) for one in sorts] == [[], ["y2"], ["x0"], ["x0", "y2"], ["x1"], ["x1", "y2"]]
    assert [str(one.deadline(first)) for one in sorts] == ["5d", "5d", "6d", "6d", "7d", "7d"]
    assert sorts[-1].deadline_at(second) == (*second.address, "deadline", "by_segment", "y2")
    assert sorts[0].deadline(second) == Duration(Decimal(5), "d")
