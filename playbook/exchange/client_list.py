"""A client list and a book in; the same list with the segments of each client, or why it is not ours, and its status, out."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from playbook.criteria import Value, allows, classify
from playbook.diagnostics import Message, _, quoted
from playbook.exchange.client_columns import LINE, Column, columns_of, has_line, measures_of
from playbook.exchange.client_values import CellError
from playbook.exchange.table import Cell, Table, TableError, is_blank
from playbook.locale.total_words import TOTAL
from playbook.model.book import Book

RESULTS = ("segments", "not_our_client", "status")
_MOST_TOLD = 20
_MOST_ROWS_TOLD = 10
_TOTAL = re.compile(TOTAL)

Known = Mapping[tuple[str, str], Value]
"""What a row says of its client, by the kind of a column and its name."""
Verdict = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class ClassifiedList:
    """The list with its three columns more, and what whoever asked should be told of it."""

    table: Table
    notes: tuple[Message, ...]


def classify_list(book: Book, table: Table, line: str | None = None) -> ClassifiedList:
    """Every client in its segments, in the order of the list; other columns pass through as they are.

    Each client is held against the rules of its line: of `line`, or of the one that its column `line` names. Clients alike in all
    that decides are classified once; empty rows and sums at the foot of a list are no clients.

    Raises: TableError, with every cell that is no value, each once for the first row that has it.
    """
    _demand_free(table)
    columns, notes = columns_of(book, table, line)
    totals = [number for number, row in enumerate(table.rows) if _is_total(row)]
    skipped = {*totals, *(number for number, row in enumerate(table.rows) if is_blank(row))}
    verdicts = _Verdicts(book, line, table)
    rows = tuple(
        (*row, *(verdicts.of(client) if client is not None else (None, None, None)))
        for row, client in zip(table.rows, _clients(table, columns, skipped), strict=True)
    )
    if totals:
        notes.append(_sums(table, totals))
    if line is not None and has_line(book, table):
        notes.append(
            _("All clients count as of line {line}; the column {name} is not read.", line=quoted(line), name=LINE)
        )
    return ClassifiedList(Table(table.file, (*table.columns, *RESULTS), rows), (*table.notes, *notes))


class _Verdicts:
    """The three cells of a client, remembered for those who are like it."""

    def __init__(self, book: Book, line: str | None, table: Table) -> None:
        self._book, self._line, self._table = book, line, table
        self._known: dict[int, Verdict] = {}

    def of(self, client: Known) -> Verdict:
        if id(client) not in self._known:
            line = self._line or client.get((LINE, LINE))
            line = line if isinstance(line, str) else None
            found = classify(self._book, _named("attribute", client), line)
            self._known[id(client)] = (
                ";".join(segment.id for segment in found.segments) or None,
                found.not_our_client.id if found.not_our_client else None,
                self._status(line, _named("measure", client)),
            )
        return self._known[id(client)]

    def _status(self, line: str | None, client: Mapping[str, Value]) -> str | None:
        """The first status whose measures fit, if all measures are columns; a measure that is not defined meets nothing."""
        statuses = self._book.statuses_of(line)
        measures = measures_of(statuses)
        if not measures or not {*measures} <= {*self._table.columns}:
            return None
        for status in statuses:
            if all(allows(criterion, client.get(name)) for name, criterion in status.when.items()):
                return status.id
        return None


def _named(kind: str, client: Known) -> dict[str, Value]:
    return {name: value for (of_kind, name), value in client.items() if of_kind == kind}


def _is_total(row: Sequence[Cell]) -> bool:
    """Whether the first that stands in a row says that it is a sum of others."""
    first = next((cell for cell in row if cell is not None and cell != ""), None)
    return isinstance(first, str) and bool(_TOTAL.match(first.strip().lower()))


def _sums(table: Table, totals: Sequence[int]) -> Message:
    told = [str(number + 2) for number in totals[:_MOST_ROWS_TOLD]]
    return _(
        "{file}: these rows are sums and no clients, they get no verdict: {rows}.",
        file=table.file,
        rows=[*told, "…"] if len(totals) > len(told) else told,
    )


def _clients(table: Table, columns: Sequence[Column], skipped: set[int]) -> list[Known | None]:
    """The client of each row, or another in whom nothing that decides is different: a hundred thousand rows have some thousand such."""
    cells: dict[tuple[int, type, Cell], tuple[Hashable, Value]] = {}  # by type too: 1, 1.0 and True are one key
    clients: dict[tuple[Hashable, ...], Known] = {}
    mistakes: list[Message] = []
    found: list[Known | None] = []
    for number, row in enumerate(table.rows):
        if number in skipped:
            found.append(None)
            continue
        values = []
        for at, column in enumerate(columns):
            cell = row[column.place]
            if (at, type(cell), cell) not in cells:
                value, mistake = _read(table, number + 2, column, cell)
                mistakes += mistake
                cells[at, type(cell), cell] = (_kind(column, value), value)
            values.append(cells[at, type(cell), cell])
        key = tuple([kind for kind, _value in values])
        if key not in clients:
            clients[key] = {
                (column.kind, column.name): value for column, (_of, value) in zip(columns, values, strict=True)
            }
        found.append(clients[key])
    if mistakes:
        raise TableError(_told(mistakes))
    return found


def _read(table: Table, row: int, column: Column, cell: Cell) -> tuple[Value, list[Message]]:
    try:
        return column.read(cell), []
    except CellError as error:
        return None, [_at(table, row, table.columns[column.place], error.message)]


def _kind(column: Column, value: Value) -> Hashable:
    """What of a value decides; nothing where nothing does."""
    if column.kind == LINE:
        return value
    return column.axis.kind_of(value) if column.axis else None


def _at(table: Table, row: int, column: str, message: Message) -> Message:
    return _(
        "{file}, row {row}, column {column}: {message}",
        file=table.file,
        row=str(row),
        column=column,
        message=message,
    )


def _told(mistakes: list[Message]) -> list[Message]:
    more = len(mistakes) - _MOST_TOLD
    return (
        mistakes
        if more <= 0
        else [*mistakes[:_MOST_TOLD], _("and {count} more cells that are no values.", count=str(more))]
    )


def _demand_free(table: Table) -> None:
    taken = [
        _(
            "{file} already has a column {name}, which this command writes; rename or delete it.",
            file=table.file,
            name=quoted(name),
        )
        for name in table.columns
        if name.casefold() in RESULTS
    ]
    if taken:
        raise TableError(taken)
