"""What clients bought in the window in; their shares of the whole and their ABC classes out."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from playbook.analytics.ratio import ratio_of
from playbook.model.abc_xyz import AbcShares

_SHARE = "decimal(9, 8)"  # times a sum of 29 figures it still fits


def abc(clients: ir.Table, shares: AbcShares | None, ties: Sequence[str] = ("client",)) -> ir.Table:
    """The clients by turnover, largest first, with what they and all before them bring.

    Shape:  the clients as they are, and `share`, `cumulative_share`, `abc` (`A`, `B`, `C`; nothing without thresholds).
    Units:  fractions of the turnover of all.
    Source: book-format, "abc_xyz": who stands behind less than the threshold share still belongs to the better class, so A is never
            empty; ties go by client id.
    Leaves out: clients of whom the ledger had nothing yet when the window ended; and nobody is classed where all bought for nothing.
    """
    is_in = clients.is_in_window
    order = ibis.window(
        order_by=[is_in.desc(), clients.turnover.desc(), *(clients[one].asc() for one in ties)], rows=(None, 0)
    )
    ranked = clients.mutate(
        total=clients.turnover.sum().over(ibis.window()),
        until=clients.turnover.sum().over(order),
    )
    total = (ranked.is_in_window & (ranked.total > 0)).ifelse(ranked.total, None)
    ahead = ranked.until - ranked.turnover
    classes = ibis.null("string")
    if shares is not None:
        edges = [(letter, ibis.literal(edge, _SHARE)) for letter, edge in (("A", shares.a), ("B", shares.a + shares.b))]
        classes = ibis.cases(
            (total.isnull(), ibis.null("string")),
            *((ahead < total * edge, letter) for letter, edge in edges),
            else_="C",
        )
    return ranked.mutate(
        share=ratio_of(ranked.turnover, total), cumulative_share=ratio_of(ranked.until, total), abc=classes
    ).drop("total", "until")
