"""Given an interval and what was expected, I learn whether that lies outside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.plan.interval_bar import IntervalBar


@pytest.mark.parametrize(
    ("expected", "is_outside"), [("0.39", True), ("0.4", False), ("0.6", False), ("0.61", True), (None, False)]
)
def test_what_lies_on_the_edge_is_within(expected, is_outside):
    known = None if expected is None else Decimal(expected)

    assert IntervalBar("a", "A", Decimal("0.5"), Decimal("0.4"), Decimal("0.6"), known).is_outside == is_outside
