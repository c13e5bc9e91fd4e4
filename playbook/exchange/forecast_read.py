"""A filled-in sheet of a forecast in; the numbers that were changed in it, each with its place, and what is wrong with it, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playbook.analytics.forecast_entries import forecast_of, unknown_period
from playbook.analytics.ledger_mark import LedgerMark
from playbook.diagnostics import Message, _, quoted
from playbook.exchange.forecast_form import FormRule
from playbook.exchange.forecast_heads import wrong_heads
from playbook.exchange.forecast_marks import HEAD, MARKS, FormMarks, read_marks
from playbook.exchange.forecast_rows import Filled, Place, RowReader
from playbook.exchange.forecast_stale import changed_since, is_of_another_book
from playbook.exchange.sheet_grid import Grid, address_of, grids_of
from playbook.model.book import Book


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What was filled into a sheet: only what differs from what it was made with; one with a mistake is not to be taken over.

    manager: whose sheet it is, empty where it is everybody's. sums: how many sums stand in it. Messages tell the file and the cell.
    """

    file: str
    line: str | None = None
    manager: str = ""
    filled: tuple[Filled, ...] = ()
    sums: int = 0
    mistakes: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


def read_forecast_sheet(path: Path, book: Book, rules: Sequence[FormRule], ledger: LedgerMark | None) -> FilledSheet:
    """What stands in a sheet, whether Excel or LibreOffice saved it; `rules` and the ledger are those of today.

    Raises: PlaybookError where the file cannot be read, or is no workbook.
    """
    file = path.name
    grids = {one.name: one for one in grids_of(path, file)}
    hidden = grids.get(MARKS)
    if hidden is None:
        told = _(
            "{file} is no sheet of “playbook forecast sheet”: the hidden worksheet by which it is known is not there.",
            file=file,
        )
        return FilledSheet(file, mistakes=(told,))
    marks = read_marks(_lines(hidden))
    if marks is None:
        told = _(
            "{file}: its hidden worksheet was changed, so that nobody can tell what stood where; fill in a new sheet.",
            file=file,
        )
        return FilledSheet(file, mistakes=(told,))
    notes = [
        _("{file}: {told}", file=file, told=one) for one in changed_since(marks, rules, ledger, book.masthead.currency)
    ]
    mistakes = [_("{file}: {told}", file=file, told=one) for one in _not_for(marks, book, rules)]
    grid = grids.get(marks.sheet)
    if grid is None:
        others = [quoted(one.name) for one in grids.values() if not one.is_hidden]
        told = _(
            "{file} has no sheet {sheet}; its sheets are: {names}.", file=file, sheet=quoted(marks.sheet), names=others
        )
        mistakes.append(told)
    if grid is None or mistakes:
        return FilledSheet(file, marks.line, marks.manager, mistakes=tuple(mistakes), notes=tuple(notes))
    return _read(file, grid, marks, book, notes)


def _lines(grid: Grid) -> list[tuple[str, ...]]:
    """The texts of a sheet, row by row, without empty cells behind."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in grid.cells.items():
        rows.setdefault(row, {})[column] = cell.value
    return [tuple(rows[row].get(place, "") for place in range(max(rows[row]) + 1)) for row in sorted(rows)]


def _not_for(marks: FormMarks, book: Book, rules: Sequence[FormRule]) -> list[Message]:
    """Why a sheet is none of this book."""
    if is_of_another_book(marks, book.masthead.title, rules):
        told = _(
            "it was made of the book {other}, and this one is {ours}.",
            other=quoted(marks.book),
            ours=quoted(book.masthead.title),
        )
        return [told]
    if marks.currency != book.masthead.currency:
        told = _(
            "its sums are in {other}, and the book now counts in {ours}; make the sheet anew.",
            other=marks.currency,
            ours=book.masthead.currency,
        )
        return [told]
    if forecast_of(book, marks.line) is not None:
        return []
    if marks.line is None:
        return [_("the book has no forecast of all lines; make the sheet anew for a line.")]
    return [_("the book has no forecast of the line {line}.", line=quoted(marks.line))]


def _read(file: str, grid: Grid, marks: FormMarks, book: Book, notes: Sequence[Message]) -> FilledSheet:
    """What stands in the table, where its heads and periods are still those that it was made with."""
    wrong = [((HEAD, place), why) for place, why in wrong_heads(grid, marks.columns)]
    wrong += _unknown_periods(marks, book)
    has_heads = not wrong
    wrong += _merged(grid)
    if not has_heads:
        return FilledSheet(file, marks.line, marks.manager, mistakes=_placed(file, grid, wrong), notes=tuple(notes))
    reader = RowReader(grid, marks, book.masthead.currency)
    filled = tuple(reader.filled())
    return FilledSheet(
        file,
        marks.line,
        marks.manager,
        filled,
        reader.sums,
        _placed(file, grid, [*wrong, *reader.wrong]),
        (*notes, *_placed(file, grid, reader.told)),
    )


def _placed(file: str, grid: Grid, told: Iterable[tuple[Place, Message]]) -> tuple[Message, ...]:
    """Messages with the file and the cell, in the order of cells."""
    return tuple(
        _("{file}, {cell}: {told}", file=file, cell=f"{grid.name}!{address_of(*place)}", told=one)
        for place, one in sorted(told, key=lambda one: one[0])
    )


def _unknown_periods(marks: FormMarks, book: Book) -> Iterator[tuple[Place, Message]]:
    forecast = forecast_of(book, marks.line)
    if forecast is None:
        return
    known = {one.id for one in forecast.periods}
    for place, column in enumerate(marks.columns):
        if column.typed and column.period not in known:
            yield (HEAD, place), unknown_period(column.period, forecast)


def _merged(grid: Grid) -> Iterator[tuple[Place, Message]]:
    for first, last in grid.merged:
        if last[0] >= HEAD:
            told = _(
                "cells are merged up to {last}; unmerge them, or one number would stand for several.",
                last=address_of(*last),
            )
            yield first, told
