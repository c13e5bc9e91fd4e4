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


def test_the_client_told_is_ours(found, book):
    entry = "not_our_clients:\n  - {id: n, title: N, criteria: {sum: {from: 110}}, reason: R., action: A.}\n"
    [overlap] = found("S102", book("sum: {below: 900}", "sum: {from: 100}") + entry)

    assert 100 <= overlap.witness["sum"] < 110


def test_of_many_pairs_a_hundred_are_told_and_that_there_are_more(told, book):
    hints = [one.hint for one in told("S102", book(*(f"sum: {{below: {number}}}" for number in range(100, 120))))]

    assert len(hints) == 100
    assert hints[-1].endswith("These are the first 100: mend them, and the others are told.")


def test_an_overlap_of_one_line_is_told_with_the_line(told, book):
    lines = "lines: [{id: w, title: Wholesale}, {id: r, title: Retail}]\n"
    entry = "not_our_clients:\n  - {id: n, title: N, line: w, criteria: {sum: {from: 100}}, reason: R., action: A.}\n"
    [overlap] = told("S102", lines + book("sum: {below: 900}", "sum: {from: 100}").lstrip("\n") + entry)

    assert overlap.message.startswith("In “Retail”: A client (")
