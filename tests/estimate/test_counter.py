"""What one client may be offered at the counter of a line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.criteria import Budget, BudgetSpentError
from playbook.estimate.clientele import clienteles
from playbook.estimate.counter import Counter, burden
from playbook.model.book import Book

PRODUCTS = [{"id": "tile", "title": "T", "margin": "20%"}, {"id": "glue", "title": "G", "margin": "40%"}]
AUTHORITY = [
    {"id": "clerk", "title": "C", "role": "r", "discount_up_to": "2%"},
    {"id": "head", "title": "H", "role": "r", "discount_up_to": "5%", "segments": ["nowhere"]},
    {"id": "none", "title": "N", "role": "r"},
]


def counter(*, stacking: str = "chain", boxes: int = 100, **programme: object) -> tuple[Counter, Book]:
    book = Book.model_validate(
        {
            "book": {"title": "B", "stacking": stacking},
            "products": PRODUCTS,
            "authority": AUTHORITY,
            "loyalty": [{"id": "a", "title": "A", **programme}],
        }
    )
    return Counter(book, clienteles(book)[None], Budget(boxes)), book


@pytest.mark.parametrize(
    ("margin", "discount", "cost"),
    [("0.3", "0", "0.7"), ("0.3", "0.3", "1"), ("0.36", "0.2", "0.8"), ("0.3", "1", "Infinity"), ("1", "0.5", "0")],
)
def test_the_cost_as_a_part_of_what_is_paid(margin, discount, cost):
    assert burden(Decimal(margin), Decimal(discount)) == Decimal(cost)


def test_the_lowest_margin_and_the_highest_discount_on_top_that_somebody_may_have():
    one, book = counter()
    offer = one.worst_offer([Decimal("0.3")], [Decimal("0.1")], one.reach(book.loyalty[0]), Decimal(0))

    assert offer is not None
    assert (offer.product.id, offer.authority.id) == ("tile", "clerk")
    assert (offer.margin, offer.discount) == (Decimal("0.2"), Decimal("0.118"))


def test_the_margin_of_the_programme_where_that_is_the_lowest():
    one, book = counter(products=["glue"])
    offer = one.worst_offer([Decimal("0.3"), None], [Decimal("0.1")], one.reach(book.loyalty[0]), Decimal(0))

    assert (offer.product, offer.margin) == (None, Decimal("0.3"))


def test_a_seller_who_adds_nothing_is_not_named():
    one, book = counter(stacking="best")
    offer = one.worst_offer([Decimal("0.3")], [Decimal("0.1")], one.reach(book.loyalty[0]), Decimal(0))

    assert (offer.authority, offer.discount) == (None, Decimal("0.1"))


def test_what_is_not_over_the_bound_is_no_offer():
    one, book = counter()
    reach = one.reach(book.loyalty[0])
    most = one.most([Decimal("0.3")], [Decimal("0.1")], reach)

    assert one.worst_offer([Decimal("0.3")], [Decimal("0.1")], reach, most) is None
    assert one.worst_offer([None], [Decimal("0.1")], one.reach(book.loyalty[0]), Decimal(2)) is None


def test_the_budget_is_kept():
    one, book = counter(boxes=0)

    with pytest.raises(BudgetSpentError):
        one.reaches_somebody(one.reach(book.loyalty[0]))
