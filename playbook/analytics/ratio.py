"""Ratios: two exact numbers in; their quotient, and whether it is within bounds in spite of its last digits, out."""

from __future__ import annotations

from decimal import Decimal

import ibis
import ibis.expr.types as ir

_COMPARED = "decimal(38, 12)"
_BOUND = "decimal(24, 12)"


def ratio_of(part: ir.NumericValue, whole: ir.NumericValue) -> ir.FloatingValue:
    """The quotient, as a number with 15 to 17 figures; nothing where either is nothing, or the whole is zero."""
    return part.cast("float64") / whole.cast("float64").nullif(0.0)


def compared(ratio: ir.FloatingValue) -> ir.DecimalValue:
    """A quotient as it is held against a bound, to twelve decimals.

    Why: a tenth has no binary fraction: 0.1 exactly on paper may come out as 0.10000000000000009.
    """
    return ratio.cast(_COMPARED)


def bound(number: Decimal) -> ir.DecimalScalar:
    """A bound as the author wrote it; a decimal without a type would lose what is behind its third decimal in DuckDB."""
    return ibis.literal(number, _BOUND)
