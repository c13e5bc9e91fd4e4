"""Clients of segments who are not ours, some or all of them."""

from __future__ import annotations

BOOK = """
attributes:
  - {id: sum, title: Purchases, kind: money}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
segmentations:
  - id: a
    title: By value
    complete: false
    segments:
      - {id: one, title: One, criteria: {sum: {%s}}}
not_our_clients:
  - {id: tiny, title: Tiny, criteria: {sum: {below: 100}}, exceptions: [{criteria: {channel: [%s]}}], reason: R., action: A.}
  - {id: huge, title: Huge, criteria: {sum: {from: 1000}}, reason: R., action: A.}
"""


def test_one_client_is_told_with_the_entries_that_take_such(told):
    [partly] = told("N201", BOOK % ("from: 50", "chain"))

    assert (
        partly.message == "A client (Purchases: RUB\N{NO-BREAK SPACE}70, Channel: Dealer) of “One” is not ours: “Tiny”."
    )
    assert (partly.line, partly.related) == (10, [12, 13])


def test_an_exception_is_ours(told):
    [partly] = told("N201", BOOK % ("from: 50, below: 100", "dealer"))

    assert "Channel: Chain" in partly.message


def test_where_nobody_is_left_the_segment_is_told_as_empty(found):
    text = BOOK.replace("exceptions: [{criteria: {channel: [%s]}}], ", "") % "below: 90"

    assert found("N201", text) == []
    [empty] = found("N202", text)
    assert empty.message.in_language("en") == (
        "Nobody is left in “One”: “Tiny” take all its clients. A client (Purchases: RUB\N{NO-BREAK SPACE}80) is one of them."
    )


def test_a_segment_that_none_of_them_reaches_is_ours(found):
    assert found("N201", BOOK % ("from: 100, below: 1000", "chain")) == []


def test_the_client_is_told_by_what_took_it(told):
    text = """
attributes:
  - {id: sum, title: Purchases, kind: money}
  - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
  - {id: region, title: Region, kind: choice, values: {north: North, south: South}}
segmentations:
  - {id: a, title: A, complete: false, segments: [{id: one, title: One, criteria: {channel: [dealer]}}]}
not_our_clients:
  - {id: n, title: N, criteria: {sum: {below: 100}}, exceptions: [{criteria: {channel: [dealer], region: [north]}}], reason: R., action: A.}
"""
    [partly] = told("N201", text)

    assert partly.message == (
        "A client (Purchases: RUB\N{NO-BREAK SPACE}90, Channel: Dealer, Region: South) of “One” is not ours: “N”."
    )
