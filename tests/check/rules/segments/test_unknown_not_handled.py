"""What may be unknown, and who provides for it."""

from __future__ import annotations

import pytest

BOOK = """
roles: [{id: hunter, title: Hunter}]
attributes:
  - {id: channel, title: Channel, kind: choice, values: {a: A, b: B}, may_be_unknown: true}
segmentations:
  - {id: s, title: S, segments: [{id: one, title: One, criteria: {channel: [%s]}}, {id: two, title: Two, criteria: {channel: [b]}}]}
pipelines:
  - id: new
    title: New
    states: [{id: first, title: First, kind: start}, {id: second, title: Second}]
touchpoints:
  - {id: call, title: Call, role: hunter, goal: G, states: [new/%s], asks: [%s]}
"""


@pytest.mark.parametrize(
    ("takes", "state", "asks", "lines"),
    [
        ("a", "first", "", [4]),
        ("a", "second", "channel", [4]),
        ("a", "first", "channel", []),
        ("a, unknown", "first", "", []),
    ],
)
def test_either_a_segment_takes_it_or_a_first_touchpoint_asks(told, takes, state, asks, lines):
    found = told("S107", BOOK % (takes, state, asks))

    assert [one.line for one in found] == lines
    assert [one.related for one in found] == [[6] for _line in lines]


def test_an_attribute_that_nothing_tests_may_stay_unknown(told):
    text = BOOK % ("a", "second", "") + "  - {id: more, title: More, role: hunter, goal: G}\n"

    assert (
        told(
            "S107", text.replace("criteria: {channel: [a]}", "tags: []").replace("criteria: {channel: [b]}", "tags: []")
        )
        == []
    )
