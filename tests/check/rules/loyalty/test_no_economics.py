"""Programmes that nobody has reckoned."""

from __future__ import annotations

import pytest


def test_every_term_that_costs_is_told(told):
    text = (
        "loyalty:\n"
        "  - id: a\n"
        "    title: A\n"
        "    terms:\n"
        "      - {title: A card}\n"
        "      - {percent: 5%}\n"
        "      - {percent: 5%, cost: 10}\n"
        "      - {cost: 20.50}\n"
    )
    [found] = told("L606", text, "title: B, language: en, currency: EUR")

    assert found.line == 3
    assert found.message == "“A” costs money, and nobody has reckoned what it brings."
    assert found.hint == "Add economics: what it costs, how many take part, and how much more they will buy."
    assert found.related == [
        (7, "This costs 5% of the price."),
        (8, "This costs 5% of the price and €10 per client a month."),
        (9, "This costs €20.50 per client a month."),
    ]


@pytest.mark.parametrize(
    "more", ["terms: [{title: A card}]", "terms: [{percent: 0%, cost: 0}]", "terms: [{cost: 5}], economics: {}"]
)
def test_what_costs_nothing_or_is_reckoned_is_silent(told, more):
    assert told("L606", f"loyalty:\n  - {{id: a, title: A, {more}}}\n") == []
