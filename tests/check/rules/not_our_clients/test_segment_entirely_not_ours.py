"""Segments without a client of ours."""

from __future__ import annotations

import pytest

BOOK = """
lines: [{id: w, title: Wholesale}, {id: r, title: Retail}]
attributes:
  - {id: sum, title: Purchases, kind: money}
segmentations:
  - {id: a, title: V, %s segments: [{id: big, title: B, criteria: {sum: {from: 100}}}, {id: small, title: Small, criteria: {sum: {below: 100}}}]}
not_our_clients:
  - {id: tiny, title: Tiny, %s criteria: {sum: {below: 60}}, reason: R., action: A.}
  - {id: rest, title: Rest, %s criteria: {sum: {from: 60, below: 200}}, reason: R., action: A.}
"""


def test_entries_that_take_all_of_it_together_are_told_with_one_client(told):
    [empty] = told("N202", BOOK % ("", "", ""))

    assert empty.message == (
        "Nobody is left in “Small”: “Tiny”, “Rest” take all its clients. "
        "A client (Purchases: RUB\N{NO-BREAK SPACE}50) is one of them."
    )
    assert (empty.line, empty.related) == (6, [8, 9])


@pytest.mark.parametrize(
    ("line", "tiny", "rest", "count"),
    [
        ("", "line: w,", "", 0),
        ("", "line: w,", "line: w,", 0),
        ("line: w,", "line: w,", "line: w,", 1),
        ("line: r,", "line: w,", "line: w,", 0),
        ("", "line: w,", "line: r,", 0),
    ],
)
def test_it_is_empty_only_if_no_line_has_a_client_of_it(found, line, tiny, rest, count):
    assert len(found("N202", BOOK % (line, tiny, rest))) == count


def test_what_one_line_refuses_whole_is_told_as_a_part_with_the_line(told):
    [_big, small] = told("N201", BOOK % ("", "line: w,", "line: w,"))

    assert (
        small.message == "In “Wholesale”: A client (Purchases: RUB\N{NO-BREAK SPACE}50) of “Small” is not ours: “Tiny”."
    )
