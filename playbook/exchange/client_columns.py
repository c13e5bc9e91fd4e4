"""A book and a client list in; the columns of the list by which clients are told apart, and what it lacks, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from playbook.criteria import Axis, Value
from playbook.criteria.decisions import axes_of
from playbook.criteria.measures import DOMAINS, axis_of_measure
from playbook.diagnostics import Message, _
from playbook.exchange.client_values import read_line, read_measure, read_value
from playbook.exchange.table import Cell, Table, TableError
from playbook.model.book import Book
from playbook.model.criterion import Measure
from playbook.model.status import Status

LINE = "line"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a list says of clients: an attribute, a measure, or the line; one column may be an attribute and a measure of one name.

    Without an `axis` its values decide nothing, or, of the line, each for itself.
    """

    place: int
    name: str
    kind: str
    read: Callable[[Cell], Value]
    axis: Axis | None = None


def columns_of(book: Book, table: Table, line: str | None) -> tuple[list[Column], list[Message]]:
    """The columns that say something of clients, and notes on what decides and has none.

    Raises: TableError where nothing that decides has a column.
    """
    axes = {axis.name: axis for axis in axes_of(book, line)}
    statuses = book.statuses_of(line)
    measures = measures_of(statuses)
    placed = _placed(book, table)
    currency = book.masthead.currency
    found = [
        Column(placed[one.id], one.id, "attribute", partial(read_value, one, currency=currency), axes.get(one.id))
        for one in book.attributes
        if one.id in placed
    ]
    for name in measures:
        if name in table.columns:
            criteria = [one.when[name] for one in statuses if name in one.when]
            axis = axis_of_measure(name, criteria)
            found.append(
                Column(table.columns.index(name), name, "measure", partial(read_measure, name, currency=currency), axis)
            )
    deciding = [*axes, *measures]
    if deciding and not any(column.axis for column in found):
        raise TableError([_none_decides(table, deciding)])
    if line is None and has_line(book, table):
        lines = {one.id: one.title for one in book.lines}
        found.append(Column(table.columns.index(LINE), LINE, LINE, partial(read_line, lines)))
    return found, _notes(table, [name for name in axes if name not in placed], measures)


def has_line(book: Book, table: Table) -> bool:
    """Whether a column says of which line each client is."""
    return LINE in table.columns and bool(book.lines) and all(one.id != LINE for one in book.attributes)


def lines_to_choose(book: Book, table: Table) -> list[str]:
    """The lines of which one has to be said, for each has rules of its own and the list does not say of which line clients are; else none."""
    ruled = {one.line for one in (*book.segmentations, *book.not_our_clients, *book.statuses)} - {None}
    return [one.id for one in book.lines if one.id in ruled] if len(ruled) > 1 and not has_line(book, table) else []


def measures_of(statuses: Sequence[Status]) -> tuple[Measure, ...]:
    """The measures that statuses test."""
    tested = {name for status in statuses for name in status.when}
    return tuple(name for name in DOMAINS if name in tested)


def _placed(book: Book, table: Table) -> dict[str, int]:
    """By attribute, its column: the one that bears its id, else the only one that bears its title, which is no other's."""
    titles = [_plain(one.title) for one in book.attributes]
    names = [_plain(name) for name in table.columns]
    ids = {one.id for one in book.attributes}
    found = {}
    for one, title in zip(book.attributes, titles, strict=True):
        if one.id in table.columns:
            found[one.id] = table.columns.index(one.id)
        elif titles.count(title) == names.count(title) == 1 and table.columns[names.index(title)] not in ids:
            found[one.id] = names.index(title)
    return found


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _none_decides(table: Table, deciding: Sequence[str]) -> Message:
    return _(
        "{file} has no column by which clients are told apart; name columns in the first row after: {names}.",
        file=table.file,
        names=list(dict.fromkeys(deciding)),
    )


def _notes(table: Table, missing: Sequence[str], measures: Sequence[Measure]) -> list[Message]:
    """What the list lacks: attributes that decide, and measures that statuses test."""
    notes = []
    if missing:
        notes.append(
            _(
                "{file} has no columns for these attributes, they count as unknown: {names}.",
                file=table.file,
                names=missing,
            )
        )
    lacking = [name for name in measures if name not in table.columns]
    if lacking and len(lacking) < len(measures):
        notes.append(
            _("No status is given: {file} has no columns for these measures: {names}.", file=table.file, names=lacking)
        )
    return notes
