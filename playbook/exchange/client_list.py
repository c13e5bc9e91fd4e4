"""A client list and a book in; the same list with the segments of each client, or why it is not ours, and its status, out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from playbook.criteria import Axis, Value, allows, classify
from playbook.criteria.decisions import axes_of
from playbook.criteria.measures import DOMAINS, axis_of_measure
from playbook.diagnostics import Message, _, quoted
from playbook.exchange.client_values import CellError, read_measure, read_value
from playbook.exchange.table import Cell, Table, TableError
from playbook.model.book import Book
from playbook.model.criterion import Measure
from playbook.model.status import Status

RESULTS = ("segments", "not_our_client", "status")
_MOST_TOLD = 20

Reader = Callable[[Cell], Value]


@dataclass(frozen=True, slots=True)
class ClassifiedList:
    """The list with its three columns more, and what whoever asked should be told of it."""

    table: Table
    notes: tuple[Message, ...]


def classify_list(book: Book, table: Table, line: str | None = None) -> ClassifiedList:
    """Every client in its segments, in the order of the list; other columns pass through as they are.

    Clients alike in all that decides are classified once.

    Raises: TableError, with every cell that is no value, each once for the first row that has it.
    """
    _demand_free(table)
    statuses = tuple(one for one in book.statuses if line is None or one.line in {None, line})
    measures = _measures_of(statuses)
    has_status = bool(measures) and {*measures} <= {*table.columns}
    readers: dict[str, Reader] = {one.id: partial(read_value, one) for one in book.attributes}
    if has_status:
        readers |= {name: partial(read_measure, name) for name in measures}
    columns = [(number, name) for number, name in enumerate(table.columns) if name in readers]
    clients = _clients(table, columns, readers, _axes(book, statuses if has_status else (), line))
    verdicts = _Verdicts(book, line, statuses if has_status else ())
    rows = tuple((*row, *verdicts.of(client)) for row, client in zip(table.rows, clients, strict=True))
    found = Table(table.file, (*table.columns, *RESULTS), rows)
    return ClassifiedList(found, (*table.notes, *_notes(book, table, measures, line)))


class _Verdicts:
    """The three cells of a client, remembered for those who are like it."""

    def __init__(self, book: Book, line: str | None, statuses: Sequence[Status]) -> None:
        self._book, self._line, self._statuses = book, line, statuses
        self._known: dict[int, tuple[str | None, str | None, str | None]] = {}

    def of(self, client: Mapping[str, Value]) -> tuple[str | None, str | None, str | None]:
        if id(client) not in self._known:
            found = classify(self._book, client, self._line)
            self._known[id(client)] = (
                ";".join(segment.id for segment in found.segments) or None,
                found.not_our_client.id if found.not_our_client else None,
                _status(self._statuses, client),
            )
        return self._known[id(client)]


def _status(statuses: Sequence[Status], client: Mapping[str, Value]) -> str | None:
    """The first status whose measures fit; a measure that is not defined meets nothing."""
    for status in statuses:
        if all(allows(criterion, client.get(name)) for name, criterion in status.when.items()):
            return status.id
    return None


def _measures_of(statuses: Sequence[Status]) -> tuple[Measure, ...]:
    tested = {name for status in statuses for name in status.when}
    return tuple(name for name in DOMAINS if name in tested)


def _axes(book: Book, statuses: Sequence[Status], line: str | None) -> dict[str, Axis]:
    """By attribute and measure, the axis on which what decides tells values apart; those that decide nothing have none."""
    found = {axis.name: axis for axis in axes_of(book, line)}
    tested = {name: [one.when[name] for one in statuses if name in one.when] for name in _measures_of(statuses)}
    return found | {name: axis_of_measure(name, criteria) for name, criteria in tested.items()}


def _clients(
    table: Table, columns: Sequence[tuple[int, str]], readers: Mapping[str, Reader], axes: Mapping[str, Axis]
) -> list[Mapping[str, Value]]:
    """The client of each row, or another in whom nothing that decides is different: a hundred thousand rows have some thousand such."""
    cells: dict[tuple[str, type, Cell], tuple[Hashable, Value]] = {}  # by type too: 1, 1.0 and True are one key
    clients: dict[tuple[Hashable, ...], Mapping[str, Value]] = {}
    mistakes: list[Message] = []
    found = []
    for number, row in enumerate(table.rows, start=2):
        values = []
        for place, name in columns:
            at = (name, type(row[place]), row[place])
            if at not in cells:
                try:
                    value = readers[name](row[place])
                except CellError as error:
                    mistakes.append(_at(table, number, name, error.message))
                    value = None
                cells[at] = (axes[name].kind_of(value) if name in axes else None, value)
            values.append(cells[at])
        key = tuple([kind for kind, _value in values])
        if key not in clients:
            clients[key] = {name: value for (_place, name), (_kind, value) in zip(columns, values, strict=True)}
        found.append(clients[key])
    if mistakes:
        raise TableError(_told(mistakes))
    return found


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
        for name in RESULTS
        if name in table.columns
    ]
    if taken:
        raise TableError(taken)


def _notes(book: Book, table: Table, measures: Sequence[Measure], line: str | None) -> list[Message]:
    """What the list lacks: attributes that decide, and measures that statuses test."""
    asked = {axis.name for axis in axes_of(book, line)}
    missing = [one for one in book.attributes if one.id in asked and one.id not in table.columns]
    notes = []
    if missing:
        notes.append(
            _(
                "{file} has no columns for these attributes, they count as unknown: {names}.",
                file=table.file,
                names=[one.id for one in missing],
            )
        )
    titled = {title.strip().casefold(): title for title in table.columns}
    notes += [
        _(
            "Is column {title} the attribute? Then call it {name}.",
            title=quoted(titled[one.title.casefold()]),
            name=one.id,
        )
        for one in missing
        if one.title.casefold() in titled
    ]
    lacking = [name for name in measures if name not in table.columns]
    if lacking and len(lacking) < len(measures):
        notes.append(
            _("No status is given: {file} has no columns for these measures: {names}.", file=table.file, names=lacking)
        )
    return notes
