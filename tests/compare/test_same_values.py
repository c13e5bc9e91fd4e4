"""Given two ways to write one value, I get the same value."""

from __future__ import annotations

import pytest

from playbook.compare.same_values import settled
from playbook.model.criterion import read_criterion
from playbook.model.value import read_duration


def _ranges(*ends):
    return [dict(zip(("from", "below"), map(str, pair), strict=True)) for pair in ends]


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        (["dealer", "chain"], ["chain", "dealer", "chain"], True),
        ({"not": ["dealer", "chain"]}, {"not": ["chain", "dealer"]}, True),
        (["dealer", "chain"], ["dealer"], False),
        (_ranges((10, 15), (15, 20)), _ranges((10, 20)), True),
        (_ranges((15, 20), (10, 17)), _ranges((10, 20)), True),
        (_ranges((10, 15), (16, 20)), _ranges((10, 20)), False),
        ([{"from": "5%"}, {"below": "5%"}], [{"below": "5%"}, {"from": "5%"}], True),
        ([{"to": "5"}, {"above": "5", "to": "9"}], {"to": "9"}, True),
        ([{"below": "5"}, {"above": "5"}], [{"below": "5"}, {"from": "5"}], False),
    ],
)
def test_criteria_that_allow_the_same(one, other, are_same):
    assert (settled(read_criterion(one)) == settled(read_criterion(other))) is are_same


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [("7d", "1w", True), ("168h", "1w", True), ("60d", "2mo", True), ("5wd", "7d", False), ("5wd", "5d", False), ("1w", "8d", False)],
)  # fmt: skip
def test_lengths_that_last_as_long(one, other, are_same):
    assert (settled(read_duration(one)) == settled(read_duration(other))) is are_same
