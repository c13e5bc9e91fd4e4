"""Criteria in words: the ends as they are meant, names by their titles."""

from __future__ import annotations

import pytest

from playbook.criteria.range_words import criterion_in_words
from playbook.model.book import Book
from playbook.model.criterion import read_criterion

BOOK = Book.model_validate(
    {
        "book": {"title": "T", "language": "en", "currency": "EUR"},
        "attributes": [
            {"id": "volume", "title": "Volume", "kind": "money"},
            {"id": "shelves", "title": "Shelves", "kind": "number", "unit": "m"},
            {"id": "channel", "title": "Channel", "kind": "choice", "values": {"dealer": "Dealer", "chain": "Chain"}},
            {"id": "near", "title": "Near", "kind": "flag"},
        ],
    }
)


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("volume", {"from": "1000"}, "€1,000 or more"),
        ("volume", {"above": "1000"}, "over €1,000"),
        ("volume", {"to": "1000"}, "€1,000 or less"),
        ("volume", {"below": "1000"}, "less than €1,000"),
        ("shelves", {"from": "1", "below": "5"}, "from 1 to under 5\N{NO-BREAK SPACE}m"),
        ("shelves", {"above": "1", "to": "5"}, "over 1 and up to 5\N{NO-BREAK SPACE}m"),
        ("shelves", {"from": "5", "to": "5"}, "5\N{NO-BREAK SPACE}m"),
        ("wallet-share", {"from": "5%", "below": "10%"}, "from 5% to under 10%"),
        ("channel", ["dealer", "chain", "unknown"], "Dealer or Chain or not known"),
        ("channel", {"not": ["dealer"]}, "any but Dealer"),
        ("near", "true", "yes"),
    ],
)
def test_a_criterion_is_told_as_it_is_meant(name, written, words):
    assert str(criterion_in_words(BOOK, name, read_criterion(written))) == words
