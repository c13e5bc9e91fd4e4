"""The economics of a programme, against figures reckoned by hand and against month after month of adding up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.estimate.economics import (
    Balance,
    LifetimeValues,
    Missing,
    balance_of,
    benefit_per_client,
    horizon_of,
    lifetime_values,
)
from playbook.model.loyalty import Programme

FIGURES = {
    "launch_cost": "600_000",
    "monthly_cost": "40_000",
    "clients": "40",
    "turnover_per_client": "180_000",
    "margin": "38%",
    "uplift": "18%",
    "cost_per_client": "500",
    "retention": {"before": "75%", "after": "80%"},
    "horizon": "18mo",
}
TERMS = [{"percent": "3%"}, {"cost": "900"}, {"cost": "1_100"}]


def programme(*left_out: str, **changed: object) -> Programme:
    economics = {name: value for name, value in {**FIGURES, **changed}.items() if name not in left_out}
    return Programme.model_validate({"id": "shelf", "title": "Shelf", "terms": TERMS, "economics": economics})


def test_a_programme_reckoned_by_hand():
    # A client: 180 000 · (1.18 · 0.35 − 0.38) = 5 940 a month more; forty of them 237 600.
    # A month: 40 000 + 40 · (500 + 900 + 1 100) = 140 000. Left: 97 600. 600 000 / 97 600 = 6.1: the 7th month.
    balance = balance_of(programme(), "chain")

    assert balance == Balance(Decimal(600_000), Decimal(140_000), Decimal(237_600))
    assert balance.result == 97_600
    assert balance.break_even == 7
    assert balance.by_month(7) == [-502_400, -404_800, -307_200, -209_600, -112_000, -14_400, 83_200]
    assert balance.roi(18) == Decimal(18 * 237_600 - 600_000 - 18 * 140_000) / Decimal(600_000 + 18 * 140_000)


def test_benefit_of_a_client():
    assert benefit_per_client(Decimal(1000), Decimal("0.4"), Decimal("0.1"), Decimal("0.5")) == 50
    assert benefit_per_client(Decimal(1000), Decimal("0.4"), Decimal("0.4"), Decimal(9)) == -400
    assert benefit_per_client(Decimal(1000), Decimal("0.4"), Decimal(0), Decimal(0)) == 0


@pytest.mark.parametrize(
    ("launch", "costs", "benefit", "month"),
    [
        (0, 0, 0, 1),
        (0, 5, 5, 1),
        (0, 6, 5, None),
        (100, 0, 100, 1),
        (100, 0, 99, 2),
        (100, 10, 60, 2),
        (101, 10, 60, 3),
        (1, 5, 5, None),
        (1, 6, 5, None),
    ],
)
def test_break_even(launch, costs, benefit, month):
    assert Balance(Decimal(launch), Decimal(costs), Decimal(benefit)).break_even == month


@given(st.integers(0, 2000), st.integers(0, 60), st.integers(-20, 100))
def test_break_even_is_the_first_month_that_adding_up_finds(launch, costs, benefit):
    balance = Balance(Decimal(launch), Decimal(costs), Decimal(benefit))
    added = (month for month in range(1, 2100) if month * benefit >= launch + month * costs)

    assert balance.break_even == next(added, None)


@given(st.decimals("0.01", "1e30", places=2), st.decimals("0.01", "1e12", places=2))
def test_break_even_is_exact_for_long_sums(launch, result):
    month = Balance(launch, Decimal(0), result).break_even

    assert month is not None
    assert Fraction(result) * month >= Fraction(launch) > Fraction(result) * (month - 1)


def test_without_costs_there_is_no_return_on_them():
    assert Balance(Decimal(0), Decimal(0), Decimal(10)).roi(12) is None
    assert Balance(Decimal(120), Decimal(0), Decimal(20)).roi(12) == 1


def test_no_clients_bring_nothing_and_the_month_still_costs():
    balance = balance_of(programme(clients="0"), "chain")

    assert balance == Balance(Decimal(600_000), Decimal(40_000), Decimal(0))
    assert balance.break_even is None


@pytest.mark.parametrize("left_out", ["clients", "turnover_per_client", "margin", "uplift"])
def test_what_is_missing_is_named(left_out):
    assert balance_of(programme(left_out), "chain") == Missing((left_out,))


def test_without_economics_all_that_is_needed_is_missing_in_the_order_of_the_format():
    bare = Programme.model_validate({"id": "a", "title": "A"})

    assert balance_of(bare, "chain") == Missing(("clients", "turnover_per_client", "margin", "uplift"))
    assert horizon_of(bare) is None


def test_a_cost_left_out_is_no_cost():
    balance = balance_of(programme("launch_cost", "monthly_cost", "cost_per_client"), "chain")

    assert balance == Balance(Decimal(0), Decimal(80_000), Decimal(237_600))


@pytest.mark.parametrize(
    ("written", "months"), [("18mo", 18), ("1.5mo", 1), ("60d", 2), ("59d", 1), ("2w", 0), ("30wd", 1), ("720h", 1)]
)
def test_the_horizon_is_in_whole_months(written, months):
    # 30 working days of a week of six are 35 days.
    assert horizon_of(programme(horizon=written), working_week=6) == months


def test_lifetime_values_reckoned_by_hand():
    # Before: 12 · 180 000 · 0.38 / 0.25. With it: 12 · 180 000 · 1.18 · 0.35 / 0.2.
    assert lifetime_values(programme(), "chain") == LifetimeValues(Decimal(3_283_200), Decimal(4_460_400))


@given(st.integers(0, 95), st.integers(1, 95))
def test_a_lifetime_is_the_sum_of_all_years(before, margin):
    rate = before / 100
    values = lifetime_values(
        programme(retention={"before": f"{before}%", "after": "80%"}, margin=f"{margin}%"), "chain"
    )
    years = sum(12 * 180_000 * margin / 100 * rate**year for year in range(2000))

    assert float(values.before) == pytest.approx(years)


def test_of_clients_who_stay_for_ever_no_lifetime_is_told():
    values = lifetime_values(programme(retention={"before": "80%", "after": "100%"}), "chain")

    assert values.before is not None
    assert values.after is None


def test_a_lifetime_needs_retention():
    assert lifetime_values(programme("retention", "margin"), "chain") == Missing(("margin", "retention"))
