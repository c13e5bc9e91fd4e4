"""A file's name in; its table out, and back: what the ending says is what the file is."""

from __future__ import annotations

import codecs
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.exchange.csv_file import csv_bytes, read_csv
from playbook.exchange.parquet import parquet_bytes, read_parquet
from playbook.exchange.table import Table
from playbook.exchange.workbook import read_workbook, workbook_bytes

_READERS: Mapping[str, Callable[[Path], Table]] = {".csv": read_csv, ".parquet": read_parquet, ".xlsx": read_workbook}
_WRITERS: Mapping[str, Callable[[Table], bytes]] = {
    ".csv": lambda table: codecs.BOM_UTF8 + table_as_csv(table),  # without the mark Excel takes it for another encoding
    ".parquet": parquet_bytes,
    ".xlsx": workbook_bytes,
}
ENDINGS = tuple(_READERS)


def read_table(path: Path) -> Table:
    """The table of a file, whose ending is one of `ENDINGS`.

    Raises: PlaybookError where the file cannot be read; TableError where what stands in it is no table.
    """
    try:
        with path.open("rb"):
            return _READERS[path.suffix.lower()](path)
    except OSError as error:
        told = _("{file} cannot be read: {reason}.", file=str(path), reason=error.strerror or str(error))
        raise PlaybookError(told) from error


def table_as_csv(table: Table) -> bytes:
    """The table as CSV: UTF-8, commas, a line a row; guarded against formulas, unless it was CSV before."""
    return csv_bytes(table, is_guarded=not table.file.lower().endswith(".csv"))


def write_table(table: Table, path: Path) -> None:
    """Write a table into a file, whose ending is one of `ENDINGS`; what stood there stays until the new one is whole.

    Raises: PlaybookError.
    """
    write_file(_WRITERS[path.suffix.lower()](table), path)


def write_files(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files by name into a folder, which is made if it is not there; each is whole or is not there.

    Raises: PlaybookError where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = _("{file} cannot be written: {reason}.", file=str(folder), reason=error.strerror or str(error))
        raise PlaybookError(told) from error
    for name, content in files.items():
        write_file(content, folder / name)
    return [folder / name for name in files]


def write_file(content: bytes, path: Path) -> None:
    """Write bytes into a file; what stood there stays until the new one is whole.

    Raises: PlaybookError.
    """
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).chmod(0o666 & ~_mask())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        told = _("{file} cannot be written: {reason}.", file=str(path), reason=error.strerror or str(error))
        raise PlaybookError(told) from error


def _mask() -> int:
    """What the system takes from the rights of a new file; it can only be asked for by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
