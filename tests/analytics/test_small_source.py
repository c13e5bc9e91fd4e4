"""Rows of clients and contracts at the desk: what each cell says, and what it should have said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.small_source import IS_TOTAL, is_unread, rows_at, written
from tests.analytics.conftest import book_of

BOOK = book_of(
    {
        "attributes": [
            {"id": "sum", "title": "Sum", "kind": "money"},
            {"id": "channel", "title": "Channel", "kind": "choice", "values": {"dealer": "Салон", "chain": "Chain"}},
            {"id": "near", "title": "Near", "kind": "flag"},
            {"id": "city", "title": "City", "kind": "choice"},
        ]
    }
)


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("sum", "1 234,5 €", Decimal("1234.5")),
        ("sum", 12, Decimal(12)),
        ("channel", "салон", "dealer"),
        ("channel", "chain", "chain"),
        ("near", "ДА", True),
        ("near", "0", False),
        ("city", " Тула ", "Тула"),
    ],
)
def test_a_cell_says_a_value_of_its_attribute(desk, facts_of, name, cell, value):
    rows = rows_at(desk, facts_of("clients", f"client {name}", ("a", cell)), BOOK)

    [row] = desk.fetch(rows.select(name, unread=is_unread(rows, name), cell=written(rows, name))).to_pylist()
    assert row == {name: value, "unread": False, "cell": str(cell)}


@pytest.mark.parametrize("name", ["sum", "channel", "near"])
@pytest.mark.parametrize(
    ("cell", "is_told"), [(None, False), (" ", False), ("-", False), ("?", False), ("Н/Д", False), ("lots", True)]
)
def test_of_a_cell_without_a_value_is_told_whether_one_was_meant(desk, facts_of, name, cell, is_told):
    rows = rows_at(desk, facts_of("clients", f"client {name}", ("a", cell)), BOOK)

    assert desk.fetch(rows.select(name, unread=is_unread(rows, name))).to_pylist() == [{name: None, "unread": is_told}]


def test_days_are_read_from_whatever_year_and_sums_of_rows_are_marked(desk, facts_of):
    rows = rows_at(desk, facts_of("contracts", "client date", ("a", "01.02.1926"), ("Итого", "2026-01-01")), BOOK)

    found = desk.fetch(rows.order_by("_row").select("date", IS_TOTAL, "_torn")).to_pylist()
    assert [(row["date"].year, row[IS_TOTAL], row["_torn"]) for row in found] == [
        (1926, False, False),
        (2026, True, False),
    ]


@pytest.mark.parametrize(
    ("capacity", "shelves", "told"),
    [
        ("0", "1", set()),
        ("-1", "1", {"capacity"}),
        ("1", "0", {"shelves"}),
        ("1", "11", {"shelves"}),
        (-1.0, 5, {"capacity"}),
    ],
)
def test_a_number_that_cannot_occur_is_told_as_no_value(desk, facts_of, capacity, shelves, told):
    shelf = {"id": "shelves", "title": "Shelves", "kind": "number", "range": {"above": "0", "to": "10"}}
    book = book_of({"attributes": [shelf]})
    facts = facts_of("clients", "client capacity shelves", ("a", capacity, shelves))

    rows = rows_at(desk, facts, book)

    found = rows.select(
        "capacity", "shelves", no_capacity=is_unread(rows, "capacity"), no_shelves=is_unread(rows, "shelves")
    )
    [row] = desk.fetch(found).to_pylist()
    assert {name for name in ("capacity", "shelves") if row[f"no_{name}"]} == told
    assert {name for name in ("capacity", "shelves") if row[name] is None} == told
