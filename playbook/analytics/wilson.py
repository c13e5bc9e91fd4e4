"""How many of how many in; between which bounds the part lies that so few let guess out."""

from __future__ import annotations

from decimal import Decimal, localcontext

_Z = Decimal("1.959963984540054")  # of the normal distribution: 2.5 % lie beyond it on each side
_FINE = Decimal("0.000001")


def wilson(count: int, of: int) -> tuple[Decimal, Decimal] | None:
    """The 95 % confidence interval of a part, as fractions of six decimals; nothing of nothing.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927); without a
            correction for continuity.
    """
    if not of:
        return None
    with localcontext() as context:
        context.prec = 28
        part, square = Decimal(count) / of, _Z * _Z
        middle = part + square / (2 * of)
        spread = _Z * (part * (1 - part) / of + square / (4 * of * of)).sqrt()
        whole = 1 + square / of
        low, high = (middle - spread) / whole, (middle + spread) / whole
        return max(low, Decimal(0)).quantize(_FINE), min(high, Decimal(1)).quantize(_FINE)
