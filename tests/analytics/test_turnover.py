"""What clients bought for, by window and by period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from playbook.analytics.turnover import period_columns, turnover
from playbook.analytics.window import horizon_on

HORIZON = horizon_on(date(2026, 10, 31), "month", 3)


def found(connection, table_of, *rows):
    days, amounts = zip(*rows, strict=True)
    table = table_of(client=["a"] * len(rows), date=[date.fromisoformat(day) for day in days], amount=list(amounts))
    [row] = connection.to_pyarrow(turnover(table, HORIZON, ["client"])).to_pylist()
    return row


def test_each_row_counts_in_the_window_and_the_period_it_is_in(connection, table_of):
    row = found(
        connection, table_of,
        ("2026-08-01", 1), ("2026-09-30", 10), ("2026-10-01", 100), ("2026-10-31", -30),
        ("2026-07-31", 1000), ("2026-05-01", 2000), ("2026-04-30", 40000), ("2026-01-31", 500000),
    )  # fmt: skip

    assert [row[name] for name in period_columns(HORIZON)] == [1, 10, 70]
    assert (row["turnover"], row["turnover_before"], row["turnover_second"]) == (81, 3000, 40000)
    assert row["first_seen"] == date(2026, 1, 31)


def test_kopecks_add_up(connection, table_of):
    row = found(connection, table_of, *[("2026-10-01", Decimal("0.10"))] * 3)

    assert row["turnover"] == Decimal("0.30")
