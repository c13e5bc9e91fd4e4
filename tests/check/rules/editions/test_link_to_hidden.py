"""A link to what its reader may not see."""

from __future__ import annotations

BOOK = """
roles: [{id: hunter, title: Hunter}, {id: head, title: Head}]
authority: [{id: limits, title: Limits, role: head, audience: [head]}]
pages: [{id: p, title: P, body: "See [[authority:limits]]."}]
"""


def test_the_link_is_told_once_with_all_the_editions_whose_readers_meet_it(told):
    editions = "editions: [{id: a, title: First, roles: [hunter]}, {id: b, title: Second, roles: [hunter, head]}]\n"
    [alone] = told("E901", BOOK + editions)

    assert alone.message == "“[[authority:limits]]” leads to what readers of “First”, “Second” may not see."
    assert alone.hint == "Say it in words without a link, or let these readers see “Limits”."
    assert (alone.line, alone.related) == (4, [3])


def test_whoever_may_read_it_may_be_led_to_it(found):
    assert found("E901", BOOK + "editions: [{id: a, title: First, roles: [head]}]\n") == []


def test_a_link_on_a_page_that_the_reader_does_not_see_either_is_no_matter(found):
    text = BOOK.replace("{id: p, title: P,", "{id: p, title: P, audience: [head],")

    assert found("E901", text + "editions: [{id: a, title: First, roles: [hunter]}]\n") == []


def test_links_that_the_tool_makes_itself_are_dropped_without_a_word(found):
    text = """
roles: [{id: hunter, title: Hunter}]
touchpoints:
  - {id: a, title: A, role: hunter, goal: G, next: [b]}
  - {id: b, title: B, role: hunter, goal: G, audience: [head]}
editions: [{id: e, title: E, roles: [hunter]}]
""".replace("roles: [{id: hunter, title: Hunter}]", "roles: [{id: hunter, title: Hunter}, {id: head, title: Head}]")

    assert found("E901", text) == []
