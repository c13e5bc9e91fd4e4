"""Given measurements, I get the window in months, and the ledger as another side of a finding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.measurements import Window
from playbook.check.ledger_words import ledger_side, measured_by_hand, months_of
from playbook.load import load_book


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 11, 1), date(2026, 10, 31), Decimal(12)),
        (date(2026, 2, 1), date(2026, 2, 28), Decimal(1)),
        (date(2026, 1, 15), date(2026, 4, 14), Decimal(3)),
    ],
)
def test_whole_months_are_counted(first, last, months):
    assert months_of(Window(first, last, 1)) == months


def test_any_other_window_is_reckoned_from_its_days():
    assert round(months_of(Window(date(2026, 1, 5), date(2026, 3, 29), 12)), 2) == Decimal("2.76")


def test_the_ledger_is_told_where_the_book_names_it(write_book):
    book = load_book(write_book({"book.yml": "book: {title: B}\ndata: {ledger: {source: sales.csv}}\n"})).book
    [side] = ledger_side(book, measured_by_hand())

    assert tuple(side.at) == ("data", "ledger")
    assert str(side.message) == "The ledger from 1 November 2025 to 31 October 2026: 10 clients."
    assert ledger_side(book.model_copy(update={"data": type(book.data)()}), measured_by_hand()) == ()
