"""A number that is easy to imagine, out of a stretch of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from playbook.criteria.cut import Cut

_FINEST = 12
"""Digits below the size of a stretch at which the search for a round number ends."""


def round_number(
    lower: Cut, upper: Cut, step: Decimal | None, *, from_below: bool = False, to_above: bool = False
) -> Decimal:
    """A number of the stretch with the fewest figures that is not at its border, unless the stretch has no other.

    Of those equally round the middle one; where one end is that of all numbers there are (`from_below`, `to_above`), the one nearest to
    the other end, for there somebody drew a border.
    """
    least, most = _inner_ends(lower, upper, step)
    for unit in _units(least, most, step):
        ends = (
            (least / unit).to_integral_value(ROUND_CEILING) if least.is_finite() else None,
            (most / unit).to_integral_value(ROUND_FLOOR) if most.is_finite() else None,
        )
        known = [end for end in ends if end is not None]
        if not known:
            return Decimal(0)
        first, last = known[0], known[-1]
        if first > last:
            continue
        if from_below and not to_above:
            return last * unit
        if to_above or from_below:
            return first * unit
        return ((first + last) / 2).to_integral_value(ROUND_FLOOR) * unit
    return least if least.is_finite() else most


def _inner_ends(lower: Cut, upper: Cut, step: Decimal | None) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that are not at the border of the stretch, or the only ones there are."""
    if step is not None:
        first, last = lower.number, upper.number - step
        inner = first + step, last - step
        if inner[0] <= inner[1]:
            return inner
        return first, last
    if lower.number == upper.number:
        return lower.number, lower.number
    ends = [cut.number for cut in (lower, upper) if cut.number.is_finite()]
    margin = (max(ends) - min(ends)) / 1000 if len(ends) > 1 else abs(ends[0]) / 1000 if ends else Decimal(0)
    margin = margin or Decimal(1)
    return lower.number + margin, upper.number - margin


def _units(least: Decimal, most: Decimal, step: Decimal | None) -> Iterator[Decimal]:
    """Powers of ten from the size of the numbers down, of which with a step only its multiples, and at last the step itself."""
    sizes = [end.adjusted() for end in (least, most) if end.is_finite() and end]
    top = max(sizes, default=0)
    for exponent in range(top, top - _FINEST, -1):
        unit = Decimal(1).scaleb(exponent)
        if step is None or unit % step == 0:
            yield unit
    if step is not None:
        yield step
