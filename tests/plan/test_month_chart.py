"""Given two ends of a scale, I get the round numbers between them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.plan.month_chart import round_marks


@pytest.mark.parametrize(
    ("lowest", "highest", "marks"),
    [
        (-502_400, 1_156_800, [-500_000, 0, 500_000, 1_000_000]),
        (0, 40, [0, 10, 20, 30, 40]),
        (5, 9, [0, 2, 4, 6, 8]),
        (-7, -1, [-6, -4, -2, 0]),
        (0, 0, [0]),
    ],
)
def test_marks_are_round_and_zero_is_among_them(lowest, highest, marks):
    assert list(round_marks(Decimal(lowest), Decimal(highest))) == marks


@given(st.decimals(-(10**12), 10**12, places=2), st.decimals(-(10**12), 10**12, places=2))
def test_there_are_never_more_than_a_handful(one, other):
    lowest, highest = sorted((one, other))
    marks = round_marks(lowest, highest)

    assert 1 <= len(marks) <= 7
    assert Decimal(0) in marks
    assert all(min(lowest, 0) <= mark <= max(highest, 0) for mark in marks)
