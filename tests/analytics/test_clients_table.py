"""The clients table: capacity and attributes of each client, and cells that say nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.clients_table import bad_client_rows, clients_of
from tests.analytics.conftest import book_of

BOOK = book_of(
    {
        "attributes": [
            {"id": "sum", "title": "Sum", "kind": "money"},
            {"id": "channel", "title": "Channel", "kind": "choice", "values": {"dealer": "Салон", "chain": "Chain"}},
            {"id": "near", "title": "Near", "kind": "flag"},
        ]
    }
)
ROWS = [
    ("a", "1 000 000", "5,5", "салон", "да"),
    ("b", "-", "", "dealer", "n/a"),
    ("b", "5", "5", "chain", "no"),
    (None, "5", "5", "chain", "no"),
    ("c", "lots", "x", "shop", "maybe"),
]


def test_a_client_has_what_its_first_row_says(connection, facts_of):
    facts = facts_of("clients", "client capacity sum channel near", *ROWS)
    rows = connection.to_pyarrow(clients_of(facts, BOOK).order_by("client")).to_pylist()

    assert rows == [
        {"client": "a", "capacity": Decimal(1_000_000), "sum": Decimal("5.5"), "channel": "dealer", "near": True},
        {"client": "b", "capacity": None, "sum": None, "channel": "dealer", "near": None},
        {"client": "c", "capacity": None, "sum": None, "channel": None, "near": None},
    ]


def test_what_says_nothing_is_told(connection, facts_of):
    facts = facts_of("clients", "client capacity sum channel near", *ROWS)
    rows = connection.to_pyarrow(bad_client_rows(facts, BOOK).order_by("_row")).to_pylist()

    assert [(row["_row"], row["reason"]) for row in rows] == [(4, "repeated"), (5, "no-client"), (6, "no-value")]
    assert rows[2]["channel"] == "shop"


def test_a_sum_of_other_rows_is_no_client(connection, facts_of):
    facts = facts_of("clients", "client capacity", ("a", "5"), ("Итого по отделу", "5"), ("Total", "5"))

    assert [row["client"] for row in connection.to_pyarrow(clients_of(facts, BOOK)).to_pylist()] == ["a"]
    told = connection.to_pyarrow(bad_client_rows(facts, BOOK).order_by("_row")).to_pylist()
    assert [(row["_row"], row["reason"]) for row in told] == [(3, "total"), (4, "total")]


@pytest.mark.parametrize(
    ("capacity", "shelves", "told"),
    [
        ("0", "1", []),
        ("-1", "1", ["no-value"]),
        ("1", "0", ["no-value"]),
        ("1", "11", ["no-value"]),
        (-1.0, 5, ["no-value"]),
    ],
)
def test_a_number_that_cannot_occur_is_no_value(connection, facts_of, capacity, shelves, told):
    shelf = {"id": "shelves", "title": "Shelves", "kind": "number", "range": {"above": "0", "to": "10"}}
    book = book_of({"attributes": [shelf]})
    facts = facts_of("clients", "client capacity shelves", ("a", capacity, shelves))

    [row] = connection.to_pyarrow(clients_of(facts, book)).to_pylist()
    assert (row["capacity"] is None or row["shelves"] is None) is bool(told)
    assert [row["reason"] for row in connection.to_pyarrow(bad_client_rows(facts, book)).to_pylist()] == told
