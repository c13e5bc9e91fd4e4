"""What clients bought in each month or week."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.spans import spans

ROWS = (("2026-01-31", "5.10", "b"), ("2026-02-01", "1", "a"), ("2026-02-02", "-1", "c"), ("2026-02-28", "2", ""))


@pytest.fixture
def table(table_of):
    days, amounts, managers = zip(*ROWS, strict=True)
    return table_of(
        client=["a"] * len(ROWS),
        date=[date.fromisoformat(day) for day in days],
        amount=[Decimal(one) for one in amounts],
        manager=list(managers),
    )


def test_a_month_has_its_sum_its_days_with_an_order_and_who_is_named_last(connection, table):
    found = connection.to_pyarrow(spans(table, "month", ["client"]).order_by("date")).to_pylist()

    assert found == [
        {"client": "a", "date": date(2026, 1, 1), "amount": Decimal("5.10"), "manager": "2026-01-31b", "order_days": 1 << 30},
        {"client": "a", "date": date(2026, 2, 1), "amount": Decimal(2), "manager": "2026-02-02c", "order_days": 1 | 1 << 27},
    ]  # fmt: skip


def test_a_week_begins_on_monday(connection, table):
    found = connection.to_pyarrow(spans(table, "week", ["client"]).order_by("date")).to_pylist()

    assert [(row["date"], row["order_days"]) for row in found] == [
        (date(2026, 1, 26), 1 << 5 | 1 << 6),
        (date(2026, 2, 2), 0),
        (date(2026, 2, 23), 1 << 5),
    ]


def test_where_orders_have_numbers_no_days_are_counted(table):
    numbered = table.mutate(order=table.manager)

    assert "order_days" not in spans(numbered, "month", ["client"]).columns
