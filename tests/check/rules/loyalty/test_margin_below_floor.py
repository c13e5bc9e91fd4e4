"""Discounts that together leave too little: whom, what he pays, and where it is written."""

from __future__ import annotations

import pytest

from playbook.estimate import stacking

HEAD = "title: B, language: en, currency: EUR, margin_floor: 15%"

TWO = """\
loyalty:
  - id: friends
    title: Friends
    terms: [{percent: 10%}]
    stacks_with: [season]
    economics: {margin: 30%}
  - id: season
    title: Season
    terms:
      - {percent: 5%}
      - {percent: 4%}
    stacks_with: [friends]
    economics: {margin: 32%}
authority:
  - {id: head, title: Head of sales, role: head, discount_up_to: 5%}
roles:
  - {id: head, title: Head}
"""


def test_the_chain_of_prices_is_told_with_every_discount(told):
    [found] = told("L601", TWO, HEAD)

    assert found.line == 3
    assert found.message == (
        "Every client pays €100 → €90 → €85.50 → €82.08 → €77.98 with “Friends”, “Season”, “Head of sales”: "
        "the margin falls from 30% to 10.2%, under the floor of 15%."
    )
    assert found.hint == "Lower a discount, or take “Season” out of stacks_with."
    assert found.related == [
        (5, "“Friends” takes 10% off."),
        (11, "“Season” takes 5% off."),
        (12, "“Season” takes 4% off."),
        (16, "A seller may give 5% on top."),
        (1, "The floor is 15%."),
    ]


@pytest.mark.parametrize(
    ("way", "prices"),
    [("sum", "€100 → €90 → €85 → €81 → €76 "), ("best", None)],
)
def test_the_way_of_stacking_decides(told, way, prices):
    found = told("L601", TWO, f"{HEAD}, stacking: {way}")

    assert [prices in one.message for one in found] == ([True] if prices else [])


def test_where_the_best_counts_a_lesser_discount_on_top_is_not_told(told):
    text = TWO.replace("percent: 10%", "percent: 20%")
    [found] = told("L601", text, f"{HEAD}, stacking: best")

    assert found.message == (
        "Every client pays €100 → €80 with “Friends”: the margin falls from 30% to 12.5%, under the floor of 15%."
    )
    assert found.hint == "Lower the discount, or leave out what it cannot be given for."


CLIENTS = """\
lines: [{id: trade, title: Trade}]
attributes:
  - {id: size, title: Purchases, kind: money}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
segmentations:
  - id: by-size
    title: By size
    line: trade
    segments:
      - {id: small, title: Small, criteria: {size: {below: 1_000}}}
      - {id: large, title: Large, criteria: {size: {from: 1_000}}}
  - id: by-channel
    title: By channel
    line: trade
    segments:
      - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
      - {id: chains, title: Chains, criteria: {channel: [chain]}}
statuses:
  - {id: new, title: New}
  - {id: old, title: Old}
abc_xyz: {cells: {AX: {}, BX: {}}}
products:
  - {id: tile, title: Tile, margin: 25%, segments: [dealers]}
  - {id: glue, title: Glue, margin: 28%}
loyalty:
"""


def test_a_client_is_named_with_status_and_cell_and_the_product_of_the_lowest_margin(told):
    text = CLIENTS + (
        "  - {id: a, title: A, segments: [large], statuses: [old], terms: [{percent: 9%}], stacks_with: [b], economics: {margin: 30%}}\n"
        "  - {id: b, title: B, segments: [dealers], cells: [BX, AX], terms: [{percent: 8%}], stacks_with: [a]}\n"
    )
    [found] = told("L601", text, HEAD)

    assert found.line == 27
    assert found.message == (
        "A client (Purchases: €2,000, Channel: Dealer, Status: Old, Cell: AX) pays €100 → €91 → €83.72 with “A”, “B”: "
        "the margin on “Tile” falls from 25% to 10.4%, under the floor of 15%."
    )
    assert found.witness == {"size": 2000, "channel": "dealer"}
    assert (24, "The margin of “Tile”.") in found.related


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("segments: [small]", "segments: [large]"),
        ("statuses: [new]", "statuses: [old]"),
        ("cells: [AX]", "cells: [BX]"),
        ("valid: {to: 2026-12-31}", "valid: {from: 2027-01-01}"),
        ("products: [tile]", "products: [glue]"),
    ],
)
def test_who_cannot_have_both_pays_for_one(told, one, other):
    programme = "  - {{id: {0}, title: T, {1}, terms: [{{percent: 10%}}], stacks_with: [{2}]}}\n"
    text = CLIENTS + programme.format("a", one, "b") + programme.format("b", other, "a")

    assert told("L601", text, "title: B, language: en, margin_floor: 15%") == []
    assert told("L601", text.replace(other, "tags: [t]"), "title: B, language: en, margin_floor: 15%") != []


