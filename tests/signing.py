"""Sheets as people hand them back: filled in by hand, saved by Excel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import python_calamine
import xlsxwriter


def sign(path: Path, marks: Mapping[tuple[int, int], object], target: Path | None = None, number: int = 0) -> Path:
    """The workbook with more cells filled, by row and column from 0, written into the target or over itself; its looks are lost.

    They stand on the first sheet, or on that of another number.
    """
    found = python_calamine.CalamineWorkbook.from_path(path)
    sheets = {name: found.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in found.sheet_names}
    with xlsxwriter.Workbook(target or path) as workbook:
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        for place_of_sheet, (name, rows) in enumerate(sheets.items()):
            sheet = workbook.add_worksheet(name)
            cells = {(row, place): cell for row, line in enumerate(rows) for place, cell in enumerate(line)}
            for at, cell in (cells | (marks if place_of_sheet == number else {})).items():
                if isinstance(cell, date):
                    sheet.write_datetime(*at, cell, day)
                elif cell != "":
                    sheet.write(*at, cell)
    return target or path
