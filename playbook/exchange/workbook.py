"""An Excel workbook in, the table of a sheet out, and back; what would not fit the memory is refused before it is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from playbook.diagnostics import Message, PlaybookError, _, quoted
from playbook.exchange.sheet_cells import cells_of_sheet
from playbook.exchange.table import Cell, Table, TableError, letter_of, table_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import python_calamine

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # the container of .xls, and of a workbook under a password
_MOST_MEMBERS = 5_000
_MOST_BYTES = 400_000_000  # unpacked; a sheet of a million rows and ten columns has half of that
_CHUNK = 1 << 20
_MOST_CELLS = 20_000_000  # calamine keeps every cell up to the last, empty or not
_MOST_FIGURES = 15  # Excel keeps no more of a number
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every workbook of ours was made, so that the same content has the same bytes."""
MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767


def read_workbook(path: Path, sheet: str | None = None) -> Table:
    """The table of the sheet of a name, or of the first visible one; numbers, days and flags are what they are in Excel.

    Raises: PlaybookError where it is no workbook, is locked, or is too large; TableError, also where it has no such sheet.
    """
    return table_of(path.name, *lines_of(path, sheet, path.name))


def lines_of(path: Path, sheet: str | None, shown: str) -> tuple[Sequence[Sequence[Cell]], tuple[Message, ...]]:
    """The cells of a sheet as they stand, and what whoever asked should be told; `shown` is what messages call the file.

    Raises: as `read_workbook`.
    """
    import python_calamine  # noqa: PLC0415 - a CSV file needs neither this nor XlsxWriter

    demand_sound(path, shown)
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(path)
        seen = [(number, sheet.name) for number, sheet in enumerate(workbook.sheets_metadata) if _is_seen(sheet)]
        names = [name for _number, name in seen]
        if sheet is not None:
            seen = [(number, name) for number, name in seen if name == sheet]
            if not seen:
                raise TableError([_no_sheet(shown, sheet, names)])
        lines = _lines(path, shown, workbook.get_sheet_by_name, *seen[0]) if seen else []
    except (python_calamine.CalamineError, python_calamine.PasswordError) as error:
        raise PlaybookError(damaged(shown)) from error
    notes: tuple[Message, ...] = ()
    if len(names) > 1 and sheet is None:
        notes = (
            _(
                "{file}: of {count} sheets the first is read, {sheet}.",
                file=shown,
                count=str(len(names)),
                sheet=quoted(names[0]),
            ),
        )
    return lines, notes


def _no_sheet(shown: str, sheet: str, names: Sequence[str]) -> Message:
    return _("{file} has no sheet {sheet}; its sheets are: {names}.", file=shown, sheet=quoted(sheet), names=names)


def _lines(
    path: Path, shown: str, sheet: Callable[[str], python_calamine.CalamineSheet], number: int, name: str
) -> Sequence[Sequence[Cell]]:
    """The cells of a sheet; in place of an error of Excel stands its word, such as `#N/A`, where calamine says nothing."""
    found = cells_of_sheet(path, number)
    if found is None:
        raise PlaybookError(damaged(shown))
    if found.rows * found.columns > _MOST_CELLS:
        raise PlaybookError(
            _(
                "{file}: sheet {sheet} reaches to cell {cell}, too far for a list; delete what stands outside of the list.",
                file=shown,
                sheet=quoted(name),
                cell=f"{letter_of(found.columns - 1)}{found.rows}",
            )
        )
    lines = sheet(name).to_python(skip_empty_area=False)
    for (row, column), word in found.errors.items():
        if row < len(lines) and column < len(lines[row]):
            lines[row][column] = word
    return lines


def _is_seen(sheet: object) -> bool:
    return str(getattr(sheet, "visible", "")).endswith("Visible") and str(getattr(sheet, "typ", "")).endswith(
        "WorkSheet"
    )


def damaged(shown: str) -> Message:
    """What is said of a file that is no workbook."""
    return _("{file} is no Excel workbook, or is damaged; open it in Excel and save it as .xlsx once more.", file=shown)


def demand_sound(path: Path, shown: str) -> None:
    """Unpacks a workbook into nothing and counts: what its own list says of sizes may be a lie.

    Raises: PlaybookError where it is no workbook, is locked or of an old kind, or is too large.
    """
    with path.open("rb") as file:
        if file.read(4) == _OLD_OR_LOCKED:
            raise PlaybookError(
                _(
                    "{file} is locked by a password, or of Excel before 2007; save it without a password as .xlsx.",
                    file=shown,
                )
            )
    try:
        with zipfile.ZipFile(path) as parcel:
            if len(parcel.infolist()) > _MOST_MEMBERS or _unpacked(parcel) > _MOST_BYTES:
                raise PlaybookError(
                    _("{file} is too large to be a list of clients; save the list alone, or as CSV.", file=shown)
                )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise PlaybookError(damaged(shown)) from error


def _unpacked(parcel: zipfile.ZipFile) -> int:
    """The bytes of all members, counted up to a little over the most."""
    total = 0
    for member in parcel.infolist():
        member.file_size = _MOST_BYTES + _CHUNK  # or Python would stop reading where the list says
        with parcel.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > _MOST_BYTES:
                    return total
    return total


def workbook_bytes(table: Table) -> bytes:
    """The table as a workbook: the same bytes for the same table, nothing in it a formula or a link.

    Raises: TableError where there are more rows than a sheet has.
    """
    import xlsxwriter  # noqa: PLC0415 - as above
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415 - as above

    if len(table.rows) >= MOST_ROWS:
        raise TableError(
            [
                _(
                    "An Excel sheet has {rows} rows, and this list has more; write it as CSV or Parquet.",
                    rows=str(MOST_ROWS),
                )
            ]
        )
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    try:
        with xlsxwriter.Workbook(file, options) as workbook:
            workbook.set_properties({"created": CREATED})
            sheet = workbook.add_worksheet()
            sheet.freeze_panes(1, 0)
            strong = workbook.add_format({"bold": True})
            formats: dict[type, object] = {
                kind: workbook.add_format({"num_format": form})
                for kind, form in ((date, "yyyy-mm-dd"), (datetime, "yyyy-mm-dd hh:mm:ss"), (time, "hh:mm:ss"))
            }
            for number, name in enumerate(table.columns):
                sheet.write_string(0, number, name, strong)
            for number, row in enumerate(table.rows, start=1):
                for place, cell in enumerate(row):
                    _write(sheet, (number, place), cell, formats)
    except XlsxWriterException as error:
        raise PlaybookError(str(error)) from error
    return file.getvalue()


def _write(sheet: object, place: tuple[int, int], cell: Cell, formats: dict[type, object]) -> None:
    """One cell, as what it is; what Excel would cut or change is written as text."""
    write = sheet  # the library has no types
    if cell is None:
        return
    if isinstance(cell, bool):
        write.write_boolean(*place, cell)  # type: ignore[attr-defined]  # as said
    elif isinstance(cell, int | float | Decimal) and is_kept(cell):
        write.write_number(*place, float(cell))  # type: ignore[attr-defined]  # as said
    elif type(cell) in formats:
        write.write_datetime(*place, cell, formats[type(cell)])  # type: ignore[attr-defined]  # as said
    else:
        write.write_string(*place, text_of(cell)[:LONGEST_TEXT])  # type: ignore[attr-defined]  # as said


def is_kept(number: float | Decimal) -> bool:
    """Whether Excel keeps all figures of a number."""
    if isinstance(number, float):
        return number - number == 0
    return len(Decimal(number).normalize().as_tuple().digits) <= _MOST_FIGURES
