"""A smaller book says nothing of what it does not hold."""

from __future__ import annotations

import pytest

from playbook.editions import restrict
from playbook.load import load_book
from playbook.model.index import index

HEAD = "audience: [head]"


def test_a_link_in_a_text_keeps_the_authors_words_and_is_told(restricted):
    text = f"""
authority: [{{id: limits, title: Limits, role: head, {HEAD}}}]
pages: [{{id: p, title: P, body: "Ask [[authority:limits|your head]], see [[authority:limits]] and `[[authority:limits]]`."}}]
"""
    smaller = restricted("roles: [hunter]", text)

    assert str(smaller.book.pages[0].body) == "Ask your head, see … and `[[authority:limits]]`."
    assert [(tuple(link.at), link.quote, link.number) for link in smaller.lost] == [
        (("pages", "p", "body"), "[[authority:limits|your head]]", 0),
        (("pages", "p", "body"), "[[authority:limits]]", 0),
    ]


def test_what_is_in_a_list_goes_alone(restricted):
    text = f"""
touchpoints:
  - {{id: a, title: A, role: hunter, goal: G, next: [b, c]}}
  - {{id: b, title: B, role: hunter, goal: G, {HEAD}}}
  - {{id: c, title: C, role: hunter, goal: G}}
"""
    smaller = restricted("roles: [hunter]", text).book

    assert [one.next for one in smaller.touchpoints] == [("c",), ()]


def test_a_way_to_a_hidden_state_is_no_way(restricted):
    text = f"""
pipelines:
  - id: p
    title: P
    states:
      - {{id: new, title: New, kind: start, deadline: 2d, on_deadline: secret, next: [{{to: secret}}, {{to: won}}]}}
      - {{id: secret, title: Secret, {HEAD}}}
      - {{id: won, title: Won, kind: won}}
"""
    smaller = restricted("roles: [hunter]", text).book
    [new, won] = smaller.pipelines[0].states

    assert ([way.to for way in new.next], new.on_deadline, won.id) == (["won"], None, "won")
    assert str(new.deadline.limit) == "2d"


@pytest.mark.parametrize(
    ("hidden", "gone"),
    [
        pytest.param(
            "segmentations: [{id: s, title: S, segments: [{id: big, title: Big, HEAD}, {id: small, title: Small}]}]\n"
            "touchpoints: [{id: call, title: Call, role: hunter, goal: G, segments: [big]}]",
            "touchpoint:call",
            id="for hidden segments alone: without them it would be for all",
        ),
        pytest.param(
            "attributes: [{id: rating, title: Rating, kind: flag, HEAD}]\n"
            "segmentations: [{id: s, title: S, segments: [{id: risky, title: Risky, criteria: {rating: true}}, {id: rest, title: Rest}]}]",
            "segment:risky",
            id="a criterion on a hidden attribute: without it everyone would meet it",
        ),
        pytest.param(
            "terms: [{id: t, title: T, HEAD}]\n"
            "onboarding: [{id: week, title: Week, role: hunter, days: [{day: 1, quiz: "
            "[{question: Q, about: 'terms:t', answers: [{text: A, correct: true}, {text: B}]}]}]}]",
            "",
            id="a question about what is hidden goes, the path stays",
        ),
        pytest.param(
            "attributes: [{id: rating, title: Rating, kind: flag, HEAD}]\n"
            "cases: [{id: c, title: C, client: {rating: true}}]",
            "case:c",
            id="a case that turns on a hidden attribute",
        ),
    ],
)
def test_what_cannot_be_told_without_something_hidden_goes_with_it(restricted, hidden, gone):
    smaller = restricted("roles: [hunter]", hidden.replace("HEAD", HEAD)).book

    assert gone not in index(smaller)
    assert [question for path in smaller.onboarding for day in path.days for question in day.quiz] == []


def test_hiding_goes_on_until_nothing_more_has_to_go(left):
    text = f"""
segmentations: [{{id: s, title: S, segments: [{{id: big, title: Big, {HEAD}}}]}}]
products: [{{id: tile, title: Tile, segments: [big]}}]
objections: [{{id: dear, title: Too dear, products: [tile]}}]
touchpoints: [{{id: call, title: Call, role: hunter, goal: G, objections: [dear]}}]
"""

    assert left("roles: [hunter]", text) == ["touchpoint:call"]


def test_nobody_learns_for_whom_something_is(restricted):
    smaller = restricted("roles: [head]", f"terms: [{{id: t, title: T, {HEAD}}}]").book

    assert smaller.terms[0].audience == ()


def test_other_editions_are_not_in_it(book_of):
    book = book_of("editions: [{id: one, title: One, roles: [hunter]}, {id: two, title: Two, roles: [head]}]")

    assert [one.id for one in restrict(book, book.editions[0]).book.editions] == ["one"]


def test_a_hidden_role_has_no_contact_and_limits_are_for_those_who_see_who_may_promise_what(write_book):
    text = """
book:
  title: B
  language: en
  margin_floor: 12%
  contacts: [{role: head, name: Irina}, {role: hunter, name: Timur}]
roles: [{id: hunter, title: Hunter}, {id: head, title: Head, audience: [head]}]
authority: [{id: limits, title: Limits, role: head, audience: [head]}]
editions: [{id: e, title: E, roles: [hunter]}, {id: f, title: F, roles: [head]}]
"""
    book = load_book(write_book({"book.yml": text})).book
    one, other = (restrict(book, edition).book.masthead for edition in book.editions)

    assert [contact.name for contact in one.contacts] == ["Timur"]
    assert one.margin_floor is None
    assert str(other.margin_floor) == "0.12"


def test_the_whole_book_is_what_an_edition_for_everyone_gets(book_of):
    book = book_of("terms: [{id: t, title: T}]\neditions: [{id: e, title: E, roles: [hunter]}]")

    assert index(restrict(book, book.editions[0]).book).keys() == index(book).keys()


def test_a_rule_that_lost_an_exception_is_known_to_be_told_in_part(restricted):
    text = f"""
attributes:
  - {{id: size, title: Size, kind: number}}
  - {{id: friend, title: Friend, kind: flag, {HEAD}}}
not_our_clients:
  - id: small
    title: Small
    kind: will-not
    criteria: {{size: {{below: 3}}}}
    reason: Too small.
    action: Say no.
    exceptions: [{{criteria: {{friend: true}}}}, {{criteria: {{size: 2}}}}]
  - {{id: tiny, title: Tiny, kind: will-not, criteria: {{size: 0}}, reason: R, action: A}}
"""
    book = restricted("roles: [hunter]", text).book

    assert [len(one.exceptions) for one in book.not_our_clients] == [1, 0]
    assert book.partial == {book.not_our_clients[0].address}
