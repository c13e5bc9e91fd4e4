"""From a loaded book to its findings: severities of the book, order, places on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from playbook.analytics.evidence import Evidence
from playbook.check import BrokenRulesError, catalogue_of_rules, check_book, unasked_rules
from playbook.check.ledger_words import measured_by_hand
from playbook.diagnostics import Severity
from playbook.load import load_book

TODAY = date(2026, 11, 21)


def diagnostics(write_book, files):
    return check_book(load_book(write_book(files)), TODAY)


SLIP = "terms:\n  - {id: five, title: Five, kind: discount, percent: 500%}\n"


def test_the_book_gives_a_rule_its_severity(write_book):
    [found] = diagnostics(write_book, {"book.yml": "book: {title: B}\nchecks: {F006: error}\n" + SLIP})

    assert found.severity is Severity.ERROR


def test_rules_that_need_a_ledger_are_unasked_without_one_where_they_could_tell_something(write_book):
    text = "book: {title: B}\nchecks: {A807: off}\nportraits: [{id: p, title: P}]\nabc_xyz: {title: M}\n"
    book = load_book(write_book({"book.yml": text})).book

    assert [rule.code for rule in unasked_rules(book)] == ["A808"]
    assert unasked_rules(book, Evidence(measured_by_hand())) == ()


def test_a_rule_that_is_off_finds_nothing(write_book):
    assert diagnostics(write_book, {"book.yml": "book: {title: B}\nchecks: {F006: off}\n" + SLIP}) == []


def test_no_book_turns_an_error_of_the_format_off(write_book):
    text = "book: {title: B}\nchecks: {F002: off, F001: info}\nroles:\n  - {id: a, title: A, reports_to: b, x: 1}\n"
    found = [
        one for one in diagnostics(write_book, {"book.yml": text}) if one.code.startswith("F00") and one.code < "F007"
    ]

    assert [(one.code, one.severity) for one in found] == [("F002", Severity.ERROR), ("F001", Severity.ERROR)]


def test_a_severity_for_a_rule_that_is_nowhere_is_told_with_the_nearest(write_book):
    [found] = diagnostics(write_book, {"book.yml": "book: {title: B}\nchecks: {F0006: error}\n"})

    assert (found.code, found.place.line, found.place.column) == ("F001", 2, 10)
    assert found.hint.in_language("en") == "Did you mean “F006”?"


def test_a_severity_for_any_rule_is_accepted(write_book):
    assert diagnostics(write_book, {"book.yml": "book: {title: B}\nchecks: {S108: off, E901: warning}\n"}) == []


def test_findings_stand_in_the_order_of_files_lines_and_columns(write_book):
    found = diagnostics(
        write_book,
        {
            "b.yml": "roles:\n  - {id: a, title: A, reports_to: x, owner: y}\n",
            "book.yml": "book: {title: B, owner: z}\n",
            "a.yml": "roles:\n  - {id: b, title: B, oops: 1}\n",
        },
    )

    places = [(one.place.path, one.place.line, one.place.column) for one in found]
    assert places == sorted(places)
    told = [one.place.path for one in found if one.code in {"F001", "F002"}]
    assert told == ["a.yml", "b.yml", "b.yml", "book.yml"]


def test_a_finding_has_a_place_for_each_of_its_sides(write_book):
    files = {
        "book.yml": "book: {title: B}\n",
        "r.yml": "roles:\n  - {id: hunter, title: H}\n  - {id: b, title: B, reports_to: huntre}\n",
    }
    [found] = [one for one in diagnostics(write_book, files) if one.code == "F002"]

    assert (found.place.line, found.place.column, found.place.end) == (3, 35, 41)
    assert [(one.place.path, one.place.line) for one in found.related] == [("r.yml", 2)]


def _raise(_book):
    raise ZeroDivisionError
    yield


@pytest.fixture
def broken(monkeypatch):
    """F006 raises."""
    rules = catalogue_of_rules()
    monkeypatch.setitem(rules, "F006", replace(rules["F006"], check=_raise))


@pytest.mark.usefixtures("broken")
def test_a_rule_that_raises_keeps_no_other_from_being_asked(write_book):
    text = "book: {title: B}\nroles:\n  - {id: a, title: A, reports_to: b} # playbook: ignore F006: it is meant so\n"
    with pytest.raises(BrokenRulesError, match="F006") as raised:
        diagnostics(write_book, {"book.yml": text})

    [error] = raised.value.exceptions
    assert isinstance(error, ZeroDivisionError)
    assert error.__notes__ == ["This was raised by the rule F006 unit-slip."]
    assert [one.code for one in raised.value.found if one.code in {"F002", "F006", "F009"}] == ["F002"]


@pytest.mark.usefixtures("broken")
def test_a_rule_that_is_off_cannot_raise(write_book):
    assert diagnostics(write_book, {"book.yml": "book: {title: B}\nchecks: {F006: off}\n"}) == []


def test_what_could_not_be_proved_names_its_rule(write_book):
    loyalty = "loyalty:\n  - {id: a, title: A, terms: [{percent: 5%}]}\n"
    [found] = [
        one for one in diagnostics(write_book, {"book.yml": "book: {title: B}\n" + loyalty}) if one.code == "F008"
    ]

    assert str(found.message).endswith("no margin is given. (L601 margin-below-floor)")
    assert found.unproven == ("L601",)


def test_what_two_rules_could_not_find_out_is_told_once(write_book):
    text = """
        book: {title: B, language: en}
        roles: [{id: a, title: A, headcount: 1}]
        pipelines:
          - id: p
            title: P
            worklist: {role: a, min: 1, max: 9}
            states: [{id: n, title: N, kind: start, owner: a, next: [{to: w}]}, {id: w, title: W, kind: won}]
        """
    told = [one for one in diagnostics(write_book, {"book.yml": text}) if one.code == "F008"]

    assert [one.unproven for one in told] == [("R505", "R506")]
    assert str(told[0].message).endswith("nobody knows how many new ones come. (R505 worklist-overflow)")
