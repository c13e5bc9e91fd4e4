"""Numbers that are easy to imagine."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.criteria.cut import Cut
from playbook.criteria.round_number import round_number

INFINITE = Cut(Decimal("Infinity"), is_after=True)


def cut(number: str, *, is_after: bool = False) -> Cut:
    return Cut(Decimal(number), is_after)


@pytest.mark.parametrize(
    ("lower", "upper", "ends", "found"),
    [
        ("0", "100_000", {"from_below": True}, "90_000"),
        ("100_000", "500_000", {}, "300_000"),
        ("100_000", "100_002", {}, "100_000"),
        ("100_000", "100_001", {}, "100_000"),
        ("1_234", "1_300", {}, "1_260"),
    ],
)
def test_a_sum_is_round_and_inside(lower, upper, ends, found):
    assert round_number(cut(lower), cut(upper), Decimal(1), **ends) == Decimal(found)


def test_where_there_is_no_end_the_number_lies_near_the_border():
    assert round_number(cut("5_000_000"), INFINITE, Decimal(1), to_above=True) == Decimal(6_000_000)
    assert round_number(Cut(Decimal("-Infinity")), cut("-30"), None, from_below=True) == Decimal(-40)


def test_a_continuous_value_between_neighbours_has_as_few_figures_as_can_be():
    assert round_number(cut("1", is_after=True), cut("2"), None) == Decimal("1.5")
    assert round_number(cut("3"), cut("3", is_after=True), None) == Decimal(3)


def test_a_number_keeps_to_its_step():
    assert round_number(cut("7"), cut("70"), Decimal(7)) % 7 == 0


numbers = st.decimals(-10_000, 10_000, places=2)


@given(numbers, numbers, st.sampled_from([None, Decimal(1), Decimal(5), Decimal("0.5"), Decimal(7)]), st.booleans())
def test_the_number_lies_in_the_stretch(one, other, step, from_below):
    low, high = sorted((one, other))
    if step is not None:
        low, high = (low // step) * step, (high // step) * step + step
    lower, upper = Cut(low), Cut(high, is_after=step is None)
    found = round_number(lower, upper, step, from_below=from_below)

    assert low <= found <= high
    assert step is None or (found % step == 0 and found < high)
