"""A table as it was read: columns and rows of plain cells, whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from playbook.diagnostics import Message, _, quoted

Cell = str | bool | int | float | Decimal | date | datetime | time | timedelta | None
"""What stands in a cell; an empty one is nothing. Of a CSV file every cell is text, and `01036` stays that text."""

_A = ord("A")
_LETTERS = 26


class TableError(Exception):
    """What somebody wrote into a table cannot be used: all of it, each in a sentence."""

    def __init__(self, mistakes: Sequence[Message]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. `notes` are what its reader should be told. The row numbers are those that Excel shows: the names stand in row 1."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Message, ...] = ()


def table_of(file: str, lines: Iterable[Sequence[Cell]], notes: tuple[Message, ...] = ()) -> Table:
    """The table of lines of cells, of which the first names the columns; empty rows and columns at the end are left out.

    Raises: TableError where the columns have no names, or two have the same, or a row is longer than they are.
    """
    kept = list(lines)
    while kept and is_blank(kept[-1]):
        kept.pop()
    rows = [tuple(None if cell == "" else cell for cell in line) for line in kept]
    if not rows:
        raise TableError(
            [_("{file} is empty: the names of the columns stand in its first row, a client in each other.", file=file)]
        )
    head, *body = rows
    names = tuple("" if cell is None else text_of(cell).strip() for cell in head)
    while names and not names[-1] and all(len(row) < len(names) or row[len(names) - 1] is None for row in body):
        names = names[:-1]
    _demand_names(file, names, body)
    width = len(names)
    return Table(file, names, tuple((*row[:width], *(None,) * (width - len(row))) for row in body), notes)


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether nothing stands in a row, or spaces alone."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)


def same_names(columns: Sequence[str]) -> list[str]:
    """The names of columns that an earlier one has too, whatever their capitals."""
    seen = {name.casefold(): number for number, name in reversed([*enumerate(columns)])}
    return [name for number, name in enumerate(columns) if seen[name.casefold()] != number]


def _demand_names(file: str, names: tuple[str, ...], body: Sequence[tuple[Cell, ...]]) -> None:
    mistakes = [
        _(
            "{file}: column {letter} has no name in the first row; a merged cell names only the first of its columns, unmerge it.",
            file=file,
            letter=letter_of(number),
        )
        for number, name in enumerate(names)
        if not name
    ]
    mistakes += [
        _("{file}: two columns are called {name}; give one of them another name.", file=file, name=quoted(name))
        for name in dict.fromkeys(name for name in names if name and names.count(name) > 1)
    ]
    for number, row in enumerate(body, start=2):
        if any(cell is not None for cell in row[len(names) :]):
            mistakes.append(_("{file}, row {row}: there are more cells than columns.", file=file, row=str(number)))
    if mistakes:
        raise TableError(mistakes)


def letter_of(number: int) -> str:
    """A column as Excel names it: A is number 0, AA is 26."""
    first = "" if number < _LETTERS else letter_of(number // _LETTERS - 1)
    return f"{first}{chr(_A + number % _LETTERS)}"


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, days and times as ISO 8601 writes them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{number_of(cell):f}"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)


def number_of(cell: float) -> Decimal:
    """A number as whoever typed it sees it: Excel keeps 15 figures, what is behind them is noise of binary fractions."""
    found = Decimal(f"{cell:.15g}")
    return found.quantize(Decimal(1)) if found == found.to_integral_value() and abs(found) < _EXACT else found


_EXACT = Decimal(10) ** 20
