"""Clients with all that they are called in; how many are called the same in every way, and who moved from which status to which, out."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from playbook.analytics.written import EXACT

MOVED = ("previous_status", "status")
"""The columns of which each pair is a move within one window; nothing stands for no status, or for who had not ordered then."""


def kinds(clients: ir.Table, by: Sequence[str]) -> ir.Table:
    """The clients who are called the same in every way: of a million there are some hundred such kinds, from which all sums follow.

    Shape: `by`, `clients` (how many), `turnover`, `orders`, `cost` (nothing where a client who bought tells none); most turnover first.
    Units: money in the window, orders over all history; a client who buys in two lines is a client of each.
    """
    grouped = clients.group_by(list(by)).agg(
        clients=ibis._.count(),
        turnover=ibis._.turnover.sum().cast(EXACT),
        orders=ibis._.orders.sum().cast("int64"),
        cost=ibis._.cost.sum().fill_null(0).cast(EXACT),
        uncosted=ibis._.count(where=ibis._.cost.isnull() & (ibis._.turnover != 0)),
    )
    grouped = grouped.mutate(cost=(grouped.uncosted == 0).ifelse(grouped.cost, None)).drop("uncosted")
    return grouped.order_by([grouped.turnover.desc(), *(grouped[name].asc() for name in by)])
