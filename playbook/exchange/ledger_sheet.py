"""A workbook with a table of facts in; the names of its columns, and its rows as texts, each with the number that Excel shows, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from playbook.analytics.facts import SourceError
from playbook.analytics.head_row import LOOKED_AT, begins_below
from playbook.exchange.table import Cell, TableError, is_blank, table_of, text_of
from playbook.exchange.workbook import lines_of

_THREE_DECIMALS = re.compile(r"\.\d{3}\Z")


def read_sheet(
    path: Path, sheet: str | None, shown: str
) -> tuple[Sequence[str], Iterator[tuple[int, Sequence[str | None]]]]:
    """The sheet of a name, or the first visible one, of a file that messages call `shown`.

    Numbers keep the figures that Excel shows, days are year-month-day.

    Raises: PlaybookError where it is no workbook, is locked or too large, or has no such sheet; SourceError where it is no table.
    """
    try:
        lines, _notes = lines_of(path, sheet, shown)
    except TableError as error:
        raise SourceError(*error.mistakes) from error
    try:
        table = table_of(shown, lines)
    except TableError as error:
        below = begins_below(shown, [[text_of(cell) for cell in line] for line in lines[:LOOKED_AT]])
        if below:
            raise SourceError(below) from error
        raise SourceError(*error.mistakes) from error
    numbered = enumerate(table.rows, start=2)
    return table.columns, ((number, [_text(cell) for cell in row]) for number, row in numbered if not is_blank(row))


def _text(cell: Cell) -> str | None:
    """A cell as text; a number of three decimals gets a nought, for as text it could be taken for one with thousands."""
    text = text_of(cell)
    is_like_thousands = isinstance(cell, float | Decimal) and _THREE_DECIMALS.search(text)
    return f"{text}0" if is_like_thousands else text or None
