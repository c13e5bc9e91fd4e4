"""Sums by span in; what each client bought for, in the window, in each of its periods, and in the windows before, out."""

from __future__ import annotations

from collections.abc import Sequence

import ibis.expr.types as ir

from playbook.analytics.measurements import Window
from playbook.analytics.window import Horizon
from playbook.analytics.written import EXACT

_LENGTH_OF_DAY = 10  # 2026-11-01


def turnover(rows: ir.Table, horizon: Horizon, by: Sequence[str]) -> ir.Table:
    """What each client bought for, returns taken off.

    Shape: one row for each of `by` that has a row at all: `turnover`, in its periods `turnover_1` …, in the windows before
           `turnover_before` and `turnover_second`, `first_seen` (the first day of its first span), and, where rows have such,
           `manager`, and `cost` (of the goods in the window; nothing where one of its rows tells none).
    Units: money in the book's currency, exact.
    """
    amount = rows.amount
    sums = {f"turnover_{number}": _within(rows, period) for number, period in enumerate(horizon.periods, start=1)}
    sums["turnover_before"] = _within(rows, horizon.before)
    sums["turnover_second"] = _within(rows, horizon.second)
    found = {name: amount.sum(where=days).fill_null(0).cast(EXACT) for name, days in sums.items()}
    found["first_seen"] = rows.date.min()
    if "manager" in rows.columns:
        found["manager"] = rows.manager.max().substr(_LENGTH_OF_DAY)
    if "cost" in rows.columns:
        in_window = _within(rows, horizon.window)
        is_told = rows.uncosted.sum(where=in_window).fill_null(0) == 0
        found["cost"] = is_told.ifelse(rows.cost.sum(where=in_window).fill_null(0), None).cast(EXACT)
    grouped = rows.group_by(list(by)).agg(**found)
    periods = [grouped[name] for name in period_columns(horizon)]
    return grouped.mutate(turnover=sum(periods[1:], start=periods[0]).cast(EXACT))


def period_columns(horizon: Horizon) -> list[str]:
    """The names of the columns that hold the turnover of each period."""
    return [f"turnover_{number}" for number in range(1, horizon.window.periods + 1)]


def _within(rows: ir.Table, window: Window) -> ir.BooleanValue:
    return rows.date.between(window.first, window.last)
