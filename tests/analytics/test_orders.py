"""How often and when clients ordered."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.analytics.orders import orders
from playbook.analytics.window import horizon_on

HORIZON = horizon_on(date(2026, 10, 31), "month", 12)


@pytest.fixture
def ordered(connection, table_of):
    def find(*rows, names="client date amount"):
        columns = dict(zip(names.split(), map(list, zip(*rows, strict=True)), strict=True))
        columns["date"] = [date.fromisoformat(day) for day in columns["date"]]
        found = connection.to_pyarrow(orders(table_of(**columns), HORIZON, ["client"])).to_pylist()
        return {row.pop("client"): row for row in found}

    return find


def test_without_numbers_a_client_and_a_day_is_an_order(ordered):
    found = ordered(("a", "2026-01-01", 1), ("a", "2026-01-01", 2), ("a", "2026-01-02", 3), ("b", "2026-01-01", 1))

    assert {client: row["orders"] for client, row in found.items()} == {"a": 2, "b": 1}


def test_with_numbers_an_order_is_one_however_often_it_was_delivered(ordered):
    rows = [
        ("a", "2025-10-01", 1, "7"),
        ("a", "2025-12-01", 2, "7"),
        ("a", "2026-02-01", 3, "8"),
        ("b", "2026-02-01", 3, "8"),
    ]
    found = ordered(*rows, names="client date amount order")

    assert found["a"] == {
        "orders": 2, "first_order": date(2025, 10, 1), "last_order": date(2026, 2, 1),
        "orders_before": 1, "last_order_before": date(2025, 10, 1),
    }  # fmt: skip
    assert found["b"]["orders"] == 1


def test_where_a_number_is_missing_the_day_stands_for_it(ordered):
    rows = [("a", "2026-01-01", 1, None), ("a", "2026-01-01", 2, None), ("a", "2026-01-02", 2, None)]

    assert ordered(*rows, names="client date amount order")["a"]["orders"] == 2


def test_a_return_is_no_order(ordered):
    found = ordered(("a", "2026-01-01", 5), ("a", "2026-03-01", -5), ("b", "2026-03-01", -5))

    assert (found["a"]["orders"], found["a"]["last_order"]) == (1, date(2026, 1, 1))
    assert "b" not in found


def test_what_was_one_window_earlier_does_not_know_of_later_orders(ordered):
    found = ordered(("a", "2025-10-31", 1), ("a", "2025-11-01", 1))["a"]

    assert (found["orders"], found["orders_before"], found["last_order_before"]) == (2, 1, date(2025, 10, 31))
