"""A part of a whole beside what was expected, as data: what a small bar of it shows, before anyone has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class IntervalBar:
    """A measured part, the interval that it may truly lie in, and the part that is expected, if any: fractions of one.

    `title` says all of it in a sentence to a reader who cannot see it.
    """

    id: str
    title: str
    part: Decimal
    low: Decimal
    high: Decimal
    expected: Decimal | None = None

    @property
    def is_outside(self) -> bool:
        """Whether what is expected lies outside of the interval."""
        return self.expected is not None and not self.low <= self.expected <= self.high
