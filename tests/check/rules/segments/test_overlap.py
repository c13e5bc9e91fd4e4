"""Clients in two segments."""

from __future__ import annotations


def test_an_overlap_is_told_at_the_later_segment_with_a_client_in_both(told, book):
    [overlap] = told("S102", book("sum: {below: 300_000}", "sum: {from: 100_000}"))

    assert (
        overlap.message == "A client (Purchases a year: RUB\N{NO-BREAK SPACE}200,000) is in “S0” and in “S1” at once."
    )
    assert (overlap.line, overlap.related) == (12, [11])


def test_every_pair_is_told(found, book):
    text = book("sum: {below: 300}", "sum: {from: 100}", "sum: {from: 200, below: 400}")

    assert [one.place.line for one in found("S102", text)] == [12, 13, 13]


def test_a_pair_whose_common_clients_are_not_ours_is_silent(found, book):
    entry = (
        "not_our_clients:\n  - {id: n, title: N, criteria: {sum: {from: 100, below: 300}}, reason: R., action: A.}\n"
    )
    text = book("sum: {below: 300}", "sum: {from: 100}")

    assert found("S102", text + entry) == []
    assert len(found("S102", text)) == 1


def test_segments_may_overlap_where_order_decides_or_all_hold(found, book):
    for policy in ("first-match", "overlapping"):
        assert found("S102", book("sum: {below: 300}", "sum: {from: 100}", more=f"policy: {policy}")) == []


def test_segments_told_by_different_attributes_meet(told, book):
    [overlap] = told("S102", book("sum: {from: 100}", "channel: [dealer]", more="complete: false"))

    assert overlap.message == (
        "A client (Purchases a year: RUB\N{NO-BREAK SPACE}200, Channel: Dealer) is in “S0” and in “S1” at once."
    )
