"""How many stays ended after how long, and how many had not yet, in; after how long a part of them has ended out.

Source: E. L. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958): the product-limit estimate.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

HALF, NINE_IN_TEN = 0.5, 0.9
HOURS_OF_A_DAY = 24
_NEAR = 1e-9  # where nothing is censored the product is a fraction, but for the last figures
_FINE = Decimal("0.0001")


def hours_until(counts: Iterable[tuple[int, int, int]], parts: Iterable[float]) -> list[Decimal | None]:
    """The hours after which each part has ended; nothing where so many have not been seen to.

    counts: hours, how many ended after them, and how many had not ended when they were last seen after them (censored: those
            count as being there at that hour, and no longer). parts: rising, fractions of one.
    Where a part has ended exactly, and the next end is later, it is the middle between the two: so half of those of whom none
    is censored is their median.
    """
    rows = _ascending(counts)
    there = sum(ended + censored for _hours, ended, censored in rows)
    left = 1.0
    found: list[Decimal | None] = []
    reached: Decimal | None = None  # of a part that has ended exactly
    wanted = [1 - part for part in parts]
    for hours, ended, censored in rows:
        if ended:
            if reached is not None:
                found.append((reached + hours) / 2)
                reached = None
            left *= 1 - ended / there
            while len(found) < len(wanted) and reached is None and left <= wanted[len(found)] + _NEAR:
                if left >= wanted[len(found)] - _NEAR and left > _NEAR:
                    reached = Decimal(hours)
                else:
                    found.append(Decimal(hours))
        there -= ended + censored
    if reached is not None:
        found.append(reached)
    return found + [None] * (len(wanted) - len(found))


def days_until(counts: Iterable[tuple[int, int, int]], parts: Iterable[float]) -> list[Decimal | None]:
    """The same, in days of four decimals."""
    return [None if hours is None else in_days(hours) for hours in hours_until(counts, parts)]


def half_of_arrivals(counts: Iterable[tuple[int, int, int, int]]) -> Decimal | None:
    """The hours after which half of those have arrived who ever do; nothing where nobody has.

    counts: hours, how many arrived after them, how many were lost to another end, and how many had come to none when they were last seen.
    Why:    where one in a hundred arrives, no half of all ever does; and half of those who are there already leaves out the slow ones.
    Source: O. O. Aalen, S. Johansen, An empirical transition matrix for nonhomogeneous Markov chains based on censored observations,
            Scand. J. Statist. 5 (1978): the cumulative incidence of one end among others. Where the half falls exactly, it is the middle
            between that arrival and the next, as in `hours_until`.
    """
    found: dict[int, tuple[int, int, int]] = {}
    for hours, *ends in counts:
        before = found.get(hours, (0, 0, 0))
        found[hours] = before[0] + ends[0], before[1] + ends[1], before[2] + ends[2]
    there = sum(map(sum, found.values()))
    left, arrived = 1.0, 0.0
    curve: list[tuple[int, float]] = []
    for hours in sorted(found):
        arrivals, losses, censored = found[hours]
        if arrivals:
            arrived += left * arrivals / there
            curve.append((hours, arrived))
        left *= 1 - (arrivals + losses) / there
        there -= arrivals + losses + censored
    for place, (hours, part) in enumerate(curve):
        if abs(part - arrived / 2) <= _NEAR:
            return Decimal(hours + curve[place + 1][0]) / 2
        if part > arrived / 2:
            return Decimal(hours)
    return None


def in_days(hours: Decimal) -> Decimal:
    """Hours as days of four decimals."""
    return (hours / HOURS_OF_A_DAY).quantize(_FINE)


def as_days(days: float) -> Decimal:
    """Days that a database counted, with four decimals: a ninth of a minute."""
    return Decimal(days).quantize(_FINE)


def _ascending(counts: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The counts by hours, each once."""
    found: dict[int, tuple[int, int]] = {}
    for hours, ended, censored in counts:
        before = found.get(hours, (0, 0))
        found[hours] = before[0] + ended, before[1] + censored
    return [(hours, *found[hours]) for hours in sorted(found)]
