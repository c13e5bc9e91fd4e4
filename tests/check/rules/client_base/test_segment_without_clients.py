"""Segments in which the ledger has nobody."""

from __future__ import annotations

from decimal import Decimal

from playbook.analytics.measurements import Group
from playbook.check.ledger_words import measured_by_hand

SEGMENTS = """
segmentations:
  - id: by-size
    title: By size
    segments:
      - {id: small, title: Small}
      - {id: large, title: Large}
      - {id: huge, title: Huge}
"""


def measured(**groups):
    found = {name: Group(count, Decimal(count)) for name, count in groups.items() if name != "rest"}
    return measured_by_hand(segments={"by-size": found | {None: Group(groups.get("rest", 0), Decimal(0))}})


def test_an_empty_segment_is_told_with_the_number_of_clients_and_the_largest_segment(told):
    [one] = told("A805", SEGMENTS, measured=measured(small=7, large=3, huge=0))

    assert one.message == "The ledger has 10 clients, and none of them is in “Huge”."
    assert (one.line, one.related) == (8, [6])


def test_a_segment_of_which_the_ledger_says_nothing_has_nobody(told):
    assert [one.line for one in told("A805", SEGMENTS, measured=measured(small=10))] == [7, 8]


def test_the_ledger_is_another_side_where_the_book_names_it(told):
    [one] = told("A805", SEGMENTS + "data:\n  ledger: {source: sales.csv}\n", measured=measured(small=7, large=3))

    assert one.related == [6, 10]


def test_where_no_client_is_in_any_segment_nothing_is_proved(found):
    [one] = found("F008", SEGMENTS, measured=measured(rest=10))

    assert one.code == "F008"
    assert str(one.message) == (
        "The ledger has 10 clients, and of none is it known in which segment of “By size” it is. (A805 segment-without-clients)"
    )


def test_without_a_ledger_or_without_clients_in_it_nothing_is_asked(told):
    nobody = measured_by_hand(whole=Group(0, Decimal(0)))

    assert told("A805", SEGMENTS) == []
    assert told("A805", SEGMENTS, measured=nobody) == []
