"""Roles, attributes, handoffs and touchpoints that nothing uses."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

ROLES = "roles:\n  - {id: head, title: Head}\n  - {id: hunter, title: Hunter, reports_to: head}\n"
ATTRIBUTE = "attributes: [{id: channel, title: Channel, kind: choice, values: {dealer: Dealer}}]\n"


def test_a_role_that_nothing_refers_to_is_told(told):
    [alone] = told("F007", ROLES)

    assert alone.message == "Nothing in the book refers to “Hunter”."
    assert alone.hint == "Give the role a state, a touchpoint or an edition, or delete it."
    assert (alone.line, alone.related) == (4, [])


@pytest.mark.parametrize(
    "text",
    [
        "terms: [{id: t, title: T, owner: hunter}]",
        "editions: [{id: e, title: E, roles: [hunter]}]",
        "situations: [{id: s, title: S, see: [role:hunter]}]",
        "situations: [{id: s, title: S, say: 'Call the [[role:hunter]].'}]",
        "pages: [{id: p, title: P, body: 'Call the [[role:hunter|one who knows]].', audience: [head]}]",
        "pages: [{id: p, title: P, audience: [hunter]}]",
        "pipelines: [{id: p, title: P, states: [{id: s, title: S, steps: [{title: T, role: hunter}]}]}]",
    ],
)
def test_a_role_that_anything_names_is_silent(found, text):
    assert found("F007", ROLES + text + "\n") == []


@pytest.mark.parametrize("more", ["owner: hunter", "audience: [hunter]", "body: 'The [[role:hunter]] hunts.'"])
def test_what_a_role_says_of_itself_does_not_count(found, more):
    assert [
        one.place.line for one in found("F007", ROLES.replace("reports_to: head", f"reports_to: head, {more}"))
    ] == [4]


def test_an_attribute_that_nothing_refers_to_is_told(told):
    [alone] = told("F007", ATTRIBUTE)

    assert alone.message == "Nothing in the book refers to “Channel”."
    assert alone.hint == "Test it in criteria or ask for it at a touchpoint, or delete it."
    assert alone.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "portraits: [{id: p, title: P, facts: {channel: [dealer]}}]",
        "cases: [{id: c, title: C, client: {channel: dealer}}]",
        "loyalty: [{id: l, title: L, questionnaire: [{question: Q, attribute: channel}]}]",
        "data: {clients: {source: a.csv, columns: {client: Client, channel: Kind}}}",
        "not_our_clients: [{id: n, title: N, reason: R., action: A., signs: [S], exceptions: [{criteria: {channel: [dealer]}}]}]",
    ],
)
def test_an_attribute_that_is_tested_asked_or_filled_is_silent(found, text):
    assert found("F007", ATTRIBUTE + text + "\n") == []


HANDOFF = """
roles: [{id: head, title: Head}, {id: hunter, title: Hunter}, {id: keeper, title: Keeper}]
pipelines:
  - id: p
    title: P
    owner: head
    states:
      - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: deal}]}
      - {id: deal, title: Deal, owner: keeper, deadline: 3d, on_deadline: lost, next: [{to: won}]}
      - {id: won, title: Client, kind: won, owner: keeper}
      - {id: lost, title: Refusal, kind: lost}
handoffs:
  - {id: h, title: Change, from: FROM, to: TO, at: AT, passes: [Card]}
