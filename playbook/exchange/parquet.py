"""A Parquet file in, its table out, and back, through DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from playbook.diagnostics import Message, PlaybookError, _, quoted
from playbook.exchange.csv_file import csv_bytes
from playbook.exchange.table import Cell, Table, TableError, same_names, table_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KINDS: dict[type, str] = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", date: "DATE", datetime: "TIMESTAMP"}
_BIGGEST = 2**63


def read_parquet(path: Path) -> Table:
    """The table of a Parquet file; its numbers, days and flags stay what they are, nested values become text.

    Raises: PlaybookError where it is none; TableError.
    """
    import duckdb  # noqa: PLC0415 - a CSV file needs no database

    with tempfile.TemporaryDirectory() as folder, _connected() as connection:
        plain = Path(folder, "clients.parquet")  # for DuckDB, `*` and `[` in a name are a pattern
        plain.symlink_to(path.resolve())
        try:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(plain)])
            names: list[Cell] = [column[0] for column in found.description or ()]
            lines = [names, *([_cell(value) for value in row] for row in found.fetchall())]
        except duckdb.Error as error:
            raise PlaybookError(_("{file} is no Parquet file, or is damaged.", file=path.name)) from error
    return table_of(path.name, lines)


def _cell(value: object) -> Cell:
    kinds = (str, bool, int, float, Decimal, date)
    return value if value is None or isinstance(value, kinds) else str(value)


@contextmanager
def _connected() -> Iterator[DuckDBPyConnection]:
    import duckdb  # noqa: PLC0415 - as above

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": "1",
    }
    connection = duckdb.connect(":memory:", config=settings)
    try:
        yield connection
    finally:
        connection.close()


def parquet_bytes(table: Table) -> bytes:
    """The table as Parquet: a column whose cells are all of one kind keeps it, every other is text.

    Raises: TableError where two columns differ only in capitals, PlaybookError where DuckDB cannot write the table.
    """
    import duckdb  # noqa: PLC0415 - as above

    if same := same_names(table.columns):
        raise TableError([_same(name) for name in same])
    kinds = [_kind([row[number] for row in table.rows]) for number in range(len(table.columns))]
    with tempfile.TemporaryDirectory() as folder, _connected() as connection:
        source, target = Path(folder, "clients.csv"), Path(folder, "clients.parquet")
        source.write_bytes(csv_bytes(table))  # a hundred times as fast as row by row
        columns = dict(zip(table.columns, kinds, strict=True))
        try:
            connection.execute(f"CREATE TABLE clients AS {_FROM_CSV}", [str(source), columns])
            connection.execute(f"COPY clients TO {_quoted(target)} (FORMAT parquet)")
        except duckdb.Error as error:
            raise PlaybookError(_("The list cannot be written as Parquet: {reason}", reason=str(error))) from error
        return target.read_bytes()


def _same(name: str) -> Message:
    return _(
        "Parquet tells no capitals from small letters, and two columns are called {name}; give one of them another name.",
        name=quoted(name),
    )


_FROM_CSV = """
    SELECT * FROM read_csv(?, columns = ?, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', nullstr = '', max_line_size = 16000000, parallel = false)
"""


def _quoted(path: Path) -> str:
    return "'{}'".format(str(path).replace("'", "''"))


def _kind(cells: Sequence[Cell]) -> str:
    found = {type(cell) for cell in cells if cell is not None}
    if len(found) != 1:
        return "VARCHAR"
    [kind] = found
    if kind is int and any(isinstance(cell, int) and abs(cell) >= _BIGGEST for cell in cells):
        return "VARCHAR"
    return _KINDS.get(kind, "VARCHAR")
