"""The section `data` of a book in; the tables that it names, under our names, wherever they stand, out."""

from __future__ import annotations

import glob
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend

from playbook.analytics.columns import NEEDED, columns_of
from playbook.analytics.csv_snapshot import Cells, snapshot, top_of, write_rows
from playbook.analytics.edge import bound_memory, connected_here
from playbook.analytics.environment import Place, place_of
from playbook.analytics.facts import FILE, ROW, TORN, Facts, SourceError, Sources, UnreadSourceError
from playbook.analytics.head_row import LOOKED_AT, begins_below
from playbook.diagnostics import Message, PlaybookError, _, quoted
from playbook.model.book import Book
from playbook.model.data_source import DataSource

SheetReader = Callable[[Path, str | None, str], tuple[Sequence[str], Iterator[tuple[int, Cells]]]]
"""Reads a sheet of a workbook, the named one or the first: the names of its columns, and its rows as texts, each with its number.

Messages call the file what is said last.
"""

_LONGEST = 200
ENDINGS = (".csv", ".parquet", ".xlsx")
_OTHER_WORKBOOKS = {".xls", ".xlsb", ".xlsm", ".ods"}
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class _Opening:
    """What sources are opened with."""

    book: Book
    folder: Path
    environment: Mapping[str, str]
    read_sheet: SheetReader
    connection: Backend
    beside: Path
    """A folder for what is read once and thrown away."""
    at_end: ExitStack
    """What has to be closed."""


@contextmanager
def open_sources(
    book: Book, folder: Path, environment: Mapping[str, str], read_sheet: SheetReader, ledger: DataSource | None = None
) -> Iterator[Sources]:
    """The sources of a book; `ledger` is one named instead of the book's, by a path from here or an address, which the book maps where it fits.

    Raises: UnreadSourceError where a source cannot be reached or read; SourceError where it does not fit.
    """
    with _opening(book, folder, environment, read_sheet) as opening:
        data = book.data
        found = _own_or_named(opening, "ledger", data.ledger, ledger)
        if found is None:
            raise SourceError(_("The book names no ledger; write where it is under data, or name it with --ledger."))
        others = {
            name: _opened(opening, name, source)
            for name, source in (("clients", data.clients), ("contracts", data.contracts))
            if source is not None
        }
        yield Sources(found, others.get("clients"), others.get("contracts"))


@contextmanager
def open_events(
    book: Book, folder: Path, environment: Mapping[str, str], read_sheet: SheetReader, events: DataSource | None = None
) -> Iterator[Facts]:
    """The history of states of a book; `events` is one named instead of the book's, as in `open_sources`.

    Raises: UnreadSourceError where it cannot be reached or read; SourceError where it does not fit.
    """
    with _opening(book, folder, environment, read_sheet) as opening:
        bound_memory(opening.connection, opening.beside)
        found = _own_or_named(opening, "events", book.data.events, events)
        if found is None:
            told = _("The book names no events; write where they are under data, or name them with --events.")
            raise SourceError(told, source="events")
        yield found


@contextmanager
def _opening(book: Book, folder: Path, environment: Mapping[str, str], read_sheet: SheetReader) -> Iterator[_Opening]:
    with tempfile.TemporaryDirectory(prefix="playbook-") as beside, ExitStack() as at_end:
        connection = connected_here()
        at_end.callback(connection.disconnect)
        yield _Opening(book, folder, environment, read_sheet, connection, Path(beside), at_end)


def _own_or_named(opening: _Opening, name: str, own: DataSource | None, named: DataSource | None) -> Facts | None:
    """The source of the book, or the one that was named, by a path from here, with the columns that the book maps."""
    if named is not None:
        mapped = named.model_copy(update={"columns": own.columns if own else {}})
        return _opened(opening, name, mapped, folder=Path(), is_named=True)
    return None if own is None else _opened(opening, name, own)


def _opened(
    opening: _Opening, name: str, source: DataSource, *, folder: Path | None = None, is_named: bool = False
) -> Facts:
    """A source, or an error that names it."""
    try:
        return _open(opening, name, source, folder=folder, is_named=is_named)
    except SourceError as error:
        raise SourceError(*error.mistakes, source=name) from error
    except PlaybookError as error:
        raise UnreadSourceError(error.message, name) from error


