"""The clients table: capacity and attributes of each client, and cells that say nothing."""

from __future__ import annotations

from decimal import Decimal

from playbook.analytics.clients_table import bad_client_rows, clients_of
from playbook.analytics.small_source import rows_at
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


def test_a_client_has_what_its_first_row_says(desk, facts_of):
    facts = facts_of("clients", "client capacity sum channel near", *ROWS)
    rows = desk.fetch(clients_of(rows_at(desk, facts, BOOK), BOOK).order_by("client")).to_pylist()

    assert rows == [
        {"client": "a", "capacity": Decimal(1_000_000), "sum": Decimal("5.5"), "channel": "dealer", "near": True},
        {"client": "b", "capacity": None, "sum": None, "channel": "dealer", "near": None},
        {"client": "c", "capacity": None, "sum": None, "channel": None, "near": None},
    ]


def test_what_says_nothing_is_told(desk, facts_of):
    facts = facts_of("clients", "client capacity sum channel near", *ROWS)
    rows = desk.fetch(bad_client_rows(rows_at(desk, facts, BOOK), facts.names).order_by("_row")).to_pylist()

    assert [(row["_row"], row["reason"]) for row in rows] == [(4, "repeated"), (5, "no-client"), (6, "no-value")]
    assert rows[2]["channel"] == "shop"


def test_a_sum_of_other_rows_is_no_client(desk, facts_of):
    facts = facts_of("clients", "client capacity", ("a", "5"), ("Итого по отделу", "5"), ("Total", "5"))
    rows = rows_at(desk, facts, BOOK)

    assert [row["client"] for row in desk.fetch(clients_of(rows, BOOK)).to_pylist()] == ["a"]
    told = desk.fetch(bad_client_rows(rows, facts.names).order_by("_row")).to_pylist()
    assert [(row["_row"], row["reason"]) for row in told] == [(3, "total"), (4, "total")]
