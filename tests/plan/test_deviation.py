"""Given a deviation as a part of the plan, I get the step of its colour, as the legend tells it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.plan.deviation import legend, step_of
from playbook.plan.wording import Wording


@pytest.mark.parametrize(
    ("part", "step"),
    [
        ("-1", "under-3"), ("-0.3", "under-3"), ("-0.299", "under-2"), ("-0.15", "under-2"), ("-0.05", "under-1"),
        ("-0.0494", "even"), ("-0.0495", "under-1"), ("0", "even"), ("0.049", "even"), ("0.05", "over-1"), ("0.15", "over-2"),
        ("0.2995", "over-3"), ("12", "over-3"),
    ],
)  # fmt: skip
def test_the_colour_goes_by_the_percent_that_is_shown(part, step):
    assert step_of(Decimal(part)) == step


def test_the_legend_tells_every_step_from_far_below_to_far_above():
    assert [(one.step, one.meaning) for one in legend(Wording("en", "EUR", {}))] == [
        ("under-3", "−30% and below"),
        ("under-2", "−30 … −15%"),
        ("under-1", "−15 … −5%"),
        ("even", "less than 5% off"),
        ("over-1", "+5 … +15%"),
        ("over-2", "+15 … +30%"),
        ("over-3", "+30% and above"),
    ]
