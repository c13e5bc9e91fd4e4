"""What of a book is no whole for the readers of an edition."""

from __future__ import annotations

import pytest

HEAD = "audience: [head]"

PARTED = f"""
attributes: [{{id: size, title: Size, kind: number}}, {{id: rank, title: Rank, kind: flag, {HEAD}}}]
segmentations:
  - {{id: s, title: S, segments: [{{id: big, title: Big}}, {{id: vip, title: Vip, {HEAD}}}]}}
  - {{id: r, title: R, segments: [{{id: any, title: Any}}, {{id: top, title: Top, criteria: {{rank: true}}}}]}}
  - {{id: whole, title: Whole, segments: [{{id: every, title: Every}}]}}
touchpoints:
  - {{id: call, title: Call, role: hunter, goal: G, segments: [big, vip]}}
  - {{id: visit, title: Visit, role: hunter, goal: G, next: [call, secret]}}
  - {{id: letter, title: Letter, role: hunter, goal: G, segments: [big], next: [call]}}
  - {{id: secret, title: Secret, role: hunter, goal: G, {HEAD}}}
pipelines:
  - id: p
    title: P
    states:
      - {{id: new, title: New, kind: start, deadline: {{limit: 9d, by_segment: {{vip: 2d}}}}, on_deadline: talk, next: [{{to: talk}}]}}
      - {{id: talk, title: Talk, next: [{{to: won, when: "As [[page:secret]] says"}}]}}
      - {{id: won, title: Won, kind: won}}
  - id: q
    title: Q
    states:
      - {{id: new, title: New, kind: start, deadline: 2d, on_deadline: gone, next: [{{to: won}}]}}
      - {{id: won, title: Won, kind: won}}
      - {{id: gone, title: Gone, kind: lost, {HEAD}}}
statuses: [{{id: good, title: Good, next: [{{to: best}}]}}, {{id: best, title: Best, {HEAD}}}]
loyalty: [{{id: club, title: Club, stacks_with: [elite]}}, {{id: elite, title: Elite, {HEAD}}}]
abc_xyz: {{cells: {{AX: {{approach: Call.}}, AY: {{approach: Wait., {HEAD}}}}}}}
pages: [{{id: secret, title: Secret, {HEAD}}}]
situations: [{{id: asks, title: Asks, say: "Read [[page:secret]].", see: ["page:secret"], owner: hunter}}]
"""


def test_what_lost_something_that_decides_is_known_with_what_it_lies_in(restricted):
    partial = restricted("roles: [hunter]", PARTED).book.partial

    assert {"/".join(map(str, at)) for at in partial} == {
        "segmentations/s",
        "segmentations/r",
        "touchpoints/call",
        "touchpoints/visit",
        "pipelines/p",
        "pipelines/p/states/new",
        "pipelines/q",
        "pipelines/q/states/new",
        "statuses/good",
        "loyalty/club",
        "abc_xyz/0",
    }


def test_of_whoever_may_read_all_nothing_is_partial(restricted):
    smaller = restricted("roles: [head]", PARTED).book

    assert (smaller.partial, smaller.partial_sections) == (frozenset(), frozenset())


def test_what_is_only_named_decides_nothing(restricted):
    text = """
attributes: [{id: size, title: Size, kind: number}]
segmentations: [{id: s, title: S, segments: [{id: big, title: Big, criteria: {size: 9}}]}]
touchpoints: [{id: call, title: Call, role: hunter, goal: G, segments: [big]}]
"""
    smaller = restricted("roles: [hunter], sections: [touchpoints]", text).book

    assert smaller.partial == {smaller.segmentations[0].address, smaller.segmentations[0].segments[0].address}


SECTIONS = """
segmentations:
  - {id: s, title: S, line: wholesale, segments: [{id: big, title: Big}]}
  - {id: r, title: R, line: retail, segments: [{id: shop, title: Shop}]}
  - {id: v, title: V, audience: [head], segments: [{id: vip, title: Vip}]}
statuses: [{id: good, title: Good}]
authority: [{id: limits, title: Limits, role: hunter AUTHORITY}]
touchpoints: [{id: call, title: Call, role: caller, goal: G TOUCHPOINT}, {id: visit, title: Visit, role: hunter, goal: G}]
"""


@pytest.mark.parametrize(
    ("edition", "authority", "touchpoint", "parted"),
    [
        ("roles: [hunter]", "", "", set()),
        ("roles: [hunter]", ", audience: [head]", "", {"authority"}),
        ("roles: [hunter]", ", audience: [head], line: retail", ", audience: [head]", {"authority", "touchpoints"}),
        ("roles: [hunter], lines: [wholesale]", ", audience: [head], line: retail", "", set()),
        ("roles: [hunter], lines: [wholesale]", ", audience: [head], line: wholesale", "", {"authority"}),
        ("roles: [hunter], lines: [wholesale]", ", line: retail", ", segments: [shop]", set()),
        ("roles: [hunter]", ", segments: [vip]", ", segments: [vip, big]", {"authority"}),
        ("roles: [hunter], sections: [touchpoints]", ", audience: [head]", "", set()),
        ("roles: [hunter], focus: own", "", ", audience: [head]", set()),
    ],
)
def test_a_section_is_partial_if_something_is_hidden_for_its_readers(
    restricted, edition, authority, touchpoint, parted
):
    text = SECTIONS.replace(" AUTHORITY", authority).replace(" TOUCHPOINT", touchpoint)

    assert restricted(edition, text).book.partial_sections == parted
