"""The sheets of an audit, in the book's words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.exchange.audit_views import AuditViews
from playbook.exchange.audit_words import AuditWords
from tests.audits import audited_book, hand_made_audit


@pytest.fixture
def sheets():
    """By title the columns and the rows of each: rows are gone through once."""
    views = AuditViews(AuditWords(audited_book(), "en")).all(hand_made_audit())
    return {one.title: (one.columns, list(one.rows)) for one in views}


def _column(sheet, key):
    return [row.get(key) for row in sheet[1]]


def test_every_column_of_a_sheet_is_a_value_of_some_row(sheets):
    assert sheets
    for columns, rows in sheets.values():
        assert [column.key for column in columns if all(row.get(column.key) is None for row in rows)] == []


def test_clauses_are_sentences_with_their_share(sheets):
    assert _column(sheets["Clauses"], "sentence")[:2] == [
        "Clients stay in “Contact” longer than 5\u00a0days.",
        "The book has no state “Thinking”.",
    ]
    assert _column(sheets["Clauses"], "share")[::5] == [Decimal("0.1"), None]


def test_ways_and_times_bear_titles_and_what_the_book_says(sheets):
    assert _column(sheets["Ways"], "to") == ["Contact", "Refusal", "Sold", "Sold", "Rest"]
    assert _column(sheets["Time in states"], "deadline") == ["2\u00a0days", "5\u00a0days", None]
    assert _column(sheets["Ways"], "is_drawn") == ["yes", "yes", "no", "yes", "yes"]


def test_who_has_nobody_is_told_so(sheets):
    assert _column(sheets["Today"], "person") == ["Ann", "Ann", "Ann", "nobody"]


def test_a_pilot_has_a_row_a_target_and_day(sheets):
    _columns, rows = sheets["Pilots"]

    assert len(rows) == 12
    assert (rows[1]["metric"], rows[1]["part"], rows[1]["is_met"]) == ("Overdue", Decimal("0.1"), "yes")
    assert (rows[4]["value"], rows[4]["bounds"], rows[0]["is_met"]) == (Decimal("4.5"), "at most 5\u00a0days", None)
