from __future__ import annotations

import pytest

BOOK = """
    roles: [{id: head, title: Head of sales}]
    attributes:
      - {id: volume, title: Purchases a year, kind: money, range: {from: 0, to: 900}, question: How much a year?, may_be_unknown: true}
      - {id: depot, title: Depot of its own, kind: flag}
    segmentations: [{id: by-volume, title: By volume, segments: [{id: big, title: Big, criteria: {volume: {from: 100}}}]}]
    not_our_clients:
      - {id: tiny, title: Tiny, kind: will-not, criteria: {depot: false}, reason: Costs., action: Say no.,
         exceptions: [{criteria: {volume: {from: 500}}}]}
    touchpoints: [{id: call, title: Call, role: head, goal: Know., asks: [volume]}]
    loyalty: [{id: shelf, title: Shelf, questionnaire: [{question: A depot?, attribute: depot}]}]
    cases: [{id: odd, title: An odd client, client: {depot: true}, note: Belongs nowhere.}]
"""


def test_an_attribute_knows_where_it_is_asked_and_what_it_decides(page):
    volume, depot = page(BOOK, "section:attributes").content.attributes

    assert (volume.asked, volume.decides) == (("touchpoint:call",), ("segmentation:by-volume", "not-our-client:tiny"))
    assert (depot.asked, depot.decides) == (("programme:shelf",), ("not-our-client:tiny",))


@pytest.mark.parametrize(
    ("attribute", "values"),
    [
        ("kind: flag", "yes or no"),
        ("kind: money", "a sum of money"),
        ("kind: number", "a number"),
        ("kind: number, unit: m², range: {from: 0, to: 400}", "from 0 to 400\u00a0m²"),
        ("kind: choice, values: {shop: Shop, chain: Chain}", "Shop or Chain"),
        ("kind: flag, may_be_unknown: true", "yes or no; may be unknown"),
    ],
)
def test_the_values_that_can_occur_are_told_in_words(page, attribute, values):
    book = f"    attributes: [{{id: one, title: One, {attribute}}}]"

    assert page(book, "section:attributes").content.attributes[0].values == values


@pytest.mark.parametrize(
    ("attribute", "unit", "step"),
    [
        ("kind: money, unit: € a year, step: 1000", "€ a year", "rounded down to a multiple of €1,000"),
        ("kind: money, unit: EUR, step: 1", "", ""),
        ("kind: number, unit: kg, step: any", "kg", "as it is, never rounded"),
        ("kind: number, unit: kg, range: {from: 0}", "", ""),
    ],
)
def test_unit_and_precision_are_told_where_no_value_tells_them(page, attribute, unit, step):
    book = f"    attributes: [{{id: one, title: One, {attribute}}}]"
    content = page(book, "section:attributes").content.attributes[0]

    assert (content.unit, content.step) == (unit, step)


def test_the_page(markdown, golden):
    golden("pages/attributes.md", markdown(BOOK, "attributes"))
