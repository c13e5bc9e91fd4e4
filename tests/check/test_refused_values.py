"""Given a value that could not be read, I am told of it, and of nothing that only follows from its lack."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

BOOK = """
book: {title: Tiles, language: en, margin_floor: 10%, owner: h}
roles: [{id: h, title: H, headcount: 2}, {id: k, title: K, headcount: 1, reports_to: h}]
attributes:
  - {id: volume, title: Volume, kind: money, range: {from: 0}}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
segmentations:
  - id: s
    title: S
    segments:
      - {id: small, title: Small, approach: Write., criteria: {volume: {below: 3_000_000}}}
      - {id: mid, title: Mid, approach: Call., criteria: {volume: {from: 3_000_000, below: 5_000_000}}}
      - {id: big, title: Big, approach: Visit., criteria: {volume: {from: 5_000_000}}}
not_our_clients: [{id: chains, title: Chains, criteria: {channel: [chain]}, reason: They buy centrally., action: Refuse.}]
pipelines:
  - id: new
    title: New
    max_cycle: 30d
    states:
      - {id: call, title: Call, kind: start, owner: h, deadline: 14d, on_deadline: lost, next: [{to: meet}, {to: lost, when: No}]}
      - {id: meet, title: Meet, kind: work, owner: h, deadline: 13d, on_deadline: lost, next: [{to: won}, {to: lost, when: No}]}
      - {id: won, title: Won, kind: won, owner: k}
      - {id: lost, title: Lost, kind: lost}
touchpoints: [{id: t, title: T, role: h, goal: G, states: [new/call, new/meet], next: [t], respond_within: 4h, asks: [volume, channel]}]
handoffs: [{id: x, title: X, from: h, to: k, at: new/won, passes: [Papers], accept_within: 1d}]
products: [{id: tile, title: Tile, margin: 30%}]
loyalty:
  - id: a
    title: A
    products: [tile]
    terms: [{kind: discount, percent: 7%}]
    economics: {launch_cost: 1000, clients: 9, turnover_per_client: 9000, margin: 30%, uplift: 90%, horizon: 12mo}
cases:
  - {id: one, title: One, client: {volume: 4_000_000, channel: dealer}, expect: {segments: [mid]}}
  - {id: two, title: Two, client: {volume: 6_000_000, channel: chain}, expect: {not_our_client: chains}}
"""


def codes(write_book, text):
    return [one.code for one in check_book(load_book(write_book({"book.yml": text})), date(2026, 12, 1))]


def judged(write_book, *changes):
    """The codes that a changed book has more of than this one."""
    text = BOOK
    for written, instead in changes:
        assert written in text
        text = text.replace(written, instead, 1)
    left, found = codes(write_book, BOOK), codes(write_book, text)
    assert "F008" not in left
    return [code for code in found if code not in left]


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("below: 3_000_000", "below: 3 mln", "F010"),
        ("below: 3_000_000", "belw: 3_000_000", "F010"),
        ("{below: 3_000_000}", "3 mln", "F004"),
        ("criteria: {volume: {below", "criterai: {volume: {below", "F001"),
        ("channel: [chain]", "channel: chan", "F004"),
        ("channel: [chain]", "channel: [3 x: 4]", "F010"),
        ("range: {from: 0}", "range: from nothing on", "F010"),
        ("deadline: 14d", "deadline: 14 days", "F010"),
        ("deadline: 14d", "dedline: 14d", "F001"),
        ("on_deadline: lost", "on_deadline: [lost]", "F010"),
        ("accept_within: 1d", "accept_within: a day", "F010"),
        ("margin: 30%}]", "margin: a third}]", "F010"),
        ("percent: 7%", "percent: 7", "F010"),
        ("turnover_per_client: 9000", "turnover_per_client: nine", "F010"),
        ("max_cycle: 30d", "max_cycle: a month", "F010"),
        ("headcount: 2", "headcount: two", "F010"),
        ("volume: 4_000_000", "volume: 4 mln", "F004"),
    ],
)
def test_it_is_told_alone(write_book, written, instead, code):
    assert judged(write_book, (written, instead)) == [code]


def test_what_stands_beside_it_is_judged_all_the_same(write_book):
    refused = ("below: 3_000_000", "below: 3 mln")

    assert judged(write_book, refused, ("from: 5_000_000", "from: 4_500_000")) == ["F010", "S102"]
    late = ("deadline: 14d", "deadline: 14 days")
    assert judged(write_book, late, ("deadline: 13d, ", "")) == ["F010", "P405"]


def test_a_word_that_no_rule_judges_keeps_nothing_back(write_book):
    wrong = (
        "approach: Write., criteria: {volume: {below: 3_000_000}}",
        "tags: {a: b}, criteria: {volume: {below: 3_500_000}}",
    )

    assert judged(write_book, wrong) == ["F010", "S102"]
