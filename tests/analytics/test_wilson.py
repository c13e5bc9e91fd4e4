"""Intervals of parts, held against those that others have published."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.analytics.wilson import wilson


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ],
)
def test_the_intervals_of_newcombe(count, of, low, high):
    """R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3."""
    found = wilson(count, of)

    assert found is not None
    assert [one.quantize(Decimal("0.0001")) for one in found] == [Decimal(low), Decimal(high)]


def test_of_nothing_there_is_no_interval():
    assert wilson(0, 0) is None


@given(st.integers(1, 10**7).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_part_lies_between_and_the_other_part_mirrors_it(pair):
    count, of = pair
    found, other = wilson(count, of), wilson(of - count, of)

    assert found is not None
    assert other is not None
    assert 0 <= found[0] <= found[1] <= 1
    assert found[0] - Decimal("1e-6") <= Decimal(count) / of <= found[1] + Decimal("1e-6")
    assert (1 - found[1], 1 - found[0]) == other
