"""Who is not ours, by what nobody has asked yet."""

from __future__ import annotations

import pytest

BOOK = """
roles: [{id: hunter, title: Hunter}]
lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
attributes: [{id: sum, title: Purchases, kind: money}]
not_our_clients:
  - {id: tiny, title: Tiny, line: %s, criteria: {sum: {below: 100}}, reason: R., action: A.}
pipelines:
  - id: new
    title: New
    line: wholesale
    states:
      - {id: first, title: First, kind: start, next: [{to: %s}]}
      - {id: second, title: Second}
      - {id: won, title: Won, kind: won}
      - {id: lost, title: Lost, kind: lost}
touchpoints:
  - {id: call, title: Call, role: hunter, goal: G, states: [new/%s], asks: [sum]}
"""


@pytest.mark.parametrize(
    ("line", "asked_at", "lines"),
    [("wholesale", "second", [6]), ("wholesale", "first", []), ("retail", "second", [])],
)
def test_what_decides_is_asked_where_a_client_of_the_line_begins(told, line, asked_at, lines):
    found = told("N203", BOOK % (line, "lost", asked_at))

    assert [one.line for one in found] == lines
    assert [one.related for one in found] == [[12] for _line in lines]


@pytest.mark.parametrize(
    ("line", "to", "lines"), [("wholesale", "second", [12]), ("wholesale", "lost", []), ("retail", "second", [])]
)
def test_who_is_not_ours_needs_a_way_out_of_the_start(told, line, to, lines):
    found = told("N204", BOOK % (line, to, "first"))

    assert [one.line for one in found] == lines
    assert [one.message for one in found] == [
        "No way leads from “First” to a refusal: where does the seller put “Tiny”?" for _line in lines
    ]


OTHER = """  - id: shop
    title: Shop
    line: retail
    states: [{id: in, title: Comes in, kind: start, next: [{to: out}]}, {id: out, title: Out, kind: lost}]
touchpoints:"""


def test_an_entry_of_all_lines_is_judged_in_each(told):
    text = (BOOK % ("X", "lost", "first")).replace("line: X, ", "").replace("touchpoints:", OTHER)

    assert [one.message for one in told("N203", text)] == [
        "“Tiny” is decided by “Purchases”, and at “Comes in” nobody has asked for it yet."
    ]


def test_a_touchpoint_of_another_line_asks_nothing_here(told):
    text = (BOOK % ("wholesale", "lost", "first")).replace("title: Call,", "title: Call, line: retail,")

    assert [one.line for one in told("N203", text)] == [6]


def test_a_state_of_two_lines_is_told_once(told):
    text = (BOOK % ("X", "lost", "second")).replace("line: X, ", "").replace("    line: wholesale\n", "")

    assert len(told("N203", text)) == 1
