"""What changed terms do to discounts that meet: the lowest margin of the programme with the highest discount, reckoned by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from playbook.compare.effects import effects_between
from playbook.model.book import Book


def a_book(season: str, *, stacks: bool = True, floor: str = "0%", **book: Any) -> Book:
    def programme(name: str, percent: str, other: str) -> dict[str, Any]:
        return {
            "id": name,
            "title": name.title(),
            "terms": [{"percent": percent}],
            "stacks_with": [other] if stacks else [],
            "economics": {"margin": "30%"},
        }

    loyalty = [programme("friends", "15%", "season"), programme("season", season, "friends")]
    return Book.model_validate({"book": {"title": "B", "margin_floor": floor}, "loyalty": loyalty, **book})


def stacked(before: Book, after: Book) -> list[tuple[str, Decimal | None, Decimal | None, str]]:
    return [
        (one.entity, one.before, one.after, str(one.message))
        for one in effects_between(before, after)
        if one.measure == "stacked-margin"
    ]


def test_two_discounts_that_leave_too_little():
    # 85 · 0.8 = 68 of 100: (30 − 32) / 68 = −2.94%, rounded down as the check does.
    assert stacked(a_book("10%"), a_book("20%")) == [
        (
            "programme:season",
            None,
            Decimal("-0.03"),
            "The lowest margin of “Season” with all discounts that meet: −3% with “Friends” instead of no less than 0%, under the floor of 0%.",
        )
    ]


def test_discounts_that_leave_next_to_nothing_to_pay():
    ((entity, before, after, sentence),) = stacked(a_book("10%"), a_book("99.99%"))

    assert (entity, before, after) == ("programme:season", None, None)
    assert sentence == (
        "The lowest margin of “Season” with all discounts that meet: "
        "next to nothing is paid with “Friends” instead of no less than 0%, under the floor of 0%."
    )


def test_a_mended_stacking():
    assert stacked(a_book("20%"), a_book("20%", stacks=False)) == [
        (
            "programme:season",
            Decimal("-0.03"),
            None,
            "The lowest margin of “Season” with all discounts that meet: no less than 0% instead of −3% with “Friends”, within the limits again.",
        )
    ]


def test_what_a_seller_may_give_on_top_and_the_product_with_the_lowest_margin():
    # (20 − 15) / 85 = 5.9% on beans; with 10% on top 85 · 0.9 = 76.5 of 100: (20 − 23.5) / 76.5 = −4.6%.
    sold = {
        "products": [{"id": "beans", "title": "Beans", "margin": "20%"}],
        "roles": [{"id": "head", "title": "Head"}],
    }
    on_top = [{"id": "more", "title": "Head’s gift", "role": "head", "discount_up_to": "10%"}]
    before, after = (a_book("10%", stacks=False, authority=one, **sold) for one in ([], on_top))

    ((*_numbers, sentence),) = stacked(before, after)
    assert sentence == (
        "The lowest margin of “Friends” with all discounts that meet: "
        "−4.6% with “Head’s gift” on “Beans” instead of no less than 0%, under the floor of 0%."
    )


@pytest.mark.parametrize(
    "after",
    [
        a_book("12%"),
        a_book("10%", attributes=[{"id": "size", "title": "Size", "kind": "number"}]),
        a_book("10%", floor="5%"),
        a_book("40%", stacks=False),
        a_book("100%"),
    ],
    ids=[
        "over the floor",
        "not asked for",
        "a higher floor",
        "a discount alone, which the margin after it tells",
        "nothing left to stack with",
    ],
)
def test_no_effect(after):
    assert stacked(a_book("10%"), after) == []
