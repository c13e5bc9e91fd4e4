"""Given the first and the last day of something, I am told at `to` where it ends before it begins."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book
from playbook.model.day_order import demand_order

BOOKS = {
    "a programme": "loyalty: [{{id: a, title: A, valid: {{from: {}, to: {}}}}}]",
    "a pilot": "pipelines: [{{id: a, title: A, pilot: {{from: {}, to: {}}}}}]",
    "a period": "forecast: {{periods: [{{id: a, from: {}, to: {}}}]}}",
}


@pytest.mark.parametrize("what", BOOKS)
def test_what_ends_before_it_begins_is_refused_at_its_end(what, write_book):
    text = BOOKS[what].format("2026-12-01", "2025-12-01")
    loaded = load_book(write_book({"book.yml": f"book: {{title: B}}\n{text}\n"}))
    told = [one for one in check_book(loaded, date(2026, 11, 1)) if one.code == "F010"]

    assert [(one.place.line, one.place.column) for one in told] == [(2, text.index("2025") + 1)]
    assert str(told[0].message) == "It ends on 1 December 2025, before it begins on 1 December 2026."
    assert str(told[0].hint) == "Write 2026-12-01 or a later day, or swap the two days."


@pytest.mark.parametrize("what", BOOKS)
def test_a_single_day_is_a_stretch_of_days(what, write_book):
    text = BOOKS[what].format("2026-12-01", "2026-12-01")

    assert load_book(write_book({"book.yml": f"book: {{title: B}}\n{text}\n"})).diagnostics == ()


@pytest.mark.parametrize(("first", "last"), [(None, date(2025, 1, 1)), (date(2025, 1, 1), None), (None, None)])
def test_an_end_that_is_left_open_is_never_wrong(first, last):
    demand_order(first, last)
