"""Segments that nobody reaches."""

from __future__ import annotations

FIRST = "policy: first-match"


def test_a_segment_inside_the_union_of_earlier_ones_is_told_with_them(told, book):
    text = book("sum: {below: 300}", "sum: {from: 300}", "sum: {from: 100, below: 500}", more=FIRST)
    [masked] = told("S103", text)

    assert masked.message == "Nobody ever reaches “S2”: “S0”, “S1” above it take all its clients."
    assert (masked.line, masked.related) == (13, [11, 12])


def test_a_segment_with_one_client_left_is_reached(found, book):
    assert found("S103", book("sum: {below: 300}", "sum: {from: 301}", "sum: {from: 100, to: 500}", more=FIRST)) == []


def test_clients_who_are_not_ours_are_left_out_first(found, book):
    entry = "not_our_clients:\n  - {id: n, title: N, criteria: {sum: {below: 100}}, reason: R., action: A.}\n"
    text = book("sum: {from: 100}", "{}".strip("{}"), more=FIRST)

    assert [one.place.line for one in found("S103", text + entry)] == [12]
    assert found("S103", text) == []


def test_a_segment_that_holds_the_clients_of_one_earlier_is_told_as_its_double(found, book):
    text = book("sum: {below: 300}", "sum: {to: 299}", more=FIRST)

    assert found("S103", text) == []
    assert [one.place.line for one in found("S104", text)] == [12]


def test_a_segment_that_one_line_reaches_is_reached(found, book):
    lines = "lines: [{id: w, title: Wholesale}, {id: r, title: Retail}]\n"
    entry = "not_our_clients:\n  - {id: n, title: N, line: w, criteria: {sum: {below: 100}}, reason: R., action: A.}\n"
    text = lines + book("sum: {from: 100}", "", more=FIRST).lstrip("\n")

    assert found("S103", text + entry) == []
    assert len(found("S103", text + entry.replace("line: w, ", ""))) == 1