"""


def handoff(giver: str, taker: str, at: str) -> str:
    return HANDOFF.replace("FROM", giver).replace("TO", taker).replace("AT", at)


def test_a_handoff_that_no_transition_uses_is_told(told):
    [idle] = told("F007", handoff("hunter", "keeper", "p/won"))

    assert idle.message == "“Change” is never used: no client comes from “Hunter” into “Client”."
    assert idle.hint == "Add the transition that it belongs to, name the right role under from, or delete it."
    assert (idle.line, idle.related) == (13, [])


@pytest.mark.parametrize(
    ("giver", "taker", "at"),
    [
        ("hunter", "keeper", "p/deal"),
        ("keeper", "hunter", "p/deal"),
        ("hunter", "head", "p/won"),
        ("hunter", "keeper", "p/wno"),
        ("huntre", "keeper", "p/won"),
    ],
)
def test_a_handoff_in_use_or_wrong_in_another_way_is_silent(found, giver, taker, at):
    assert found("F007", handoff(giver, taker, at)) == []


def test_a_passed_deadline_and_a_way_from_another_pipeline_use_a_handoff(found):
    text = handoff("hunter", "keeper", "p/won").replace("on_deadline: lost", "on_deadline: won", 1)
    other = "  - {id: q, title: Q, states: [{id: a, title: A, owner: hunter, next: [{to: p/won}]}]}\nhandoffs:"

    assert found("F007", text) == []
    assert found("F007", handoff("hunter", "keeper", "p/won").replace("handoffs:", other)) == []


def test_where_the_state_before_lacks_its_owner_that_is_told_first(found):
    text = handoff("hunter", "keeper", "p/won").replace("title: Deal, owner: keeper", "title: Deal")

    assert [one for one in found("F007", text) if "Change" in str(one.message)] == []


TOUCHPOINTS = "roles: [{id: hunter, title: Hunter}]\ntouchpoints:\n"


def test_a_touchpoint_that_nothing_leads_to_is_told(told):
    calls = (
        "  - {id: a, title: A, role: hunter, goal: G., next: [b, a]}\n  - {id: b, title: B, role: hunter, goal: G.}\n"
    )
    [lonely] = told("F007", TOUCHPOINTS + calls)

    assert lonely.message == "Nobody ever comes to “A”: it stands in no state and follows no touchpoint."
    assert lonely.hint == "Write its states, or name it under next of the touchpoint before."
    assert (lonely.line, lonely.related) == (4, [])


def test_a_touchpoint_in_a_state_is_silent_even_if_the_state_is_misspelt(found):
    call = "  - {id: a, title: A, role: hunter, goal: G., states: [p/nowhere]}\n"

    assert found("F007", TOUCHPOINTS + call) == []


def _codes(write_book, more: str):
    text = "book: {title: B}\nroles:\n  - {id: cook, title: Cook}\n  - {id: maid, title: Maid}\n" + more
    found = check_book(load_book(write_book({"book.yml": text})), date(2026, 11, 21))
    return [(one.code, one.place.line) for one in found if one.code == "F007" or "F007" in one.unproven]


def test_what_could_not_be_read_may_use_what_it_names_and_nothing_else(write_book):
    broken = "products: [{id: z, title: Z, margin: 5%s}]\n"

    assert _codes(write_book, broken % "") == [("F007", 3), ("F007", 4)]
    assert _codes(write_book, broken % ", owner: cook") == [("F007", 4)]
    assert _codes(write_book, "products: [{title: 5, margin: 5, owner: cook}]\n") == [("F008", 3), ("F007", 4)]


def test_a_touchpoint_that_was_not_read_whole_may_have_its_states(write_book):
    text = "touchpoints: [{id: a, title: A, role: cook, goal: G., states: {x: y}}]\n"

    assert _codes(write_book, text) == [("F007", 4), ("F008", 5)]


def test_of_all_that_may_be_used_in_what_could_not_be_read_it_is_told_once(write_book):
    files = {
        "book.yml": f"book: {{title: B, language: en}}\n{ROLES}{ATTRIBUTE}",
        "late.yml": "terms:\n  - {id: t, title: T, owner: [hunter, channel\n",
    }
    found = check_book(load_book(write_book(files)), date(2026, 11, 21))

    [told] = [one for one in found if one.code in {"F007", "F008"}]
    assert str(told.message) == "Whether the book uses “Hunter”, “Channel” is not known. (F007 never-used)"
