"""A link in a name, which would be printed with its brackets."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

BOOK = "book: {title: B, language: en}\nroles: [{id: seller, title: Seller}]\n"


def found(write_book, text):
    loaded = load_book(write_book({"book.yml": BOOK + text}))
    found = [one for one in check_book(loaded, date(2026, 11, 21)) if one.code == "F010"]
    return [(one.code, one.place.line, one.place.column) for one in found]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('products: [{id: a, title: "For [[role:seller]]"}]\n', 32),
        ('glossary: [{term: Lead, meaning: M, aliases: ["[[role:seller|ours]]"]}]\n', 48),
        ('attributes: [{id: a, title: A, kind: choice, values: {one: "[[role:seller]]"}}]\n', 61),
    ],
)
def test_a_link_in_a_name_is_told_where_it_stands(write_book, text, column):
    assert found(write_book, text) == [("F010", 3, column)]


@pytest.mark.parametrize(
    "text",
    [
        'products: [{id: a, title: A, summary: "For [[role:seller]]", benefits: ["Ask [[role:seller]]"]}]\n',
        'products: [{id: a, title: "`[[role:seller]]` as it is written"}]\n',
        'pipelines: [{id: p, title: P, states: [{id: a, title: A, kind: start, steps: [{title: "[[role:seller]]"}]}]}]\n',
    ],
)
def test_links_in_texts_and_steps_are_fine(write_book, text):
    assert found(write_book, text) == []
