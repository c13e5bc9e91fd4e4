"""Given two words, I am told whether they are opposites or two sides of one deal."""

from __future__ import annotations

import pytest

from playbook.compare.opposites import are_opposites


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("включая", "исключая", True),
        ("минимальный", "минимальные", False),
        ("minimum", "maximum", True),
        ("employers", "employees", True),
        ("lessor", "lessee", True),
        ("customer", "costumer", False),
        ("входящий", "исходящий", True),
        ("годовой", "годового", False),
    ],
)
def test_opposites(one, other, are):
    assert are_opposites(one, other) is are
    assert are_opposites(other, one) is are
