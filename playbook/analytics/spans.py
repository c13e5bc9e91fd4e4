"""Rows of a ledger in; what each client bought in each month or week, and on which days of it, out: all that has to be asked of every row."""

from __future__ import annotations

from collections.abc import Sequence

import ibis.expr.types as ir

from playbook.analytics.day_bits import bit_of, bit_or
from playbook.analytics.window import Period


def spans(rows: ir.Table, period: Period, by: Sequence[str]) -> ir.Table:
    """What each client bought in each span of the calendar: a month, or a week where periods are weeks.

    Shape:  one row for each of `by` and span that has a row at all: `date` (the first day of the span), `amount`, where rows have one
            `manager` (who is named last, behind the day of it; of several on one day the last by the alphabet), and, where rows have
            no order numbers, `order_days` (a bit for each day with an order, see `day_bits`), where rows have costs, `cost` (of the
            goods) and `uncosted` (rows that tell none).
    Units:  money in the book's currency, exact.
    Why:    grouped by client and day, ten million rows are eight million groups, and take twice the time and the memory.
    """
    found: dict[str, ir.Value] = {"amount": rows.amount.sum()}
    if "manager" in rows.columns:
        found["manager"] = (rows.date.cast("string") + rows.manager).max(where=rows.manager != "")
    if "order" not in rows.columns:
        place = rows.date.day_of_week.index() if period == "week" else rows.date.day() - 1
        found["order_days"] = bit_or((rows.amount >= 0).ifelse(bit_of(place), 0))
    if "cost" in rows.columns:
        found |= {"cost": rows.cost.sum(), "uncosted": rows.count(where=rows.cost.isnull())}
    return rows.group_by(*by, date=rows.date.truncate("W" if period == "week" else "M")).agg(**found)
