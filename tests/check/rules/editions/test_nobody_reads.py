"""Something that nobody reads."""

from __future__ import annotations

import pytest

ROLES = "roles:\n  - {id: hunter, title: Hunter}\n  - {id: head, title: Head}\n"
LIMITS = "terms:\n  - {id: t, title: Price of friends, audience: [head]}\n"


def test_an_audience_that_no_edition_consists_of_is_told(told):
    editions = "editions: [{id: a, title: A, roles: [hunter, head]}]\n"
    [alone] = told("E902", ROLES + LIMITS + editions)

    assert alone.message == "No edition shows “Price of friends”: none is read by “Head” alone."
    assert alone.line == 6


def test_a_role_that_no_edition_is_for_is_told(told):
    [alone] = told("E902", ROLES + "editions: [{id: a, title: A, roles: [hunter]}]\n")

    assert (alone.line, alone.message) == (4, "There is no edition for “Head”.")


BOTH = "  - {id: heads, title: Heads, roles: [head]}\n"
MORE = """
lines: [{id: r, title: Retail}, {id: w, title: Wholesale}]
touchpoints: [{id: t, title: Call, role: head, goal: G, audience: [hunter]}]
pages: [{id: p, title: Floor, line: r, body: B, audience: [hunter]}]
pipelines:
  - id: p
    title: Pipe
    audience: [head]
    states:
      - {id: s, title: New, kind: work, owner: hunter, audience: [hunter]}
      - {id: own, title: Own, kind: work, owner: head}
editions:
"""


@pytest.mark.parametrize(
    ("cut", "titles"),
    [
        ("lines: [w]", {"Floor", "New"}),
        ("sections: [touchpoints]", {"Floor", "New"}),
        ("focus: own", {"Call", "New"}),
        ("watermark: W", {"New"}),
    ],
)
def test_what_the_editions_of_its_readers_leave_out_is_told(told, cut, titles):
    hunters = f"  - {{id: hunters, title: For hunters, roles: [hunter], {cut}}}\n"
    findings = told("E902", ROLES + MORE.lstrip() + hunters + BOTH)
    words = {f"“For hunters” leaves “{title}” out, and no other edition shows it." for title in titles}

    assert {one.message for one in findings} == words
    assert {tuple(one.related) for one in findings} == {(16,)}


def test_what_is_for_a_role_without_an_edition_is_told_with_the_role_alone(told):
    pages = "".join(f"  - {{id: p{n}, title: P, body: B, audience: [head]}}\n" for n in range(12))
    shared = "  - {id: shared, title: P, body: B, audience: [head, hunter]}\n"
    editions = "editions: [{id: a, title: A, roles: [hunter]}]\n"
    [alone] = told("E902", f"{ROLES}pages:\n{shared}{pages}{editions}")

    assert (alone.line, alone.message) == (4, "There is no edition for “Head”.")
    assert alone.related == list(range(7, 17))


def test_a_book_without_editions_has_one_for_all(found):
    assert found("E902", ROLES + LIMITS) == []
