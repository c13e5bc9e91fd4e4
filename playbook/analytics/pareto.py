"""Clients with their turnover in; which part of them brings which part of it out."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

STEPS = 100
"""Points of the curve behind its beginning; a book is no place for one a client."""


def pareto(clients: ir.Table) -> ir.Table:
    """The Pareto curve: the largest clients, as a share of all who bought, and what they bring together.

    Shape:  at most a hundred rows: `place` (from 1), `of` (how many bought), `until` (turnover up to there), `total`.
    Units:  money in the book's currency.
    Leaves out: who bought nothing in the window, or brought back more; so the curve only rises, and ends at the whole.
    """
    bought = clients.filter(clients.turnover > 0)
    order = ibis.window(order_by=[bought.turnover.desc(), bought.client.asc()], rows=(None, 0))
    ranked = bought.mutate(
        place=ibis.row_number().over(order) + 1,
        of=bought.count().over(ibis.window()),
        until=bought.turnover.sum().over(order),
        total=bought.turnover.sum().over(ibis.window()),
    )
    step = (ranked.place * STEPS) // ranked["of"]
    is_point = step != ((ranked.place - 1) * STEPS) // ranked["of"]
    return ranked.filter(is_point).select("place", "of", "until", "total").order_by("place")
