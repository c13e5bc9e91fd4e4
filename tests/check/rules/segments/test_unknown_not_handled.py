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


CHANNEL = "attributes: [{id: channel, title: Channel, kind: choice, values: {a: A, b: B}, may_be_unknown: true}]\n"
OPEN = "  - {id: two, title: Two, segments: [{id: s2, title: S2, criteria: {channel: [a]}}, {id: t2, title: T2, criteria: {channel: [b]}}]}\n"
TAKEN = "  - {id: one, title: One, segments: [{id: s, title: S, criteria: {channel: [a]}}, {id: t, title: T, criteria: {channel: [b, unknown]}}]}\n"
REFUSED = "not_our_clients: [{id: n, title: N, %s criteria: {channel: [unknown]}, reason: R., action: A.}]\n"


def test_a_catch_all_takes_those_of_whom_it_is_not_known(found):
    text = CHANNEL + "segmentations:\n" + OPEN.replace("criteria: {channel: [b]}", "criteria: {}")

    assert found("S107", text) == []


def test_each_segmentation_is_judged_alone(told):
    [open_] = told("S107", CHANNEL + "segmentations:\n" + TAKEN + OPEN)

    assert open_.message == (
        "A client of whom “Channel” is not known is in no segment of “Two”, and nobody asks for it at the start."
    )
    assert (open_.line, open_.related) == (2, [5])


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("portraits: [{id: p, title: P, facts: {channel: [a, unknown]}}]\n", 1),
        (REFUSED % "signs: [Begs],", 1),
        ("lines: [{id: w, title: W}, {id: r, title: R}]\n" + REFUSED % "line: r,", 1),
        (REFUSED % "", 0),
    ],
)
def test_portraits_signs_and_other_lines_provide_for_nobody(told, more, count):
    found = told("S107", CHANNEL + "segmentations:\n" + OPEN + more)

    assert len(found) == count
    assert all(one.message.startswith("In “W”: ") for one in found) or "lines" not in more


ASKED = """roles: [{id: h, title: H}]
lines: [{id: w, title: Wholesale}, {id: r, title: Retail}]
pipelines:
  - {id: p, title: P, %s states: [{id: s, title: S, kind: start}]}
touchpoints:
  - {id: t, title: T, role: h, goal: G, %s states: [p/s], asks: [channel]}
"""


@pytest.mark.parametrize(
    ("line", "pipeline", "touchpoint", "count"),
    [
        ("line: r,", "line: w,", "", 1),
        ("line: r,", "", "line: w,", 1),
        ("line: r,", "", "", 0),
        ("", "line: w,", "", 1),
        ("", "", "", 0),
    ],
)
def test_it_is_asked_where_the_line_begins(found, line, pipeline, touchpoint, count):
    text = CHANNEL + "segmentations:\n" + OPEN.replace("id: two,", f"id: two, {line}") + ASKED % (pipeline, touchpoint)

    assert len(found("S107", text)) == count


def test_a_gap_that_is_there_anyway_is_none_of_the_unknown(found):
    text = CHANNEL.replace("[{", "[{id: near, title: Near, kind: flag}, {") + (
        "segmentations:\n  - {id: s, title: S, complete: false, segments: [{id: x, title: X, criteria: {near: true, channel: [a]}}, "
        "{id: y, title: Y, criteria: {near: true}}]}\n"
    )

    assert found("S107", text) == []
