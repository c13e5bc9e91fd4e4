"""CSV as Excel and others write it, in any of their encodings and separators, in; a table out. Back it is UTF-8 with commas."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from playbook.diagnostics import _
from playbook.exchange.table import Cell, Table, TableError, table_of, text_of

_SEPARATORS = ";,\t"
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own line before the first
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CELL = 1_000_000
_END = "\1"  # a last line of ours: a cell that does not end swallows it
_FORMULA = re.compile(r"[=+@-](?![\d\s.,]*%?\Z)")


def read_csv(path: Path) -> Table:
    """The table of a CSV file; each cell is text.

    UTF-8, with or without its mark, UTF-16 with one, else Windows-1251; separated by what stands most often between the
    names of the columns: semicolons, commas or tabs.

    Raises: TableError.
    """
    text = _decoded(path.read_bytes())
    if "\0" in text:
        raise TableError([_("{file} is no CSV file.", file=path.name)])
    told = _TOLD.match(text)
    separator = told[1] if told else _separator_in(text)
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text[told.end() :] if told else text, newline="")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(chain(lines, [_END]), delimiter=separator):
            rows.append(row)
            if _has_swallowed(row, len(rows[0]), separator):
                raise _endless(path, len(rows))
    except csv.Error:
        raise _endless(path, len(rows) + 1) from None
    if rows.pop() != [_END]:
        raise _endless(path, len(rows) + 1)
    return table_of(path.name, rows)


def _has_swallowed(row: Sequence[str], width: int, separator: str) -> bool:
    """Whether a cell holds other rows: its first and its last line are as long as rows are, with the cells around them."""
    for place, cell in enumerate(row):
        if "\n" in cell and separator in cell:
            first, last = (part.count(separator) for part in (cell.partition("\n")[0], cell.rpartition("\n")[2]))
            if place + first + 1 == width == last + len(row) - place:
                return True
    return False


def _endless(path: Path, row: int) -> TableError:
    told = _(
        "{file}, row {row}: a cell begins with a quotation mark and does not end, so that it swallows the rows below; "
        "delete the mark, or end the cell with another.",
        file=path.name,
        row=str(row),
    )
    return TableError([told])


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


def _separator_in(text: str) -> str:
    """The separator that stands most often in the first line, outside quotation marks."""
    unquoted = re.sub(r'"(?:[^"]|"")*"', "", text.lstrip("\r\n")[:_LONGEST_CELL]).partition("\n")[0]
    return max(_SEPARATORS, key=unquoted.count)


def csv_bytes(table: Table, *, is_guarded: bool = False) -> bytes:
    """The table as CSV; where it is guarded, no text in it becomes a formula of Excel: an apostrophe stands before."""
    written = guarded if is_guarded else text_of
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(map(written, table.columns))
    writer.writerows([written(cell) for cell in row] for row in table.rows)
    return file.getvalue().encode()


def guarded(cell: Cell) -> str:
    """A cell as text that is no formula of Excel: an apostrophe stands before what would be one."""
    text = text_of(cell)
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text
