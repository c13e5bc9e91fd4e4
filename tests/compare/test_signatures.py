"""A signature holds as long as nothing has changed that must be read; an editorial change never re-opens it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.compare.fingerprint import fingerprints
from playbook.compare.must_read import GONE
from playbook.compare.signatures import Line, Then, standings

BOOK = """
attributes: [{id: volume, title: Volume, kind: number}]
segmentations:
  - id: size
    title: Size
    segments: [{id: large, title: Large, criteria: {volume: {from: 100}}, terms: [Плата сразу после отгрузки], approach: We call.}]
not_our_clients:
  - {id: abroad, title: Abroad, signs: [Звонит из другой страны], reason: Товар ещё нельзя отгружать., action: Вежливо отказать и занести в список.}
terms: [{id: rebate, title: Rebate, kind: discount, percent: 3%}]
"""
REFS = ("segment:large", "not-our-client:abroad", "terms:rebate")


@pytest.fixture
def verdicts(book_of):
    """How somebody who signed all rules of one text of a book stands to another: by reference."""

    def judge(before, after, book_at=None, mark="АБ"):
        then, now = book_of(before), book_of(after)
        known = fingerprints(then)
        lines = [Line("Анна", ref, ref, known.get(ref, GONE), "r1", mark) for ref in REFS]
        return {one.line.ref: one for one in standings(lines, now, book_at or (lambda _revision: Then(then)))}

    return judge


def test_what_has_not_changed_is_read(verdicts):
    assert {one.verdict for one in verdicts(BOOK, BOOK).values()} == {"read"}


def test_what_is_not_signed_is_open(verdicts):
    assert {one.verdict for one in verdicts(BOOK, BOOK.replace("3%", "4%"), mark="").values()} == {"open"}


def test_what_says_something_else_must_be_read_again(verdicts):
    found = verdicts(BOOK, BOOK.replace("3%", "4%"))

    assert [ref for ref, one in found.items() if one.verdict == "outdated"] == ["terms:rebate"]
    assert [str(one.message) for one in found["terms:rebate"].changes] == [
        "“Rebate” (terms): percent – 4% instead of 3%."
    ]


def test_what_the_book_has_no_more_need_not_be_read(verdicts):
    found = verdicts(BOOK, BOOK.partition("terms: [{")[0])

    assert (found["terms:rebate"].verdict, found["terms:rebate"].current) == ("not-needed", GONE)


def test_that_a_rule_is_gone_is_signed_too_until_it_is_back(verdicts):
    without = BOOK.partition("terms: [{")[0]

    assert verdicts(without, without)["terms:rebate"].verdict == "read"
    assert verdicts(without, BOOK)["terms:rebate"].verdict == "outdated"


def test_a_renamed_rule_is_the_same_rule(verdicts):
    found = verdicts(BOOK, BOOK.replace("id: rebate", "id: bonus"))["terms:rebate"]

    assert (found.verdict, found.ref) == ("read", "terms:bonus")


def test_a_renamed_rule_is_known_by_what_it_says_where_the_book_of_then_is_not_to_be_had(verdicts):
    found = verdicts(BOOK, BOOK.replace("id: rebate", "id: bonus"), lambda _revision: None)["terms:rebate"]

    assert (found.verdict, found.ref, found.is_untold) == ("read", "terms:bonus", False)


def test_what_is_gone_by_its_name_may_only_be_renamed_where_the_book_of_then_is_not_to_be_had(verdicts):
    found = verdicts(BOOK, BOOK.replace("id: rebate", "id: bonus").replace("3%", "4%"), lambda _revision: None)

    assert (found["terms:rebate"].verdict, found["terms:rebate"].is_untold) == ("outdated", True)


def test_without_the_book_of_then_another_fingerprint_is_outdated(verdicts):
    found = verdicts(BOOK, BOOK.replace("вежливо", "вежлево").replace("Вежливо", "Вежлево"), lambda _revision: None)

    assert (found["not-our-client:abroad"].verdict, found["not-our-client:abroad"].is_untold) == ("outdated", True)
    assert found["segment:large"].verdict == "read"


def test_a_book_that_is_not_what_was_signed_tells_nothing(verdicts, book_of):
    other = Then(book_of(BOOK.replace("3%", "5%")))
    found = verdicts(BOOK, BOOK.replace("3%", "4%"), lambda _revision: other)["terms:rebate"]

    assert (found.verdict, found.is_untold, found.changes) == ("outdated", True, ())


def _line(person, fingerprint, mark, day=None, made=None):
    return Line(person, "terms:rebate", "Rebate", fingerprint, "r1", mark, day, made)


def test_the_latest_signature_counts_whoever_wrote_the_name(book_of):
    now = book_of(BOOK)
    known = fingerprints(now)["terms:rebate"]
    early, late = date(2026, 1, 10), date(2026, 3, 10)
    signed = (
        _line("Семён  Ли", "0" * 12, "да", made=early),
        _line("семен ли", known, "да", day=late),
        _line("Семён Ли", known, ""),
    )

    assert [one.verdict for one in standings(signed, now, lambda _revision: None)] == ["read"]
    assert [one.verdict for one in standings(reversed(signed), now, lambda _revision: None)] == ["read"]


def test_a_later_signature_under_another_rule_counts_before_an_earlier_one(book_of):
    now = book_of(BOOK)
    known = fingerprints(now)["terms:rebate"]
    signed = [_line("A", known, "x", day=date(2026, 1, 1)), _line("A", "0" * 12, "x", day=date(2026, 2, 1))]

    assert [one.verdict for one in standings(signed, now, lambda _revision: None)] == ["outdated"]


def test_of_two_signatures_of_one_day_the_one_that_holds_counts(book_of):
    now = book_of(BOOK)
    known = fingerprints(now)["terms:rebate"]
    signed = [_line("A", fingerprint, "x", made=date(2026, 1, 1)) for fingerprint in (known, "0" * 12)]

    assert [one.verdict for one in standings(signed, now, lambda _revision: None)] == ["read"]


def test_typos_that_were_mended_one_by_one_leave_the_signature(book_of):
    first = BOOK.replace("Вежливо отказать", "Вежлево атказать")
    between, last = first.replace("атказать", "отказать"), BOOK
    then, now = book_of(first), book_of(last)
    line = Line("A", "not-our-client:abroad", "Abroad", fingerprints(then)["not-our-client:abroad"], "r1", "x")
    one_by_one, at_once = (
        standings([line], now, lambda _revision: Then(then), lambda _revision, way=way: way)
        for way in ([Then(book_of(between))], [])
    )

    assert [one.verdict for one in (*one_by_one, *at_once)] == ["read", "outdated"]


TEXTS = (
    "Плата сразу после отгрузки",
    "Звонит из другой страны",
    "Товар ещё нельзя отгружать.",
    "Вежливо отказать и занести в список.",
)
SPELLINGS = (
    str.upper,
    str.lower,
    lambda text: text.replace("ё", "е"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.removesuffix(".") + "!",
    lambda text: text.replace(" ", ", ", 1),
    lambda text: f"«{text}»",
)


def _mistyped(text, draw):
    """The text with a letter of its longest word left out, written twice, or swapped with the next."""
    word = max(re.findall(r"\w+", text), key=len)
    place = draw(st.integers(1, len(word) - 2))
    first, letter, second, rest = word[:place], word[place], word[place + 1], word[place + 2 :]
    other = draw(st.sampled_from([second, letter + letter + second, second + letter]))
    return text.replace(word, first + other + rest)


@st.composite
def edited(draw):
    """Each text as it stands, spelled otherwise, and with one word mistyped, or any of it."""
    found = BOOK
    for text in TEXTS:
        other = text
        if draw(st.booleans()):
            other = _mistyped(text, draw)
        for spell in draw(st.lists(st.sampled_from(SPELLINGS), max_size=3)):
            other = spell(other)
        found = found.replace(text, f'"{other}"')
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(after=edited())
def test_an_editorial_change_never_reopens_a_signature(verdicts, after):
    found = verdicts(BOOK, after)

    assert {ref: one.verdict for ref, one in found.items()} == dict.fromkeys(REFS, "read")
