"""Discounts that meet, against figures that can be reckoned by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.estimate.discounts import (
    chain_of_prices,
    combined_discount,
    margin_after,
    own_discount,
    percents_of,
    uplift_needed,
    uplift_suffices,
)
from playbook.model.loyalty import Programme

TENTHS = st.integers(0, 999).map(lambda number: Decimal(number) / 1000)


def decimals(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("stacking", "together", "prices"),
    [
        ("chain", "0.271", ["100", "90", "81", "72.9"]),
        ("sum", "0.3", ["100", "90", "80", "70"]),
        ("best", "0.1", ["100", "90"]),
    ],
)
def test_three_discounts_of_a_tenth(stacking, together, prices):
    tenths = decimals("0.1", "0.1", "0.1")

    assert combined_discount(tenths, stacking) == Decimal(together)
    assert chain_of_prices(tenths, stacking) == decimals(*prices)


@pytest.mark.parametrize("stacking", ["chain", "sum", "best"])
def test_no_discount_leaves_the_price(stacking):
    assert combined_discount([], stacking) == 0
    assert chain_of_prices([], stacking)[-1] == 100
    assert chain_of_prices([], stacking, Decimal("59.90"))[0] == Decimal("59.90")


@pytest.mark.parametrize("stacking", ["chain", "sum", "best"])
def test_no_discounts_take_more_than_the_price(stacking):
    too_much = decimals("0.7", "1.2", "0.6")

    assert combined_discount(too_much, stacking) == 1
    assert chain_of_prices(too_much, stacking)[-1] == 0


@given(st.lists(TENTHS, max_size=12))
def test_a_chain_is_the_product_of_what_is_left_exactly(discounts):
    left = Fraction(1)
    for one in discounts:
        left *= 1 - Fraction(one)

    assert 1 - Fraction(combined_discount(discounts, "chain")) == left
    assert Fraction(chain_of_prices(discounts, "chain")[-1]) == 100 * left


@given(st.lists(TENTHS, max_size=6))
def test_the_best_takes_less_than_the_chain_and_the_chain_less_than_the_sum(discounts):
    best, chain, together = (combined_discount(discounts, one) for one in ("best", "chain", "sum"))

    assert best <= chain <= together <= 1


def test_a_programme_takes_what_its_terms_take_together():
    terms = [{"percent": "10%"}, {"cost": "100"}, {"percent": "0%"}, {"percent": "20%", "kind": "referral"}]
    programme = Programme.model_validate({"id": "a", "title": "A", "terms": terms})

    assert own_discount(programme, "chain") == Decimal("0.28")
    assert own_discount(programme, "sum") == Decimal("0.3")
    assert own_discount(programme, "best") == Decimal("0.2")
    assert percents_of(programme) == [(0, Decimal("0.1")), (3, Decimal("0.2"))]


@pytest.mark.parametrize(
    ("margin", "discount", "after", "needed"),
    [
        ("0.3", "0", "0.3", "0"),
        ("0.3", "0.1", str(Decimal(2) / 9), "0.5"),
        ("0.25", "0.05", str(Decimal(4) / 19), "0.25"),
        ("0.3", "0.3", "0", None),
        ("0.3", "0.5", "-0.4", None),
        ("0", "0", "0", None),
        ("0.3", "1", None, None),
    ],
)
def test_margin_after_and_uplift_needed(margin, discount, after, needed):
    assert margin_after(Decimal(margin), Decimal(discount)) == (None if after is None else Decimal(after))
    assert uplift_needed(Decimal(margin), Decimal(discount)) == (None if needed is None else Decimal(needed))


@given(TENTHS, TENTHS)
def test_with_the_uplift_needed_as_much_is_earned_as_before(margin, discount):
    needed = uplift_needed(margin, discount)

    if needed is not None:
        assert abs((1 + needed) * (margin - discount) - margin) < Decimal("1e-20")


def test_exactly_enough_is_enough_and_a_hair_less_is_not():
    assert uplift_suffices(Decimal("0.25"), Decimal("0.25"), Decimal("0.05"))
    assert not uplift_suffices(Decimal("0.2499999999999999999999999999999"), Decimal("0.25"), Decimal("0.05"))
    assert not uplift_suffices(Decimal(9), Decimal("0.05"), Decimal("0.05"))
