"""Which margins a discount is taken from, and of what none is known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.estimate.margins import lowest_margin, sold_without_margin
from playbook.model.book import Book

PRODUCTS = [
    {"id": "tile", "title": "Tile", "margin": "38%"},
    {"id": "glue", "title": "Glue", "margin": "20%", "line": "retail"},
    {"id": "sand", "title": "Sand"},
]


def book(products: list[dict[str, object]], programme: dict[str, object]) -> Book:
    lines = [{"id": "retail", "title": "Retail"}, {"id": "wholesale", "title": "Wholesale"}]
    loyalty = [{"id": "a", "title": "A", **programme}]
    return Book.model_validate({"book": {"title": "B"}, "lines": lines, "products": products, "loyalty": loyalty})


@pytest.mark.parametrize(
    ("programme", "lowest"),
    [
        ({"economics": {"margin": "30%"}}, "0.3"),
        ({"economics": {"margin": "30%"}, "products": ["glue"]}, "0.2"),
        ({"economics": {"margin": "30%"}, "products": ["tile", "sand", "nowhere"]}, "0.3"),
        ({"products": ["tile"]}, "0.38"),
        ({}, "0.2"),
        ({"line": "wholesale"}, "0.38"),
        ({"products": ["sand"]}, None),
    ],
)
def test_the_lowest_margin(programme, lowest):
    one = book(PRODUCTS, programme)
    margin = lowest_margin(one, one.loyalty[0])

    assert (margin and margin.fraction) == (Decimal(lowest) if lowest else None)


@pytest.mark.parametrize(
    ("products", "programme", "left"),
    [
        (PRODUCTS, {"economics": {"margin": "30%"}}, None),
        (PRODUCTS, {"products": ["tile", "glue"]}, None),
        (PRODUCTS, {"products": ["tile", "sand"]}, ["sand"]),
        (PRODUCTS, {}, ["sand"]),
        (PRODUCTS[:2], {}, None),
        ([], {}, []),
        ([], {"economics": {}}, []),
    ],
)
def test_what_is_sold_without_a_margin(products, programme, left):
    one = book(products, programme)
    found = sold_without_margin(one, one.loyalty[0])

    assert (None if found is None else [product.id for product in found]) == left
