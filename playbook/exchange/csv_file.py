"""CSV as Excel and others write it, in any of their encodings and separators, in; a table out. Back it is UTF-8 with commas."""

from __future__ import annotations

import codecs
import csv
import io
import re
from pathlib import Path

from playbook.diagnostics import _
from playbook.exchange.table import Table, TableError, table_of, text_of

_SEPARATORS = ";,\t"
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own line before the first
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CELL = 1_000_000


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
    lines = csv.reader(io.StringIO(text[told.end() :] if told else text, newline=""), delimiter=separator)
    try:
        return table_of(path.name, list(lines))
    except csv.Error:
        told_row = _(
            "{file}, line {line}: a cell does not end; a quotation mark within a cell is written twice.",
            file=path.name,
            line=str(lines.line_num),
        )
        raise TableError([told_row]) from None


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


def csv_bytes(table: Table) -> bytes:
    """The table as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([text_of(cell) for cell in row] for row in table.rows)
    return file.getvalue().encode()
