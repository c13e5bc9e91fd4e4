"""ABC–XYZ: a page for each matrix with its thresholds in words, its nine cells, and an entry for each described one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from playbook.diagnostics import Message, _, _n
from playbook.model.abc_xyz import AbcXyz, Cell
from playbook.model.book import Book
from playbook.model.value import Duration
from playbook.plan.chapters.by_line import one_or_by_line
from playbook.plan.facts import Fact
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "abc_xyz"

_DEVIATIONS: Mapping[str, Message] = {
    "population": _("standard deviation of all periods (n), as a part of the mean"),
    "sample": _("standard deviation of a sample (n − 1), as a part of the mean"),
}


@dataclass(frozen=True, slots=True)
class Band:
    """A row or a column of the matrix: its letter, and what puts a client there."""

    letter: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CellEntry:
    """A cell by its name, such as AX; with a reference and the cell itself where the book says what is done there."""

    name: str
    ref: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixContent:
    """What a matrix's page shows beside the matrix itself; `rows` are A, B, C, each with its cells X, Y, Z."""

    columns: tuple[Band, ...]
    rows: tuple[tuple[Band, tuple[CellEntry, ...]], ...]
    entries: tuple[CellEntry, ...]
    counting: tuple[Fact, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the matrix, with a page for each where there are several; none where there is none."""
    if not book.abc_xyz:
        return None
    taken: set[str] = set()
    whole = Draft(
        kind="matrices",
        ref="section:abc_xyz",
        path="abc-xyz/index",
        title=words.say(_("ABC–XYZ")),
        summary=words.say(_("Who brings the turnover, how steadily, and what we do for each.")),
    )
    return one_or_by_line(
        whole, book.abc_xyz, "matrix", lambda one, place: _matrix(one, place, taken, words), book.lines
    )


def _matrix(matrix: AbcXyz, place: Draft, taken: set[str], words: Wording) -> Draft:
    """The page of a matrix in its place: a chapter, or a page of it."""
    cells = _entries(matrix, place.ref.partition(":")[2], taken)
    entries = tuple(cell for cell in cells.values() if cell.ref)
    return replace(
        place,
        kind="matrix",
        title=matrix.title or place.title,
        summary=matrix.summary or place.summary,
        entity=matrix,
        content=MatrixContent(
            columns=tuple(_columns(matrix, words)),
            rows=tuple((row, tuple(cells[row.letter + column] for column in "XYZ")) for row in _rows(matrix, words)),
            entries=entries,
            counting=tuple(_counting(matrix, words)),
        ),
        entries=tuple(Entry(str(entry.ref), _title(entry)) for entry in entries),
    )


def _entries(matrix: AbcXyz, name: str, taken: set[str]) -> dict[str, CellEntry]:
    """The nine cells; the first described AX of a book is `cell:AX`, that of a later matrix bears the matrix's name."""
    found: dict[str, CellEntry] = {}
    for cell_id in (row + column for row in "ABC" for column in "XYZ"):
        cell = next((cell for key, cell in matrix.cells.items() if key == cell_id), None)
        ref = None if cell is None else f"cell:{name}/{cell_id}" if cell_id in taken else f"cell:{cell_id}"
        found[cell_id] = CellEntry(cell_id, ref, cell)
    taken.update(key for key, entry in found.items() if entry.cell)
    return found


def _title(entry: CellEntry) -> str:
    return f"{entry.name} · {entry.cell.title}" if entry.cell and entry.cell.title else entry.name


def _rows(matrix: AbcXyz, words: Wording) -> Iterator[Band]:
    rest = 1 - matrix.abc.a - matrix.abc.b
    for letter, share in (("A", matrix.abc.a), ("B", matrix.abc.b), ("C", max(rest, Decimal(0)))):
        yield Band(letter, words.say(_("{share} of the turnover", share=words.percent(share))))


def _columns(matrix: AbcXyz, words: Wording) -> Iterator[Band]:
    steady, uneven = words.percent(matrix.xyz.x), words.percent(matrix.xyz.y)
    yield Band("X", words.say(_("buys steadily: variation up to {value}", value=steady)))
    yield Band("Y", words.say(_("buys unevenly: up to {value}", value=uneven)))
    yield Band("Z", words.say(_("buys at random: over {value}", value=uneven)))


def _counting(matrix: AbcXyz, words: Wording) -> Iterator[Fact]:
    yield Fact(words.say(_("Counted over")), _window(matrix, words))
    yield Fact(words.say(_("Variation")), words.say(_DEVIATIONS[matrix.deviation]))


def _window(matrix: AbcXyz, words: Wording) -> str:
    if matrix.period == "quarter":
        return words.say(_n("{count} whole quarter", "{count} whole quarters", matrix.window))
    return words.duration(Duration(Decimal(matrix.window), "mo" if matrix.period == "month" else "w"))
