"""A smaller book says nothing of what it does not hold."""

from __future__ import annotations

import pytest

from playbook.editions import restrict, secrets_of
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
            "path:week",
            id="a question about what is hidden, the day that has no other, and the path that has no other day",
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


def test_a_day_that_lost_all_it_held_is_gone_and_one_that_never_held_anything_stays(restricted):
    text = f"""
pages: [{{id: open, title: Open}}, {{id: secret, title: Secret, {HEAD}}}]
onboarding:
  - id: week
    title: Week
    role: hunter
    days:
      - {{day: 1, read: ["page:secret"]}}
      - {{day: 2, read: ["page:secret"], do: [Rest]}}
      - {{day: 3, title: Free}}
      - {{day: 4, read: ["page:secret", "page:open"]}}
  - {{id: none, title: None yet, role: hunter}}
"""
    smaller = restricted("roles: [hunter]", text).book

    assert [(path.id, [day.day for day in path.days]) for path in smaller.onboarding] == [
        ("week", [2, 3, 4]),
        ("none", []),
    ]


def test_a_situation_that_lost_all_it_said_is_gone(left):
    text = f"""
pages: [{{id: secret, title: Secret, {HEAD}}}]
authority: [{{id: limits, title: Limits, role: head, {HEAD}}}]
situations:
  - {{id: lost, title: Lost, limit: limits, see: ["page:secret"]}}
  - {{id: said, title: Said, say: Wait., limit: limits}}
  - {{id: told, title: Told, body: Wait., limit: limits}}
  - {{id: bare, title: Bare}}
"""

    assert left("roles: [hunter]", text) == ["situation:said", "situation:told", "situation:bare"]


@pytest.mark.parametrize("written", ["audience: [head], owner: head", "line: retail, lines: [wholesale]"])
def test_an_edition_sees_itself_whoever_else_may(book_of, written):
    book = book_of(
        "terms: [{id: t, title: T}]\n"
        f"editions: [{{id: e, title: Own, roles: [hunter], watermark: Keep it, {written}}}, {{id: f, title: Rival}}]"
    )
    edition = book.editions[0]
    smaller = restrict(book, edition).book

    assert (smaller.edition.title, smaller.edition.watermark) == ("Own", "Keep it")
    assert (smaller.edition.roles, smaller.edition.lines) == (edition.roles, edition.lines)
    assert (smaller.edition.line, smaller.edition.audience) == (None, ())
    assert "own" not in secrets_of(book, edition).words
    assert "rival" in secrets_of(book, edition).titles


def test_an_edition_keeps_its_roles_although_one_is_hidden(write_book):
    text = """
book: {title: B, language: en}
roles: [{id: hunter, title: Hunter}, {id: head, title: Head, audience: [head]}]
editions: [{id: e, title: E, roles: [hunter, head]}]
"""
    book = load_book(write_book({"book.yml": text})).book
    smaller = restrict(book, book.editions[0]).book

    assert smaller.edition.roles == ("hunter", "head")
    assert [role.id for role in smaller.roles] == ["hunter"]


EXCEPTED = """
attributes: [{id: size, title: Size, kind: number}]
not_our_clients:
  - id: small
    title: Small
    criteria: {size: {below: 3}}
    reason: Too small.
    action: Say no.
    exceptions: [{criteria: {size: 2}, approved_by: chief}, {criteria: {size: 1}}]
"""


def test_who_approves_an_exception_is_named_although_the_roles_make_no_chapter(restricted):
    text = (
        EXCEPTED.replace("chief", "head")
        + """
authority: [{id: limits, title: Limits, role: hunter, beyond: caller}]
situations: [{id: asks, title: Asks, hand_to: caller}]
"""
    )
    sections = "sections: [not_our_clients, authority, situations]"
    smaller = restricted(f"roles: [hunter], {sections}", text).book

    [entry] = smaller.not_our_clients
    assert [one.approved_by for one in entry.exceptions] == ["head", None]
    assert (smaller.authority[0].beyond, smaller.situations[0].hand_to) == ("caller", "caller")
    assert [(role.title, role.mission) for role in smaller.roles] == [
        ("Caller", None),
        ("Hunter", None),
        ("Head of sales", None),
    ]
    assert smaller.partial == set()


def test_an_exception_whose_approver_is_hidden_goes(write_book):
    text = f"""
book: {{title: B, language: en}}
roles: [{{id: hunter, title: Hunter}}, {{id: chief, title: Chief, {HEAD}}}, {{id: head, title: Head}}]
{EXCEPTED}
editions: [{{id: e, title: E, roles: [hunter]}}]
"""
    loaded = load_book(write_book({"book.yml": text}))
    assert loaded.diagnostics == ()
    smaller = restrict(loaded.book, loaded.book.editions[0]).book

    [entry] = smaller.not_our_clients
    assert [one.approved_by for one in entry.exceptions] == [None]
    assert smaller.partial == {entry.address}
