"""Given a ledger with lines, I am told which of them the book lacks and how many clients are in several."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.client_base import client_base
from playbook.analytics.facts import Sources
from playbook.model.book import Book

LINES = [{"id": "wholesale", "title": "Wholesale"}, {"id": "retail", "title": "Retail"}]
STATUSES = [{"id": "any", "title": "Any", "line": "retail"}]


@pytest.fixture
def notes(facts_of):
    def make(*rows, lines=LINES, statuses=STATUSES):
        typed = [(client, date(2026, 10, 1), Decimal(1), line) for client, line in rows]
        ledger = facts_of("ledger", "client date amount line", *typed)
        sections = {"book": {"title": "T", "language": "en"}, "lines": lines, "statuses": statuses}
        base = client_base(Book.model_validate(sections), Sources(ledger), date(2026, 10, 31))
        return [note.in_language("en") for note in base.notes if note not in base.measurements.notes]

    return make


def test_a_line_that_the_book_lacks_is_told_with_its_rows(notes):
    assert notes(("a", "online"), ("b", "online"), ("c", "Fair"), ("d", "RETAIL"), ("e", None)) == [
        "In 2 rows of the ledger stands the line “online”, which the book does not have: they count, but in no line.",
        "In 1 row of the ledger stands the line “Fair”, which the book does not have: it counts, but in no line.",
    ]


def test_clients_of_several_lines_are_told_where_they_count_in_each(notes):
    rows = ("a", "retail"), ("a", "wholesale"), ("b", "retail")

    assert notes(*rows) == ["1 client is counted twice or more: it buys in several lines, and has the rules of each."]
    assert notes(*rows, statuses=[]) == []


def test_a_book_without_lines_is_told_nothing(notes):
    assert notes(("a", "online"), lines=[], statuses=[]) == []
