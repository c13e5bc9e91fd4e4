"""Clients of several segments at once, each told by a client whom the plain classifier puts there."""

from __future__ import annotations

from playbook.criteria import Budget, classify
from playbook.estimate.clientele import Clientele, clienteles, met
from playbook.load import load_book

TEXT = """
    book: {title: B, language: en}
    lines: [{id: trade, title: Trade}, {id: shop, title: Shop}]
    attributes:
      - {id: purchases, title: Purchases, kind: money}
      - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
    segmentations:
      - id: by-value
        title: By value
        line: trade
        segments:
          - {id: small, title: Small, criteria: {purchases: {below: 100}}}
          - {id: large, title: Large, criteria: {purchases: {from: 100}}}
      - id: by-channel
        title: By channel
        line: trade
        policy: first-match
        segments:
          - {id: big-chains, title: Big chains, criteria: {channel: [chain], purchases: {from: 500}}}
          - {id: chains, title: Chains, criteria: {channel: [chain]}}
          - {id: nobody, title: Nobody, criteria: {channel: [chain], purchases: {from: 900}}}
          - {id: others, title: Others}
      - id: guests
        title: Guests
        line: shop
        complete: false
        segments:
          - {id: neighbours, title: Neighbours, criteria: {purchases: {below: 10}}}
          - {id: nowhere, title: Nowhere, criteria: {undefined: true}}
    not_our_clients:
      - {id: tiny, title: Tiny, line: trade, criteria: {purchases: {below: 30}}, reason: R, action: A}
    """


def book(write_book):
    return load_book(write_book({"book.yml": TEXT})).book


def someone(write_book, *groups: list[str]) -> set[str] | None:
    """The segments of a client who is in one of each of the groups."""
    one = book(write_book)
    clientele = clienteles(one)["trade"]
    clients = clientele.everyone
    for group in groups:
        clients = met(clients, clientele.of(group))
    found = clientele.someone(clients, Budget(1000))
    if found is None:
        return None
    classified = classify(one, found.client, "trade")
    assert classified.not_our_client is None
    return {segment.id for segment in classified.segments}


def test_segments_of_two_segmentations_meet(write_book):
    assert someone(write_book, ["large"], ["others"]) == {"large", "others"}


def test_two_segments_of_an_exclusive_segmentation_do_not_meet(write_book):
    assert someone(write_book, ["small"], ["large"]) is None


def test_whoever_an_earlier_segment_takes_is_not_in_a_later_one(write_book):
    assert someone(write_book, ["big-chains"], ["chains"]) is None
    assert someone(write_book, ["nobody"]) is None
    assert someone(write_book, ["chains"], ["large"]) == {"chains", "large"}


def test_contradicting_criteria_do_not_meet(write_book):
    assert someone(write_book, ["big-chains"], ["small"]) is None


def test_of_several_segments_one_is_enough(write_book):
    assert someone(write_book, ["small", "large"], ["big-chains", "others"], ["large"]) >= {"large"}


def test_who_is_not_ours_is_nobody(write_book):
    assert "tiny" not in (someone(write_book, ["small"]) or ())
    assert someone(write_book, ["small"], ["others"]) == {"small", "others"}


def test_segments_of_another_line_and_of_undefined_attributes_hold_nobody_here(write_book):
    trade, shop = clienteles(book(write_book)).values()

    assert trade.of(["neighbours"]) == ()
    assert not trade.has("neighbours")
    assert shop.has("neighbours")
    assert not shop.has("nowhere")


def test_a_book_without_lines_has_one_clientele(write_book):
    one = load_book(write_book({"book.yml": "book: {title: B}\n"})).book

    assert list(clienteles(one)) == [None]
    assert Clientele(one, None).someone(Clientele(one, None).everyone, Budget(10)).client == {}
