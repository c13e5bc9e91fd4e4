"""Given what a day reads, I get what can be asked of it."""

from __future__ import annotations

import pytest

from playbook.plan.quiz.known import known_of
from playbook.plan.quiz.reading import subjects_of

BOOK = """
roles: [{id: hunter, title: Hunter}]
segmentations: [{id: size, title: Size, segments: [{id: small, title: Small}, {id: large, title: Large}]}]
pipelines: [{id: sale, title: Sale, states: [{id: new, title: New}, {id: deal, title: Deal, kind: won}]}]
touchpoints: [{id: call, title: Call, role: hunter, goal: Talk, states: [sale/new]}]
handoffs: [{id: over, title: Over, from: hunter, to: hunter, at: sale/new, passes: [Card]}]
not_our_clients: [{id: far, title: Far, signs: [Far away], reason: R., action: A.}]
authority: [{id: limit, title: Limit, role: hunter}]
"""
NEW = [("owner", "state:sale/new"), ("deadline", "state:sale/new"), ("passed", "state:sale/new")]


@pytest.mark.parametrize(
    ("ref", "asked"),
    [
        ("state:sale/new", NEW),
        ("touchpoint:call", NEW),
        ("pipeline:sale", [*NEW, *((kind, "state:sale/deal") for kind, _ref in NEW)]),
        ("segment:small", [("segment", "segment:small")]),
        ("segmentation:size", [("segment", "segment:small"), ("segment", "segment:large")]),
        ("not-our-client:far", [("ours", "not-our-client:far")]),
        ("handoff:over", [("taker", "handoff:over"), ("acceptance", "handoff:over")]),
        ("authority:limit", [("authority", "authority:limit")]),
        ("role:hunter", [("authority", "authority:limit")]),
        ("page:about", []),
        ("state:sale/hidden", []),
        ("pipeline:hidden", []),
    ],
)
def test_a_reference_is_asked_about_by_what_it_names(book_of, ref, asked):
    assert [(one.kind, one.ref) for one in subjects_of(known_of(book_of(BOOK)), [ref])] == asked


def test_what_a_day_names_itself_is_told_from_what_lies_within(book_of):
    found = subjects_of(known_of(book_of(BOOK)), ["pipeline:sale", "state:sale/new", "touchpoint:call"])

    assert {one.ref: one.is_named for one in found} == {"state:sale/new": True, "state:sale/deal": False}
    assert len(found) == 6


def test_questions_that_answer_each_other_have_a_topic_in_common(book_of):
    known = known_of(book_of(BOOK))
    topics = {one.kind: one.topics(known) for one in subjects_of(known, ["state:sale/new", "handoff:over"])}

    assert topics["deadline"] & topics["passed"]
    assert topics["taker"] & topics["acceptance"]
    assert topics["taker"] & topics["owner"]
    assert not topics["owner"] & topics["deadline"]


def test_a_role_is_the_answer_of_two_kinds(book_of):
    known = known_of(book_of(BOOK.replace("title: New}", "title: New, owner: hunter}")))
    roles = {one.kind: one.role(known) for one in subjects_of(known, ["state:sale/new", "handoff:over"])}

    assert roles == {"owner": "hunter", "deadline": None, "passed": None, "taker": "hunter", "acceptance": None}