def test_a_seller_who_may_give_nothing_to_these_clients_gives_nothing(told):
    text = (
        CLIENTS
        + "  - {id: a, title: A, segments: [large], products: [glue], terms: [{percent: 10%}]}\nroles: [{id: r, title: R}]\nauthority:\n"
    )
    limit = "  - {{id: l, title: L, role: r, discount_up_to: 9%, segments: [{}]}}\n"

    assert told("L601", text + limit.format("small"), HEAD) == []
    assert len(told("L601", text + limit.format("chains"), HEAD)) == 1


@pytest.mark.parametrize("stacking", ["sum", "chain"])
def test_the_whole_price_off_is_told_without_a_margin(told, stacking):
    text = "loyalty:\n  - {id: a, title: A, terms: [{percent: 100%}], economics: {margin: 30%}}\n"
    [found] = told("L601", text, f"{HEAD}, stacking: {stacking}")

    assert found.message == "Every client pays next to nothing with “A”: €100 → €0."


def test_what_falls_short_by_a_hair_still_reads_as_short(told):
    text = "loyalty:\n  - {id: a, title: A, terms: [{percent: 20.01%}], economics: {margin: 32%}}\n"
    [found] = told("L601", text, HEAD)

    assert found.message.endswith("the margin falls from 32% to 14.9%, under the floor of 15%.")
    assert told("L601", text.replace("20.01%", "20%"), HEAD) == []


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("", "What the discount of “A” leaves is not known: no margin is given."),
        (
            "products: [{id: x, title: X, margin: 30%}, {id: y, title: Y}]\n",
            "What the discount of “A” leaves is not known: no margin is given for “Y”.",
        ),
    ],
)
def test_a_discount_without_a_margin_is_not_proved(told, more, message):
    text = f"loyalty:\n  - id: a\n    title: A\n    terms:\n      - {{cost: 5}}\n      - {{percent: 5%}}\n{more}"
    [found] = [one for one in told("F008 L601", text, HEAD) if "margin" in one.message]

    assert (found.code, found.line, found.message) == ("F008", 7, f"{message} (L601 margin-below-floor)")
    assert found.hint == "Add margin to its economics, or to the products it is for."


def test_without_a_discount_no_margin_is_asked_for(told):
    assert told("F008 L601", "loyalty:\n  - {id: a, title: A, terms: [{cost: 5}, {percent: 0%}]}\n", HEAD) == []


def test_a_search_without_end_is_told_once(told, monkeypatch):
    monkeypatch.setattr(stacking, "BUDGET", 0)
    text = (
        "loyalty:\n"
        "  - {id: a, title: A, terms: [{percent: 20%}], economics: {margin: 30%}}\n"
        "  - {id: b, title: B, terms: [{percent: 20%}], economics: {margin: 30%}}\n"
    )
    [found] = [one for one in told("F008 L601", text, HEAD) if "L601" in one.message]

    assert found.message == (
        "This could not be proved for “A” and others, 2 in all: programmes may be used together in too many ways. "
        "(L601 margin-below-floor)"
    )
    assert found.related == [(4, "Nor for “B”.")]


def test_names_that_are_not_defined_are_left_to_others(told):
    text = (
        "lines: [{id: l, title: L}]\nloyalty:\n"
        "  - {id: a, title: A, segments: [nowhere], terms: [{percent: 29%}], economics: {margin: 30%}}\n"
        "  - {id: b, title: B, line: nowhere, terms: [{percent: 29%}], economics: {margin: 30%}}\n"
        "  - {id: c, title: C, stacks_with: [nowhere, c], terms: [{percent: 1%}], economics: {margin: 30%}}\n"
    )

    assert told("L601", text, HEAD) == []


def test_where_the_best_counts_a_higher_discount_on_top_is_what_is_to_be_lowered(told):
    text = TWO.replace("discount_up_to: 5%", "discount_up_to: 25%").replace("percent: 10%", "percent: 1%")
    found = told("L601", text, f"{HEAD}, stacking: best")

    assert found != []
    assert {one.hint for one in found} == {"Lower what a seller may give: of these discounts the highest alone counts."}
