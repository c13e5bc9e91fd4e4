"""What clients bought in a window and what they can buy in a year in; the part of it that they buy from us out."""

from __future__ import annotations

from fractions import Fraction

import ibis.expr.types as ir

from playbook.analytics.ratio import ratio_of


def wallet_share(turnover: ir.DecimalColumn, capacity: ir.DecimalColumn, years: Fraction) -> ir.FloatingColumn:
    """Part of what a client can buy that it buys from us.

    Units:  capacity is money per year; the window is so many years; the share is a fraction, from 0, and may exceed 1.
    Leaves out: clients without a capacity.
    Source: share of wallet = purchases from us / purchases of the category (book-format, "statuses").
    Why:    turnover alone sends the seller to the biggest client, not to the one with room to grow.
    """
    yearly = (capacity > 0).ifelse(capacity, None)
    return ratio_of(turnover * years.denominator, yearly * years.numerator).clip(lower=0)
