"""Which book, in which edition and from when, a sheet or a card is of."""

from __future__ import annotations

import pytest

from playbook.editions import restrict
from playbook.load import load_book
from playbook.plan.imprint import imprint_of
from playbook.plan.wording import wording_of

BOOK = """
book: {{title: Книга продаж, language: ru{more}}}
roles: [{{id: caller, title: Телемаркетолог}}]
editions: [{{id: callers, title: Телемаркетологам, roles: [caller]}}]
"""


@pytest.fixture
def book(write_book):
    return lambda more="": load_book(write_book({"book.yml": BOOK.format(more=more)})).book


def test_a_book_is_told_by_title_and_day(book):
    dated = book(", effective: 2026-11-01")
    assert imprint_of(dated, wording_of(dated, "ru")) == "Книга продаж · Действует с 1 ноября 2026"


def test_an_edition_is_told_by_its_own_title(book):
    whole = book()
    callers = restrict(whole, whole.editions[0]).book
    assert imprint_of(whole, wording_of(whole, "ru")) == "Книга продаж"
    assert imprint_of(callers, wording_of(callers, "ru")) == "Книга продаж · Телемаркетологам"