def _open(
    opening: _Opening, name: str, source: DataSource, *, folder: Path | None = None, is_named: bool = False
) -> Facts:
    place = place_of(source.source, opening.environment)
    folder = opening.folder if folder is None else folder
    if place.address.lower().startswith(_WEB):
        raise SourceError(
            _("{source} is an address of a web page; download the table as a file, and name that.", source=place.shown)
        )
    table, present, shown = (
        _of_database(opening, place, folder, source.table)
        if place.is_database
        else _of_files(opening, name, folder, place, source.table)
    )
    try:
        columns = columns_of(name, shown, present, source.columns, opening.book, is_named=is_named)
    except SourceError as error:
        needed = {source.columns.get(ours, ours) for ours in NEEDED[name]}
        below = None if place.is_database else _begins_below(opening, _paths(place, folder)[0], folder, source, needed)
        raise (SourceError(below) if below else error) from None
    kept = [one for one in (FILE, ROW, TORN) if one in table.columns]
    by_name = dict(zip(present, table.columns, strict=False))
    return Facts(name, table.select(*kept, **{our: table[by_name[their]] for our, their in columns.items()}), columns)


def _of_files(
    opening: _Opening, name: str, folder: Path, place: Place, sheet: str | None
) -> tuple[ir.Table, Sequence[str], str]:
    """The files of a path or glob, below one another: their columns are those of the first, by name."""
    paths = _paths(place, folder)
    endings = {one.suffix.lower() for one in paths}
    if endings and endings <= _OTHER_WORKBOOKS:
        raise SourceError(_("{path} is no .xlsx; open it in Excel and save it as .xlsx.", path=quoted(place.shown)))
    if len(endings) > 1 or not endings <= {*ENDINGS}:
        raise SourceError(_("{path} is no CSV, Parquet or XLSX, or is several of them.", path=quoted(place.shown)))
    read = [_read(opening, f"{name}-{number}", path, folder, sheet) for number, path in enumerate(paths)]
    _first, names = read[0]
    for path, (_table, others) in zip(paths, read, strict=True):
        if missing := [one for one in names if one not in others]:
            raise SourceError(
                _(
                    "{file} has no column {theirs}, which {first} has; files of one source have the same columns.",
                    file=_shown(path, folder),
                    theirs=quoted(missing[0]),
                    first=_shown(paths[0], folder),
                )
            )
    tables = _of_one_kind([_in_order(table, others, names) for table, others in read])
    return ibis.union(*tables, distinct=False) if len(tables) > 1 else tables[0], names, _shown(paths[0], folder)


def _of_one_kind(tables: list[ir.Table]) -> list[ir.Table]:
    """Tables whose columns are of the same types: where files differ, as numbers of one year and fractions of the next do, both are text."""
    schemas = [table.schema() for table in tables]
    differing = [name for name in tables[0].columns if len({schema[name] for schema in schemas}) > 1]
    return [table.mutate(**{name: table[name].cast("string") for name in differing}) for table in tables]


def _paths(place: Place, folder: Path) -> list[Path]:
    """The files of a path or glob, in the order of their names."""
    if (folder / place.address).is_dir():
        raise SourceError(_of_a_folder(folder / place.address, place.shown))
    paths = [Path(one) for one in sorted(glob.glob(str(folder / place.address), recursive=True))]  # noqa: PTH207 - an absolute glob too
    paths = [one for one in paths if one.is_file() and not one.name.startswith(("~$", "."))]
    if not paths:
        raise PlaybookError(_("There is no file {path}.", path=quoted(place.shown)))
    return paths


def _of_a_folder(path: Path, shown: str) -> Message:
    held = {one.suffix.lower() for one in path.iterdir()}
    ending = next((one for one in ENDINGS if one in held), ENDINGS[0])
    return _(
        "{path} is a folder; write which of its files are meant, such as {glob}.",
        path=quoted(shown),
        glob=f"{shown.rstrip('/')}/*{ending}",
    )


