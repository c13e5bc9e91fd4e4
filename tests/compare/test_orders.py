"""Another order is told where somebody moves by it, and nowhere else."""

from __future__ import annotations

import pytest

FIRST_MATCH = """
attributes: [{id: volume, title: Volume, kind: money}, {id: close, title: Close, kind: flag}]
segmentations:
  - id: size
    title: Size
    policy: first-match
    segments:
      - {id: large, title: Large, owner: farmer, criteria: {volume: {from: 100}}}
      - {id: near, title: Neighbours, owner: hunter, criteria: {close: true}}
      - {id: rest, title: All others, owner: hunter}
"""
STATUSES = """
statuses:
  - {id: sleeping, title: Sleeping, owner: hunter, when: {days-since-last-order: {from: 90}}}
  - {id: friend, title: Friend, owner: farmer, when: {orders: {from: 10}}}
"""


def swapped(text, one, other):
    lines = text.splitlines()
    first, second = (
        next(number for number, line in enumerate(lines) if f"id: {name}," in line) for name in (one, other)
    )
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines) + "\n"


def test_segments_of_which_the_first_wins_are_told_with_who_moves(changes):
    [change] = changes(FIRST_MATCH, swapped(FIRST_MATCH, "large", "near"))

    assert (change.entity, change.field, change.level) == ("segmentation:size", "segments", "must-read")
    assert (change.before, change.after) == ("[large, near, rest]", "[near, large, rest]")
    assert [(move.before, move.after) for move in change.moves] == [("segment:large", "segment:near")]
    assert change.moves[0].witness["close"] is True
    assert change.roles == ("hunter", "farmer")


@pytest.mark.parametrize("policy", ["exclusive", "overlapping"])
def test_where_the_order_decides_nothing_nothing_is_told(changes, policy):
    text = FIRST_MATCH.replace("first-match", policy)

    assert changes(text, swapped(text, "large", "near")) == []


def test_an_order_by_which_nobody_moves_is_no_change(changes):
    text = FIRST_MATCH.replace("close: true", "volume: {below: 50}")

    assert changes(text, swapped(text, "large", "near")) == []


def test_statuses_in_another_order_are_told_with_who_moves(changes):
    [change] = changes(STATUSES, swapped(STATUSES, "sleeping", "friend"))

    assert (change.entity, change.before, change.after) == ("statuses", "[sleeping, friend]", "[friend, sleeping]")
    assert [(move.before, move.after) for move in change.moves] == [("status:sleeping", "status:friend")]
    assert change.roles == ("hunter", "farmer")
