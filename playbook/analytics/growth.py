"""What clients bought in a window and in the one before it in; how much more it became out."""

from __future__ import annotations

import ibis.expr.types as ir

from playbook.analytics.ratio import ratio_of


def growth(now: ir.DecimalColumn, before: ir.DecimalColumn) -> ir.FloatingColumn:
    """Window against window before.

    Units:  a fraction: 0.2 is a fifth more; never under −1, for who brought back more than it bought has bought nothing.
    Leaves out: who bought nothing before; from nothing there is no growth.
    """
    return ratio_of(now - before, (before > 0).ifelse(before, None)).clip(lower=-1)
