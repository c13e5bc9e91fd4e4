"""Who may read what: audience, lines and sections."""

from __future__ import annotations

import pytest

TWO_TERMS = """
terms:
  - {id: open, title: Open}
  - {id: theirs, title: Theirs, audience: [AUDIENCE]}
"""


@pytest.mark.parametrize(
    ("edition", "audience", "is_seen"),
    [
        ("roles: [hunter]", "hunter", True),
        ("roles: [hunter]", "hunter, head", True),
        ("roles: [hunter]", "head", False),
        ("roles: [hunter, head]", "head", False),
        ("roles: [hunter, head]", "hunter, head", True),
        ("roles: []", "hunter", False),
    ],
)
def test_an_edition_holds_what_every_one_of_its_roles_may_read(left, edition, audience, is_seen):
    refs = left(edition, TWO_TERMS.replace("AUDIENCE", audience))

    assert refs == ["terms:open", "terms:theirs"][: 1 + is_seen]


def test_what_belongs_to_no_line_is_in_each_edition_of_lines(left):
    text = """
terms:
  - {id: all, title: All}
  - {id: w, title: W, line: wholesale}
  - {id: r, title: R, line: retail}
"""

    assert left("roles: [hunter], lines: [retail]", text) == ["terms:all", "terms:r"]


def test_the_lines_that_are_not_listed_are_not_named_either(restricted):
    smaller = restricted("roles: [hunter], lines: [retail]", "").book

    assert [line.id for line in smaller.lines] == ["retail"]


def test_what_lies_within_something_hidden_is_hidden(left):
    text = """
segmentations:
  - {id: s, title: S, audience: [head], segments: [{id: a, title: A}]}
pipelines:
  - {id: p, title: P, audience: [head], states: [{id: new, title: New, kind: start}]}
abc_xyz: {audience: [head], cells: {AX: {approach: Call.}}}
"""

    assert left("roles: [hunter]", text) == []


def test_of_an_edition_with_sections_only_these_make_chapters(restricted):
    text = "terms: [{id: t, title: T}]\nproducts: [{id: p, title: P}]\n"
    smaller = restricted("roles: [hunter], sections: [terms]", text).book

    assert [one.id for one in smaller.terms] == ["t"]
    assert smaller.products == ()
    assert smaller.roles == ()
    assert smaller.tells_of("terms")
    assert not smaller.tells_of("products")


def test_what_a_listed_section_cannot_be_told_without_keeps_its_name_alone(restricted):
    text = """
segmentations:
  - {id: s, title: S, summary: Secret, segments: [{id: big, title: Big, approach: Secret}, {id: small, title: Small}]}
touchpoints:
  - {id: call, title: Call, role: hunter, goal: Agree, segments: [big]}
"""
    smaller = restricted("roles: [hunter], sections: [touchpoints]", text).book

    assert [(role.id, role.title) for role in smaller.roles] == [("hunter", "Hunter")]
    [segmentation] = smaller.segmentations
    assert (segmentation.title, segmentation.summary) == ("S", None)
    assert [(one.title, one.approach) for one in segmentation.segments] == [("Big", None)]
    assert not smaller.tells_of("segmentations")
