"""The one place where anything is computed: expressions in, tables in memory out. The desk is DuckDB in memory, whatever the sources are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends import BaseBackend
from ibis.backends.duckdb import Backend
from ibis.backends.sql.datatypes import DuckDBType

from playbook.diagnostics import PlaybookError, _

_TROUBLES = {
    "OperationalError",
    "InterfaceError",
    "IOException",
    "HTTPException",
    "ConnectionException",
    "OutOfMemoryException",
    "ConversionException",
    "OutOfRangeException",
}
"""What DuckDB calls it when the world got in the way; anything else is our bug and stays one."""
_SERVERS = {"psycopg", "pyspark", "py4j"}
"""Drivers of servers, whose rights, views and limits are not ours: whatever they raise is told."""
_LONGEST = 200
_MOST_MEMORY = "1200MB"
_CREDENTIALS = re.compile(r"(?<=://)\S*@")


class Desk:
    """A database in memory on which tables with a row a client are joined, ranked and summed."""

    def __init__(self, connection: Backend) -> None:
        self._connection = connection

    def take(self, name: str, table: ir.Table) -> ir.Table:
        """A table that its own database computes, and that stands here from then on.

        Raises: PlaybookError where that database cannot be read.
        """
        return self.put(name, fetched(table))

    def put(self, name: str, rows: pa.Table) -> ir.Table:
        """Rows in memory, which stand here as a table from then on."""
        self._connection.con.register(name, rows)
        return self._connection.table(name)

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """A table of tables that stand here, computed once for many questions.

        Why: Ibis would make its columns anew as texts, where `coded` left numbers of words: three times the memory, and twice the time.
        """
        columns = ", ".join(
            f'"{column}"' if kind.is_string() else f'CAST("{column}" AS {DuckDBType.to_string(kind)}) AS "{column}"'
            for column, kind in table.schema().items()
        )
        query = f'CREATE TEMP TABLE "{name}" AS SELECT {columns} FROM ({self._connection.compile(table)})'  # noqa: S608 - names of ours
        self._connection.con.execute(query)
        return self._connection.table(name)

    def amend(self, kept: ir.Table, rows: ir.Table, by: str, columns: Sequence[str]) -> None:
        """Rows of a table that is kept get other values in some columns, from those that say the same in the column `by`.

        Why: where few rows of many are to change, another table of all would take as much time and memory as the first.
        """
        told = ", ".join(f'"{one}" = mended."{one}"' for one in columns)
        query = f'UPDATE "{kept.op().name}" AS kept SET {told} FROM ({self._connection.compile(rows)}) AS mended'  # noqa: S608 - names of ours
        self._connection.con.execute(f'{query} WHERE kept."{by}" = mended."{by}"')

    def remove(self, kept: ir.Table, rows: ir.Table, by: str) -> None:
        """Rows leave a table that is kept: those that say the same in the column `by`."""
        found = self._connection.compile(rows.select(by))
        self._connection.con.execute(f'DELETE FROM "{kept.op().name}" WHERE "{by}" IN ({found})')  # noqa: S608 - as above

    def coded(self, name: str, table: ir.Table, words: Mapping[str, Sequence[str]]) -> ir.Table:
        """A table of tables that stand here, with columns of few words as numbers of these words: the same to whoever asks, and a tenth of the size.

        words: by column, all that may stand in it; their numbers go by the alphabet, so that rows have the order that texts would have.
        """
        kinds = {column: ", ".join(f"'{_escaped(one)}'" for one in sorted({*found})) for column, found in words.items()}
        columns = ", ".join(
            f'CAST("{column}" AS ENUM ({kinds[column]})) AS "{column}"' if kinds.get(column) else f'"{column}"'
            for column in table.columns
        )
        query = f'CREATE TEMP VIEW "{name}" AS SELECT {columns} FROM ({self._connection.compile(table)})'  # noqa: S608 - names of ours, words escaped
        self._connection.con.execute(query)
        return self._connection.table(name)

    def fetch(self, table: ir.Table) -> pa.Table:
        """The rows of a table of tables that stand here."""
        return _rows_of(table, self._connection)


@contextmanager
def open_desk() -> Iterator[Desk]:
    """An empty desk, cleared away at the end."""
    connection = connected_here()
    try:
        yield Desk(connection)
    finally:
        connection.disconnect()


@contextmanager
def open_desk_of(table: ir.Table) -> Iterator[Desk]:
    """A desk where a table stands, if that is a DuckDB, so that its rows need not be moved; else an empty one."""
    backend = table.get_backend()
    if isinstance(backend, Backend):
        yield Desk(backend)
    else:
        with open_desk() as desk:
            yield desk


def connected_here() -> Backend:
    """A DuckDB in memory that fetches nothing from a network."""
    return ibis.duckdb.connect(":memory:", autoinstall_known_extensions=False, autoload_known_extensions=False)


def bound_memory(connection: Backend, folder: Path) -> None:
    """From here on a DuckDB keeps in a folder what has no room in a gigabyte or so: a history has a row an event, not a row a client."""
    connection.con.execute(f"SET memory_limit = '{_MOST_MEMORY}'")
    connection.con.execute(f"SET temp_directory = '{_escaped(str(folder))}'")


def fetched(table: ir.Table) -> pa.Table:
    """The rows of a table, computed by the database in which it stands.

    Raises: PlaybookError where that database cannot be read.
    """
    try:
        return _rows_of(table, table.get_backend())
    except Exception as error:
        if not _is_of_the_world(error):
            raise
        said = _CREDENTIALS.sub("•••@", str(error).strip().partition("\n")[0])[:_LONGEST]
        told = _("The database cannot be read: {reason}.", reason=said.rstrip(" .") or type(error).__name__)
        raise PlaybookError(told) from None


def _escaped(word: str) -> str:
    return word.replace("'", "''")


def _is_of_the_world(error: Exception) -> bool:
    kinds = type(error).__mro__
    return any(one.__name__ in _TROUBLES or one.__module__.partition(".")[0] in _SERVERS for one in kinds)


def _rows_of(table: ir.Table, backend: BaseBackend) -> pa.Table:
    """The rows of a table; of DuckDB without Ibis, which would import pandas for it: a third of a second, and 35 MB."""
    if not isinstance(backend, Backend):
        return backend.to_pyarrow(table)
    return backend.con.sql(backend.compile(table)).to_arrow_table().cast(table.schema().to_pyarrow())
