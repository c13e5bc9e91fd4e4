"""The plain reading of criteria."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.criteria import allows, classify
from playbook.load import load_book
from playbook.model.attribute import Attribute
from playbook.model.criterion import read_criterion

BOOK = """
lines:
  - {id: wholesale, title: Wholesale}
  - {id: retail, title: Retail}
attributes:
  - {id: sum, title: Purchases, kind: money}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
segmentations:
  - id: by-value
    title: By value
    line: wholesale
    segments:
      - {id: small, title: Small, criteria: {sum: {below: 100_000}}}
      - {id: large, title: Large, criteria: {sum: {from: 100_000}}}
  - id: by-channel
    title: By channel
    policy: first-match
    segments:
      - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
      - {id: all, title: All}
  - id: buyers
    title: Buyers
    line: retail
    segments:
      - {id: buyer, title: Buyer}
not_our_clients:
  - id: tiny
    title: Tiny
    line: wholesale
    criteria: {sum: {below: 10_000}}
    exceptions: [{criteria: {channel: [chain]}}]
    reason: R.
    action: A.
  - {id: beggars, title: Beggars, criteria: {channel: [dealer]}, signs: [Asks for discounts], reason: R., action: A.}
"""


@pytest.fixture
def book(write_book):
    loaded = load_book(write_book({"book.yml": "book: {title: T}\n" + BOOK}))
    assert loaded.diagnostics == ()
    return loaded.book


def ids(found):
    return [segment.id for segment in found.segments], found.not_our_client and found.not_our_client.id


@pytest.mark.parametrize(
    ("client", "line", "expected"),
    [
        ({"sum": Decimal(50_000), "channel": "dealer"}, "wholesale", (["small", "dealers"], None)),
        ({"sum": Decimal(500_000), "channel": "chain"}, "wholesale", (["large", "all"], None)),
        ({"sum": Decimal(5_000), "channel": "dealer"}, "wholesale", ([], "tiny")),
        ({"sum": Decimal(5_000), "channel": "chain"}, "wholesale", (["small", "all"], None)),
        ({"sum": Decimal(5_000), "channel": "dealer"}, "retail", (["dealers", "buyer"], None)),
        ({"sum": Decimal(50_000), "channel": "dealer"}, None, (["small", "dealers", "buyer"], None)),
        ({"sum": Decimal(5_000), "channel": "dealer"}, None, ([], "tiny")),
        ({"channel": "chain"}, "wholesale", (["all"], None)),
    ],
)
def test_a_client_belongs_where_all_that_is_named_holds(book, client, line, expected):
    assert ids(classify(book, client, line)) == expected


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ({"from": "100", "below": "200"}, "199.90", True),
        ({"from": "100", "below": "200"}, "99.99", False),
        ({"to": "100"}, "100.99", True),
        (["5", "7"], "7.5", True),
        ({"not": ["5"]}, "5.5", False),
        ({"not": ["5"]}, "6", True),
    ],
)
def test_a_number_is_rounded_down_before_it_is_tested(written, value, expected):
    money = Attribute.model_validate({"id": "sum", "title": "Sum", "kind": "money"})

    assert allows(read_criterion(written), Decimal(value), money) is expected


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        (["a", "unknown"], None, True),
        ("unknown", None, True),
        ({"not": ["a"]}, None, False),
        ("unknown", "a", False),
        ({"not": ["a"]}, "b", True),
        ("true", True, True),
        ("true", False, False),
        (["true", "unknown"], False, False),
        ({"not": ["true"]}, False, True),
    ],
)
def test_what_is_unknown_meets_only_the_word_for_it(written, value, expected):
    assert allows(read_criterion(written), value) is expected
