"""Comments that silence a finding."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.check.ignores import find_ignores
from playbook.load import load_book

TODAY = date(2026, 11, 21)
BOOK = "book: {title: Book, language: en}\n"


def found(write_book, terms: str):
    loaded = load_book(write_book({"book.yml": BOOK, "terms.yml": terms}))
    return [(one.code, one.place.line) for one in check_book(loaded, TODAY)]


def term(comment: str) -> str:
    return f"terms:\n  - {{id: five, title: Five, kind: discount, percent: 500%}}{comment}\n"


def test_an_ignore_with_a_reason_silences_the_finding_on_its_line(write_book):
    assert found(write_book, term("  # playbook: ignore F006: agreed with the owner")) == []


def test_an_ignore_alone_on_its_line_silences_the_line_below(write_book):
    text = "terms:\n  # playbook: ignore F006 until 2027-03-01: agreed\n  - {id: five, title: Five, kind: discount, percent: 500%}\n"

    assert found(write_book, text) == []


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [
        ("# playbook: ignore F006", "This ignore gives no reason."),
        ("# playbook: ignore F006 until 2026-11-20: agreed", "This ignore of F006 ended on 20 November 2026."),
        ("# playbook: ignore: agreed", "This ignore names no code."),
        ("# playbook: ignore Z999: agreed", "There is no rule Z999 to ignore."),
        ("# playbook: ignore F002: agreed", "F002 is an error of the format and cannot be ignored."),
    ],
)
def test_an_ignore_at_fault_silences_nothing_and_is_told(write_book, comment, sentence):
    loaded = load_book(write_book({"book.yml": BOOK, "terms.yml": term(f"  {comment}")}))
    diagnostics = check_book(loaded, TODAY)

    assert [one.code for one in diagnostics] == ["F006", "F009"]
    assert diagnostics[1].message.in_language("en") == sentence


def test_an_ignore_that_silences_nothing_is_told_where_it_stands(write_book):
    text = "terms:\n  - {id: five, title: Five, kind: discount, percent: 5%}  # playbook: ignore F006: once needed\n"
    loaded = load_book(write_book({"book.yml": BOOK, "terms.yml": text}))
    [diagnostic] = check_book(loaded, TODAY)

    assert (diagnostic.code, diagnostic.place.line, diagnostic.place.column) == ("F009", 2, 59)


def test_the_day_of_the_ignore_still_counts(write_book):
    assert found(write_book, term("  # playbook: ignore F006 until 2026-11-21: agreed")) == []


def test_an_ignore_is_read_with_its_code_date_and_reason(write_book):
    loaded = load_book(write_book({"book.yml": BOOK + "# playbook: ignore s102 until 2027-03-01: two words: why\n"}))
    [ignore] = find_ignores(loaded.sources)

    assert (ignore.code, ignore.until, ignore.reason, ignore.is_alone) == (
        "S102",
        date(2027, 3, 1),
        "two words: why",
        True,
    )


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("F006 until 01.03.2027: agreed", "01.03.2027"),
        ("F006 until 2027-02-30: agreed", "2027-02-30"),
        ("F006, V952: agreed", ", V952: agreed"),
        ("F006 - agreed", "- agreed"),
        ("F006 until 2027-03-01 agreed", "agreed"),
    ],
)
def test_what_cannot_be_read_of_an_ignore_is_told(write_book, rest, words):
    loaded = load_book(write_book({"book.yml": BOOK, "terms.yml": term(f"  # playbook: ignore {rest}")}))
    diagnostics = check_book(loaded, TODAY)

    assert [one.code for one in diagnostics] == ["F006", "F009"]
    assert str(diagnostics[1].message) == f"This ignore says “{words}”, which cannot be read."


def test_an_ignore_of_what_was_not_asked_without_a_ledger_is_no_fault(write_book):
    cells = "abc_xyz:\n  cells:\n    CZ:\n      approach: Wait.\n      terms: [Prepaid]  # playbook: ignore A808: kept for next year\n"

    assert "F009" not in {code for code, _line in found(write_book, cells)}
