"""A matrix as data: its rows, columns and cells, and how much of the whole lies in each, before anyone has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_BOUNDS = (Decimal("0.05"), Decimal("0.15"), Decimal("0.30"))
"""Shares of the whole: with nine cells an even one has a ninth."""


@dataclass(frozen=True, slots=True)
class HeatBand:
    """A row or a column: its letter, and what puts a client there."""

    letter: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell where a row and a column meet: its title, the lines under it, the step of its heat, all of it in a sentence, and where it leads."""

    row: str
    column: str
    title: str
    lines: tuple[str, ...]
    heat: int
    told: str
    ref: str = ""

    @property
    def name(self) -> str:
        """Its row and its column, such as AX."""
        return self.row + self.column


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A whole matrix; a cell that is not told of is missing. `description` says in a sentence what a reader who cannot see it should know."""

    id: str
    title: str
    description: str
    columns: tuple[HeatBand, ...]
    rows: tuple[HeatBand, ...]
    cells: tuple[HeatCell, ...]


def heat_of(share: Decimal) -> int:
    """The step of heat of a share of the whole: 0 for nothing, 1 to 4 from little to much."""
    return 0 if share <= 0 else 1 + sum(share >= bound for bound in _BOUNDS)
