"""Sums month by month as data: what a chart of them shows, before anyone has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A month: what stands under it, its sum, the sum in a sentence of its own, and the words at its end, if it has any."""

    name: str
    amount: Decimal
    told: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across a chart: where, and what it is called."""

    amount: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class MonthChart:
    """A whole chart of months; `description` says in a sentence what a reader who cannot see it should know."""

    id: str
    title: str
    description: str
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]


def round_marks(lowest: Decimal, highest: Decimal) -> tuple[Decimal, ...]:
    """Round numbers between the lowest and the highest of two, one step apart, zero among them; half a dozen at most."""
    lowest, highest = min(lowest, Decimal(0)), max(highest, Decimal(0))
    span = highest - lowest
    if not span:
        return (Decimal(0),)
    power = Decimal(1).scaleb((span / _MOST_STEPS).adjusted())
    step = next(one * power for one in _STEPS if span / (one * power) <= _MOST_STEPS)
    return tuple(number * step for number in range(int(lowest / step), int(highest / step) + 1))
