"""Discounts of the whole margin."""

from __future__ import annotations

import pytest

TEXT = """\
loyalty:
  - id: a
    title: A
    products: [{products}]
    terms:
      - {{percent: 10%}}
      - {{percent: {percent}}}
    economics:
      margin: 30%
products:
  - {{id: tile, title: Tile, margin: 25%}}
"""


def test_the_largest_discount_is_where_it_points(told):
    [found] = told("L603", TEXT.format(products="", percent="25%"))

    assert found.line == 8
    assert found.message == "“A” takes 32.5% off, and the margin is 30%: nothing is left of it."
    assert found.hint == "Give less than 30%, or something that is not taken off the price."
    assert found.related == [(10, "The margin is 30%."), (7, "“A” takes 10% off.")]


def test_the_margin_of_a_product_it_is_for_may_be_lower(told):
    [found] = told("L603", TEXT.format(products="tile", percent="18%"))

    assert found.message == "“A” takes 26.2% off “Tile”, and the margin there is 25%: nothing is left of it."
    assert found.related[0] == (12, "The margin is 25%.")


@pytest.mark.parametrize(("percent", "is_found"), [("20%", True), ("19.9%", False)])
def test_the_margin_itself_is_too_much(told, percent, is_found):
    found = told("L603", TEXT.format(products="", percent=percent), "title: B, language: en, stacking: sum")

    assert bool(found) is is_found


def test_without_a_discount_or_a_margin_it_is_silent(told):
    text = "loyalty:\n  - {id: a, title: A, economics: {margin: 0%}}\n  - {id: b, title: B, terms: [{percent: 90%}]}\n"

    assert told("L603", text) == []
