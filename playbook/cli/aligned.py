"""Rows of cells in; lines of text with its cells in columns out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

GAP = "  "
"""What stands between two columns, and before what is set in."""


def aligned(rows: Sequence[Sequence[str]], figures: slice) -> Iterator[str]:
    """Rows in columns as wide as their widest cell; the columns that are figures end below one another."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    right = {*range(len(widths))[figures]}
    for row in rows:
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield GAP.join(cells)
