"""A CSV file as Excel and others write it in; the same cells as text in Parquet, each row with its number, out."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pv
import pyarrow.parquet as pq

from playbook.analytics.facts import FILE, ROW, TORN, SourceError
from playbook.analytics.head_row import LOOKED_AT, begins_below
from playbook.diagnostics import _

_SEPARATORS = ";,\t"
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own line before the first
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = 1 << 20
_TOP = 1 << 16
_BLOCK = 1 << 24  # a row must fit in
_FIRST_ROW = 2  # the names stand in row 1
Cells = Sequence[str | None]


def snapshot(path: Path, shown: str, target: Path) -> list[str]:
    """Writes the cells of a CSV file, as text, into a Parquet file; what comes back are the names of its columns.

    UTF-8, with or without its mark, UTF-16 with one, else Windows-1251; separated by what stands most often between the names:
    semicolons, commas or tabs. Empty rows are left out, a row with fewer cells is filled up, one with more is marked as torn.

    Raises: OSError; SourceError where it is no table.
    """
    readable = _in_utf8(path, target.with_suffix(".utf8"))
    with readable.open(encoding="utf-8-sig", newline="") as file:
        head = file.read(_CHUNK)
    told = _TOLD.match(head)
    body = head[told.end() :] if told else head
    separator = told[1] if told else _separator_in(body)
    text = io.StringIO(body, newline="")
    names = [name.strip() for name in next(csv.reader(text, delimiter=separator), [])]
    if not any(names):
        below = begins_below(shown, _top(body, told))
        raise SourceError(below or _("{file} is empty: the names of the columns stand in its first row.", file=shown))
    if not text.read(1):
        write_rows(iter(()), len(names), shown, target)  # Arrow wants a line end behind the names
        return names
    try:
        _write(_Rows(readable, shown, separator, len(names), skipped=2 if told else 1), shown, target)
    except pa.ArrowInvalid:
        raise _endless(shown) from None
    return names


def top_of(path: Path) -> list[list[str]]:
    """The cells of the first lines of a CSV file, as few as `head_row` looks at.

    Raises: OSError.
    """
    with path.open(encoding=_encoding_of(path) or "utf-8-sig", errors="replace", newline="") as file:
        head = file.read(_TOP)
    told = _TOLD.match(head)
    return _top(head[told.end() :] if told else head, told)


def _top(body: str, told: re.Match[str] | None) -> list[list[str]]:
    """The cells of the first lines, separated as most of them are."""
    lines = io.StringIO(body[:_TOP], newline="")
    separators = [_separator_in(line) for line in islice(lines, LOOKED_AT) if line.strip()]
    separator = told[1] if told else max(_SEPARATORS, key=separators.count)
    lines.seek(0)
    try:
        return list(islice(csv.reader(lines, delimiter=separator), LOOKED_AT))
    except csv.Error:
        return []


def write_rows(rows: Iterator[tuple[int, Cells]], width: int, shown: str, target: Path) -> None:
    """Writes numbered rows of as many texts as there are columns into a Parquet file, as `snapshot` does."""
    with pq.ParquetWriter(target, _schema(width)) as writer:
        while some := list(islice(rows, _CHUNK // max(width, 1))):
            writer.write_table(
                _table([number for number, _cells in some], [cells for _number, cells in some], width, shown)
            )


def _write(rows: _Rows, shown: str, target: Path) -> None:
    with pq.ParquetWriter(target, _schema(rows.width)) as writer:
        for table in rows:
            writer.write_table(table)
        writer.write_table(_table([*rows.odd], [*rows.odd.values()], rows.width, shown))


def _schema(width: int) -> pa.Schema:
    columns = [(f"{number}", pa.string()) for number in range(width)]
    return pa.schema([*columns, (ROW, pa.int64()), (FILE, pa.string()), (TORN, pa.bool_())])


def _table(numbers: Sequence[int], rows: Sequence[Cells], width: int, shown: str) -> pa.Table:
    """Rows that are as long as somebody made them: what is missing is empty, and what is too much makes them torn."""
    full = [(*cells[:width], *(None,) * (width - len(cells))) for cells in rows]
    columns = [pa.array([row[place] or None for row in full], pa.string()) for place in range(width)]
    torn = [any(cell and cell.strip() for cell in cells[width:]) for cells in rows]
    return pa.table(
        [*columns, pa.array(numbers, pa.int64()), pa.array([shown] * len(full)), pa.array(torn, pa.bool_())],
        _schema(width),
    )


class _Rows:
    """The rows of a CSV file in batches; those of another length are kept beside, in `odd`, by their number."""

    def __init__(self, path: Path, shown: str, separator: str, width: int, skipped: int) -> None:
        self.width, self.odd = width, dict[int, list[str]]()
        self._shown, self._separator, self._skipped = shown, separator, skipped
        self._endless_row: int | None = None  # what a handler raises, Arrow swallows
        columns = [f"{number}" for number in range(width)]
        self._batches = pv.open_csv(
            path,
            pv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=columns, skip_rows_after_names=skipped),
            pv.ParseOptions(
                delimiter=separator, newlines_in_values=True, invalid_row_handler=self._keep, ignore_empty_lines=False
            ),
            pv.ConvertOptions(
                column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )

    def __iter__(self) -> Iterator[pa.Table]:
        numbers = (number for number in count(_FIRST_ROW) if number not in self.odd)
        for batch in self._batches:
            numbered = list(islice(numbers, batch.num_rows))
            columns = batch.columns
            self._demand_whole(columns, numbered)
            said = pc.is_valid(columns[0])
            for column in columns[1:]:
                said = pc.or_(said, pc.is_valid(column))
            rest = [
                pa.array(numbered, pa.int64()),
                pa.array([self._shown] * len(numbered)),
                pa.array([False] * len(numbered)),
            ]
            yield pa.table([*columns, *rest], _schema(self.width)).filter(said)
        if self._endless_row is not None:
            raise _endless(self._shown, self._endless_row)

    def _keep(self, row: pv.InvalidRow) -> str:
        """Arrow counts every row of the file from 1, those that are skipped at its head too."""
        if row.text.count('"') % 2:
            self._endless_row = self._endless_row or row.number - self._skipped + 1
        cells = next(csv.reader(io.StringIO(row.text, newline=""), delimiter=self._separator), [])
        if any(cell.strip() for cell in cells):
            self.odd[row.number - self._skipped + 1] = cells
        return "skip"

    def _demand_whole(self, columns: Sequence[pa.Array], numbers: Sequence[int]) -> None:
        """A cell that holds other rows: its first and its last line are as long as rows are, with the cells around them."""
        for place, column in enumerate(columns):
            for at in pc.indices_nonzero(pc.match_substring(column, "\n")).to_pylist():
                cell = column[at].as_py()
                first, last = (
                    part.count(self._separator) for part in (cell.partition("\n")[0], cell.rpartition("\n")[2])
                )
                if self._separator in cell and place + first + 1 == self.width == last + self.width - place:
                    raise _endless(self._shown, numbers[at])


def _endless(shown: str, row: int | None = None) -> SourceError:
    if row is None:
        return SourceError(
            _(
                "{file}: a cell begins with a quotation mark and does not end; delete the mark, or end the cell.",
                file=shown,
            )
        )
    return SourceError(
        _(
            "{file}, row {row}: a cell begins with a quotation mark and does not end, so that it swallows the rows below; "
            "delete the mark, or end the cell with another.",
            file=shown,
            row=str(row),
        )
    )


def _in_utf8(path: Path, beside: Path) -> Path:
    """The file itself, or a copy of it in UTF-8."""
    encoding = _encoding_of(path)
    if encoding is None:
        return path
    with (
        path.open(encoding=encoding, errors="replace", newline="") as source,
        beside.open("w", encoding="utf-8", newline="") as copy,
    ):
        while text := source.read(_CHUNK):
            copy.write(text)
    return beside


def _encoding_of(path: Path) -> str | None:
    """How a file has to be read; nothing where it is UTF-8 as it stands."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        head = file.read(_CHUNK)
        marked: Mapping[bytes, str] = dict(_MARKS)
        if found := next((encoding for mark, encoding in marked.items() if head.startswith(mark)), None):
            return None if found == "utf-8-sig" else found
        try:
            while head:
                decoder.decode(head)
                head = file.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1251"
    return None


def _separator_in(text: str) -> str:
    """The separator that stands most often in the first line, outside quotation marks."""
    unquoted = re.sub(r'"(?:[^"]|"")*"', "", text.lstrip("\r\n")).partition("\n")[0]
    return max(_SEPARATORS, key=unquoted.count)
