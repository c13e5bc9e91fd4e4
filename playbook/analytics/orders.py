"""Rows of a ledger in; how often each client ordered, and when for the first and the last time, out."""

from __future__ import annotations

from collections.abc import Sequence

import ibis.expr.types as ir

from playbook.analytics.window import Horizon


def orders(rows: ir.Table, horizon: Horizon, by: Sequence[str]) -> ir.Table:
    """How often and when each client ordered, over all history up to the day asked for, and up to the day one window earlier.

    Shape:  one row for each of `by` that ever ordered: `orders`, `first_order`, `last_order` (dates), and, as they were one window
            earlier, `orders_before`, `last_order_before`.
    Units:  an order is an order number of a client, where the ledger has numbers, else a client and a day (book-format, "data").
    Leaves out: returns, which are negative: bringing goods back is no order.
    """
    sold = rows.filter(rows.amount >= 0)
    if "order" in rows.columns:
        told = sold.mutate(order=sold.order.fill_null(sold.date.cast("string")))
        placed = told.group_by([*by, "order"]).agg(
            date=told.date.min(),
            last=told.date.max(),
            last_before=told.date.max(where=told.date <= horizon.earlier),
        )
    else:
        days = sold.select(*by, "date").distinct()
        placed = days.mutate(last=days.date, last_before=(days.date <= horizon.earlier).ifelse(days.date, None))
    return placed.group_by(list(by)).agg(
        orders=placed.count(),
        first_order=placed.date.min(),
        last_order=placed["last"].max(),
        orders_before=placed.count(where=placed.date <= horizon.earlier),
        last_order_before=placed.last_before.max(),
    )
