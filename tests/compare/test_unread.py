"""What could not be read, or names what is not there, is told neither as gone nor as new, and nothing is told from it."""

from __future__ import annotations

import pytest

from playbook.compare import compare_books
from playbook.compare.unread import unread_of
from playbook.load import load_book

BOOK = """
book: {title: T, language: en, currency: EUR}
roles: [{id: keeper, title: Keeper}, {id: hunter, title: Hunter}]
attributes: [{id: buys, title: Purchases, kind: money}]
segmentations:
  - id: size
    title: Size
    policy: first-match
    segments:
      - {id: large, title: Large, owner: keeper, criteria: {buys: {from: 1_000}}}
      - {id: small, title: Small, criteria: {buys: {below: 1_000}}}
not_our_clients:
  - {id: rude, title: Rude, signs: [Shouts], reason: R., action: A.}
pipelines:
  - id: new
    title: New clients
    states:
      - {id: first, title: First, kind: start, owner: hunter, deadline: 1d, on_deadline: lost, next: [{to: talk}]}
      - id: talk
        title: Talk
        kind: work
        owner: hunter
        deadline: 7d
        on_deadline: lost
        steps: [{title: Call, role: hunter, lasts: 1h}]
        next: [{to: won}]
      - {id: won, title: Won, kind: won}
      - {id: lost, title: Lost, kind: lost}
terms: [{id: rebate, title: Rebate, kind: discount, percent: 3%, owner: keeper}]
loyalty:
  - {id: club, title: Club, segments: [large], terms: [{title: Discount, kind: discount, percent: 2%}]}
"""


@pytest.fixture
def told(write_book):
    """What changes from one text of a book to another, in both directions, whatever is wrong in it."""

    def compare(before, after):
        one, other = (load_book(write_book({"book.yml": text})) for text in (before, after))
        unread = unread_of(one) | unread_of(other)
        return [*compare_books(one.book, other.book, unread), *compare_books(other.book, one.book, unread)]

    return compare


def test_the_book_of_these_tests_is_read_whole(write_book):
    assert load_book(write_book({"book.yml": BOOK})).diagnostics == ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{from: 1_000}", "{from: abc}"),
        ("{from: 1_000}", "{fromm: 1_000}"),
        ("criteria: {buys: {from: 1_000}}", "criteria: {byus: {from: 1_000}}"),
        ("criteria: {buys: {from: 1_000}}", "critera: {buys: {from: 1_000}}"),
        ("kind: discount, percent: 2%", "kind: discount, percent: 2"),
        ("lasts: 1h", "lasts: 1"),
        ("lasts: 1h", "lats: 1h"),
        ("signs: [Shouts]", "signs: [{a: b}]"),
        ("id: talk\n", "id: A\n"),
        ("deadline: 7d", "deadline: soon"),
        ("owner: keeper, criteria", "owner: keepr, criteria"),
        ("percent: 3%, owner: keeper", "percent: 3%, owner: keepr"),
        ("{to: won}", "{to: wonn}"),
        ("title: Rebate,", ""),
        ("title: T, language", "titel: T, language"),
    ],
)  # fmt: skip
def test_what_could_not_be_read_has_not_changed(told, right, wrong):
    assert told(BOOK, BOOK.replace(right, wrong)) == []


def test_what_could_be_read_beside_it_is_told(told):
    found = told(BOOK, BOOK.replace("lasts: 1h", "lasts: 1").replace("percent: 3%", "percent: 4%"))

    assert {(one.entity, one.field) for one in found} == {("terms:rebate", "percent")}


def test_what_is_gone_from_what_was_not_read_whole_is_gone(told):
    without = BOOK.replace("      - {id: small, title: Small, criteria: {buys: {below: 1_000}}}\n", "")
    found = told(BOOK, without.replace("{from: 1_000}", "{from: abc}"))

    assert [(one.kind, one.entity, one.moves) for one in found] == [("removed", "segment:small", ()), ("added", "segment:small", ())]  # fmt: skip


def test_who_moves_is_not_told_from_what_was_not_read(told):
    other = BOOK.replace("{below: 1_000}", "{below: 900}")

    assert any(one.moves for one in told(BOOK, other))
    broken = told(BOOK, other.replace("{from: 1_000}", "{from: abc}"))
    assert [(one.entity, one.moves) for one in broken] == [("segment:small", ())] * 2


def test_what_becomes_of_a_pipeline_is_not_told_from_what_was_not_read(told):
    other = BOOK.replace("deadline: 7d", "deadline: 9d")

    assert any(one.effects for one in told(BOOK, other))
    broken = told(BOOK, other.replace("{to: won}", "{to: wonn}"))
    assert [(one.field, one.effects) for one in broken] == [("deadline", ())] * 2


def test_an_unknown_name_is_no_role(told):
    found = told(BOOK, BOOK.replace("percent: 3%, owner: keeper", "percent: 4%, owner: keepr"))

    assert [(one.field, one.roles) for one in found] == [("percent", ("keeper",))] * 2


def test_a_file_that_could_not_be_read_says_nothing_of_its_sections(write_book):
    head, _, rest = BOOK.partition("attributes:")
    whole = {"book.yml": head, "clients.yml": f"attributes:{rest}"}
    before = load_book(write_book(whole))
    after = load_book(write_book({**whole, "book.yml": f"{head}\n\tx: [\n"}))

    assert after.diagnostics
    assert compare_books(before.book, after.book, unread_of(after)) == ()
