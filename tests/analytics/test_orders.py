"""How often and when clients ordered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.analytics.orders import order_days, orders
from playbook.analytics.spans import spans
from playbook.analytics.window import horizon_on

HORIZON = horizon_on(date(2026, 10, 31), "month", 12)


@pytest.fixture
def ordered(connection, table_of):
    def find(*rows, names="client date amount", horizon=HORIZON):
        columns = dict(zip(names.split(), map(list, zip(*rows, strict=True)), strict=True))
        columns["date"] = [date.fromisoformat(day) for day in columns["date"]]
        table = table_of(**columns)
        if "order" in columns:
            found = orders(table, horizon, ["client"])
        else:
            found = order_days(spans(table, horizon.period, ["client"]), horizon, ["client"])
        return {row.pop("client"): row for row in connection.to_pyarrow(found).to_pylist()}

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


def test_an_order_later_in_the_month_of_the_day_a_window_ago_is_no_order_of_that_time(ordered):
    mid_month = horizon_on(date(2026, 11, 14), "month", 12)
    found = ordered(("a", "2025-11-14", 1), ("a", "2025-11-15", 1), ("a", "2025-11-30", 1), horizon=mid_month)["a"]

    assert (found["orders"], found["orders_before"], found["last_order_before"]) == (3, 1, date(2025, 11, 14))


DAYS = st.dates(date(2024, 12, 20), date(2026, 11, 30))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ab"), DAYS, st.sampled_from([-1, 0, 5])), min_size=1, max_size=40),
    st.sampled_from(["week", "month", "quarter"]),
    DAYS,
)
def test_days_by_month_or_week_are_those_by_day(ordered, rows, period, as_of):
    horizon = horizon_on(as_of, period, 4)
    told = [("c", date(2026, 1, 1), 1), *((client, min(day, as_of), amount) for client, day, amount in rows)]
    told = [(client, day.isoformat(), amount) for client, day, amount in told]
    numbered = [(*row, None) for row in told] + [("d", "2026-01-01", 1, "7")]

    by_day = ordered(*numbered, names="client date amount order", horizon=horizon)

    del by_day["d"]
    assert ordered(*told, horizon=horizon) == by_day
