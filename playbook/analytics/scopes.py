"""A book in; which of its rules hold for which rows of the ledger, and over which days, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from playbook.analytics.window import Horizon, horizon_on
from playbook.diagnostics import Message, _
from playbook.model.abc_xyz import AbcXyz
from playbook.model.book import Book

MOST_PERIODS = 120
"""No window is longer: ten years of months, for each of which every client has a column."""
NO_LINE = ""
"""What stands in the column `line` of rows that name none of the book's lines."""
_WINDOW = AbcXyz(period="month", window=12)
"""The window of measures where no matrix says another (book-format, "statuses")."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Clients who are classed together: those of one line, or all. `line` is whose rules hold; without it, those of every line."""

    line: str | None
    matrix: AbcXyz | None
    horizon: Horizon
    named: str | None
    """What the column `line` says of them; nothing where the ledger is not divided."""


def scopes_of(book: Book, as_of: date, *, has_lines: bool) -> list[Scope]:
    """The scopes of a book: where rules differ by line and the ledger has lines, each line and then the rows of no line; else all in one."""
    if not (has_lines and is_divided(book)):
        matrix = next(iter(book.abc_xyz), None)
        return [Scope(None, matrix, _horizon(matrix, as_of), None)]
    names: list[str | None] = [one.id for one in book.lines]
    return [
        Scope(name, matrix := matrix_of(book, name), _horizon(matrix, as_of), name or NO_LINE)
        for name in [*names, None]
    ]


def is_divided(book: Book) -> bool:
    """Whether the rules by which clients are classed differ from line to line."""
    ruled = (*book.abc_xyz, *book.statuses, *book.segmentations, *book.not_our_clients)
    return bool(book.lines) and any(one.line for one in ruled)


def matrix_of(book: Book, line: str | None) -> AbcXyz | None:
    """The matrix of a line: its own, else the one for all lines."""
    own = [one for one in book.abc_xyz if one.line == line]
    return next(iter([*own, *(one for one in book.abc_xyz if one.line is None)]), None)


def notes_on(book: Book, scopes: list[Scope]) -> Iterator[Message]:
    """What whoever asked should be told of the rules that are taken."""
    if scopes[0].named is None and len(book.abc_xyz) > 1:
        yield _(
            "The book has several matrices, and the ledger does not say of which line a row is: the first is taken for all; "
            "map a column to “line”."
        )


def _horizon(matrix: AbcXyz | None, as_of: date) -> Horizon:
    looked = matrix or _WINDOW
    return horizon_on(as_of, looked.period, min(max(looked.window, 1), MOST_PERIODS))
