"""Programmes for nobody."""

from __future__ import annotations

import pytest

from playbook.check import client_groups

HEAD = """\
lines:
  - {id: trade, title: Trade}
  - {id: shop, title: Shop}
attributes:
  - {id: size, title: Purchases, kind: money}
segmentations:
  - id: by-size
    title: By size
    line: trade
    policy: first-match
    segments:
      - {id: large, title: Large, criteria: {size: {from: 1_000}}}
      - {id: middle, title: Middle, criteria: {size: {from: 100}}}
      - {id: hidden, title: Hidden, criteria: {size: {from: 500}}}
      - {id: tiny, title: Tiny, criteria: {size: {below: 50}}}
      - {id: rest, title: Rest}
  - id: guests
    title: Guests
    line: shop
    segments:
      - {id: neighbours, title: Neighbours}
not_our_clients:
  - {id: too-small, title: Too small, line: trade, criteria: {size: {below: 60}}, reason: R, action: A}
statuses:
  - {id: new, title: New}
  - {id: guest, title: Guest, line: shop}
abc_xyz:
  - {line: trade, cells: {AX: {title: Best}, BX: {}}}
  - {line: shop, cells: {BX: {}}}
loyalty:
"""
LINE = HEAD.count("\n") + 2


def tell(told, programme: str, head: str = HEAD):
    return told("L607 F008", f"{head}  - {{id: a, title: A, {programme}}}\n")


def test_segments_of_another_line(told):
    [found] = tell(told, "line: shop, segments: [large, rest], statuses: [new]")

    assert (found.code, found.line) == ("L607", LINE)
    assert found.message == "“A” is for nobody: none of our clients in “Shop” is in “Large”, “Rest”."
    assert found.hint == "Name those it is meant for, or take it out of the book."
    assert found.related == [(13, "“Large” belongs to “Trade”."), (17, "“Rest” belongs to “Trade”.")]


@pytest.mark.parametrize(("segment", "line", "title"), [("tiny", 16, "Tiny"), ("hidden", 15, "Hidden")])
def test_segments_without_a_client_of_ours(told, segment, line, title):
    [found] = tell(told, f"segments: [{segment}]")

    assert found.message == f"“A” is for nobody: none of our clients is in “{title}”."
    assert found.related == [(line, f"No client of “{title}” is ours, or earlier segments take them all.")]


@pytest.mark.parametrize(
    ("programme", "names", "reasons"),
    [
        ("line: trade, statuses: [guest]", "in “Trade” is in “Guest”", ["“Guest” belongs to “Shop”."]),
        ("line: shop, cells: [AX]", "in “Shop” is in “Best”", ["“Best” belongs to “Trade”."]),
        (
            "segments: [large], statuses: [guest]",
            "is in “Large”, “Guest”",
            ["“Large” belongs to “Trade”.", "“Guest” belongs to “Shop”."],
        ),
    ],
)
def test_statuses_and_cells_of_another_line(told, programme, names, reasons):
    [found] = tell(told, programme)

    assert names in found.message
    assert [message for _line, message in found.related] == reasons


@pytest.mark.parametrize(
    "programme",
    [
        "tags: [t]",
        "line: shop, segments: [large, neighbours]",
        "segments: [tiny, large]",
        "line: shop, cells: [BX], statuses: [new]",
        "segments: [neighbours], statuses: [guest]",
        "segments: [nowhere]",
        "line: nowhere, segments: [large]",
    ],
)
def test_somebody_is_enough_and_what_is_not_defined_is_told_elsewhere(told, programme):
    assert tell(told, programme) == []


def test_a_segment_that_nobody_can_meet_is_told_elsewhere(told):
    assert tell(told, "segments: [tiny]", HEAD.replace("{below: 50}", "{from: 5, below: 3}")) == []


def test_where_nobody_is_ours_every_programme_is_for_nobody(told):
    [found] = tell(told, "line: trade", HEAD.replace("criteria: {size: {below: 60}}, reason", "criteria: {}, reason"))

    assert found.message == "“A” is for nobody: no client in “Trade” is ours."


def test_past_the_budget_it_says_so(told, monkeypatch):
    monkeypatch.setattr(client_groups, "_BUDGET", 0)

    [found] = tell(told, "segments: [large]")
    assert found.code == "F008"
    assert found.message == (
        "This could not be proved for “A”: the borders of its segments cross too often. (L607 terms-for-nobody)"
    )
