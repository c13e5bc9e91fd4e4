"""Rows of a ledger in; how often each client ordered, and when for the first and the last time, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.analytics.day_bits import days_in, first_in, last_in
from playbook.analytics.window import Horizon, start_of


def orders(rows: ir.Table, horizon: Horizon, by: Sequence[str]) -> ir.Table:
    """How often and when each client ordered, over all history up to the day asked for, and up to the day one window earlier.

    Shape:  one row for each of `by` that ever ordered: `orders`, `first_order`, `last_order` (dates), and, as they were one window
            earlier, `orders_before`, `last_order_before`.
    Units:  an order is an order number of a client; where a row has none, its day stands for it (book-format, "data").
    Leaves out: returns, which are negative: bringing goods back is no order.
    """
    sold = rows.filter(rows.amount >= 0)
    told = sold.mutate(order=sold.order.fill_null(sold.date.cast("string")))
    placed = told.group_by([*by, "order"]).agg(
        date=told.date.min(),
        last=told.date.max(),
        last_before=told.date.max(where=told.date <= horizon.earlier),
    )
    return placed.group_by(list(by)).agg(
        orders=placed.count(),
        first_order=placed.date.min(),
        last_order=placed["last"].max(),
        orders_before=placed.count(where=placed.date <= horizon.earlier),
        last_order_before=placed.last_before.max(),
    )


def order_days(by_span: ir.Table, horizon: Horizon, by: Sequence[str]) -> ir.Table:
    """The same of rows without order numbers, by span: there an order is a client and a day."""
    first = start_of(horizon.earlier, "week" if horizon.period == "week" else "month")
    known = by_span.mutate(before=_until(by_span, first, horizon.earlier))
    known = known.mutate(count=days_in(known.order_days), count_before=days_in(known.before))
    ordered = known.filter(known.order_days > 0)
    was_order = ordered.before > 0
    found = ordered.group_by(list(by)).agg(
        orders=ordered["count"].sum(),
        first_span=ordered.date.min(),
        first_days=ordered.order_days.argmin(ordered.date),
        last_span=ordered.date.max(),
        last_days=ordered.order_days.argmax(ordered.date),
        orders_before=ordered.count_before.sum(),
        span_before=ordered.date.max(where=was_order),
        days_before=ordered.before.argmax(ordered.date, where=was_order),
    )
    return found.select(
        *by,
        "orders",
        first_order=_day(found.first_span, first_in(found.first_days)),
        last_order=_day(found.last_span, last_in(found.last_days)),
        orders_before=found.orders_before,
        last_order_before=_day(found.span_before, last_in(found.days_before)),
    )


def _until(by_span: ir.Table, first: date, last: date) -> ir.IntegerValue:
    """The days with an order that are no later than a day, whose span begins on its first."""
    until = (1 << (last - first).days + 1) - 1
    days = by_span.order_days
    return ibis.cases((by_span.date < first, days), (by_span.date == first, days & until), else_=0)


def _day(first: ir.DateValue, place: ir.IntegerValue) -> ir.DateValue:
    return (first + place.as_interval("D")).cast("date")