def _begins_below(opening: _Opening, path: Path, folder: Path, source: DataSource, needed: set[str]) -> Message | None:
    """What to tell of a file that begins with a title; nothing where it does not."""
    shown, ending = _shown(path, folder), path.suffix.lower()
    if ending == ".csv":
        return begins_below(shown, top_of(path), needed)
    if ending == ".xlsx":
        names, rows = opening.read_sheet(path, source.table, shown)
        lines: dict[int, Sequence[str | None]] = {1: names, **dict(islice(rows, LOOKED_AT))}
        return begins_below(shown, [lines.get(number, ()) for number in range(1, LOOKED_AT + 1)], needed)
    return None


def _in_order(table: ir.Table, present: Sequence[str], names: Sequence[str]) -> ir.Table:
    """The columns of a file in the order of another's."""
    rest = [one for one in (FILE, ROW, TORN) if one in table.columns]
    return table.select(
        **{f"{place}": table[present.index(name)] for place, name in enumerate(names)},
        **{one: table[one] for one in rest},
    )


def _read(opening: _Opening, name: str, path: Path, folder: Path, sheet: str | None) -> tuple[ir.Table, Sequence[str]]:
    shown, target = _shown(path, folder), opening.beside / f"{name}.parquet"
    try:
        if path.suffix.lower() == ".parquet":
            return _of_parquet(opening, path, shown, target)
        if path.suffix.lower() == ".csv":
            names: Sequence[str] = snapshot(path, shown, target)
        else:
            names, rows = opening.read_sheet(path, sheet, shown)
            write_rows(rows, len(names), shown, target)
    except OSError as error:
        told = _("{file} cannot be read: {reason}.", file=shown, reason=error.strerror or str(error))
        raise PlaybookError(told) from error
    return opening.connection.read_parquet(target), names


def _of_parquet(opening: _Opening, path: Path, shown: str, target: Path) -> tuple[ir.Table, Sequence[str]]:
    import duckdb  # noqa: PLC0415 - for the name of its error alone

    with path.open("rb"):
        target.symlink_to(path.resolve())  # for DuckDB, `*` and `[` in a name are a pattern
    try:
        table = opening.connection.read_parquet(target, file_row_number=True)
    except duckdb.Error as error:
        raise PlaybookError(_("{file} is no Parquet file, or is damaged.", file=shown)) from error
    names = [one for one in table.columns if one != "file_row_number"]
    numbered = {FILE: ibis.literal(shown), ROW: table.file_row_number.cast("int64") + 1}
    return table.mutate(**numbered).select(*names, FILE, ROW), names


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _of_database(
    opening: _Opening, place: Place, folder: Path, name: str | None
) -> tuple[ir.Table, Sequence[str], str]:
    """A table of a database; its rows have no numbers."""
    if name is None:
        raise SourceError(
            _("{source} is a database; write under “table” which of its tables is meant.", source=place.shown)
        )
    try:
        connection = _connected(opening, place, folder)
        *schema, last = name.split(".")
        table = connection.table(last, database=".".join(schema) or None)
    except Exception as error:  # noqa: BLE001 - each driver has its own, and its words may hold the password
        told = _(
            "{source}, table {table}, cannot be read: {reason}.",
            source=place.shown,
            table=quoted(name),
            reason=_reason(error, place),
        )
        raise PlaybookError(told) from None
    shown = f"{place.shown} {name}"
    return table.mutate(**{FILE: ibis.literal(shown), ROW: ibis.literal(0, "int64")}), list(table.columns), shown


def _reason(error: Exception, place: Place) -> str:
    """What a driver said, without its advice and without secrets; its kind of error where it said nothing."""
    said = place.covered(str(error).split("\n\n", 1)[0])[:_LONGEST]
    return said.rstrip(" .") or type(error).__name__


def _connected(opening: _Opening, place: Place, folder: Path) -> Any:  # noqa: ANN401 - whatever backend the address names
    scheme, _mark, path = place.address.partition("://")
    if scheme == "duckdb":
        found = ibis.duckdb.connect(folder / path, read_only=True, autoinstall_known_extensions=False)
    else:
        found = ibis.connect(place.address)
    opening.at_end.callback(found.disconnect)
    return found
