"""Given a programme and its horizon, the growth that covers all costs is the one at which benefit and costs are even."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.estimate.economics import Balance, Missing, balance_of
from playbook.model.loyalty import Economics, LoyaltyTerm, Programme
from playbook.plan.growth import growth_to_cover_all

WHOLE = {
    "launch_cost": Decimal(600_000),
    "monthly_cost": Decimal(40_000),
    "clients": 40,
    "turnover_per_client": Decimal(180_000),
    "margin": Decimal("0.38"),
    "cost_per_client": Decimal(500),
}


def programme(percent="0.03", **changed):
    terms = (LoyaltyTerm(kind="discount", percent=Decimal(percent)), LoyaltyTerm(kind="gift", cost=Decimal(2000)))
    return Programme(id="shelf", title="Shelf", terms=terms, economics=Economics(**{**WHOLE, **changed}))


@pytest.mark.parametrize("months", [1, 6, 18, 120])
@pytest.mark.parametrize("percent", ["0", "0.03", "0.2", "0.3799"])
def test_at_that_growth_benefit_and_costs_are_even(percent, months):
    needed = growth_to_cover_all(programme(percent), "chain", months)
    even = balance_of(programme(percent, uplift=needed), "chain")

    assert isinstance(needed, Decimal)
    assert isinstance(even, Balance)
    assert abs(even.after(months)) < Decimal("1e-9")


def test_what_the_author_expects_changes_nothing():
    assert growth_to_cover_all(programme(uplift=Decimal("0.5")), "chain", 18) == growth_to_cover_all(
        programme(), "chain", 18
    )


@pytest.mark.parametrize("changed", [{"margin": Decimal("0.03")}, {"clients": 0}, {"turnover_per_client": Decimal(0)}])
def test_no_growth_is_enough_where_none_brings_anything(changed):
    assert growth_to_cover_all(programme(**changed), "chain", 18) is None


def test_what_costs_nothing_needs_no_growth():
    free = Programme(
        id="shelf", title="Shelf", economics=Economics(clients=4, turnover_per_client=Decimal(9), margin=Decimal("0.3"))
    )

    assert growth_to_cover_all(free, "chain", 18) == 0


def test_what_is_left_out_is_named_but_the_expected_growth_is_not_asked():
    assert growth_to_cover_all(programme(clients=None), "chain", 18) == Missing(("clients",))
