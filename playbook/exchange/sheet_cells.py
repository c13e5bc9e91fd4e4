"""A workbook's file and the number of a sheet in; how far its cells reach, and which of them are errors of Excel, out.

The reader of workbooks says neither: it fills the memory up to the last cell, and leaves an error empty.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_A = ord("A")
_LETTERS = 26
_TAG = r"<(?:\w+:)?{name}\s([^>]*)>"
_SHEET, _RELATION = (re.compile(_TAG.format(name=name)) for name in ("sheet", "Relationship"))
_FILLED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'](?![^>]*/>)""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt\s*=\s*["']e["'](?:[^>]*[^/>])?)>(.{0,20000}?)</(?:\w+:)?c>""", re.DOTALL
)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_WORD = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})<")


@dataclass(frozen=True, slots=True)
class SheetCells:
    """How many rows and columns the filled cells of a sheet span, and the words of its errors by row and column from 0 on."""

    rows: int
    columns: int
    errors: Mapping[tuple[int, int], str]


def cells_of_sheet(path: Path, number: int) -> SheetCells | None:
    """The cells of a sheet, counted from 0 in the order of the workbook; nothing where the workbook does not say which file it is.

    The file must have been found to be no bomb before: the sheet is unpacked whole.
    """
    try:
        with zipfile.ZipFile(path) as parcel:
            content = parcel.read(_member(parcel, number))
    except (KeyError, zipfile.BadZipFile):  # the second where the list lies of the size
        return None
    if b"\0" in content:
        return None
    rows, columns = 0, set()
    for filled in _FILLED.finditer(content):
        columns.add(filled[1])
        rows = max(rows, int(filled[2]))
    errors = {
        _at(*place.groups()): word[1].decode("utf-8", "replace")
        for error in _ERROR.finditer(content)
        if (place := _PLACE.search(error[1])) and (word := _WORD.search(error[2]))
    }
    return SheetCells(rows, max(map(_column, columns), default=-1) + 1, errors)


def _member(parcel: zipfile.ZipFile, number: int) -> str:
    """The file of a sheet: the workbook names a relation of it, and that its target."""
    sheets = [*_attributes(_SHEET, parcel.read("xl/workbook.xml")), *[{}] * (number + 1)]
    relations = _attributes(_RELATION, parcel.read("xl/_rels/workbook.xml.rels"))
    wanted = next((value for name, value in sheets[number].items() if name.endswith(":id")), "")
    target = next((one.get("Target", "") for one in relations if one.get("Id") == wanted), "").removeprefix("/")
    return target if target.startswith("xl/") else f"xl/{target}"


def _attributes(tag: re.Pattern[str], content: bytes) -> Iterator[dict[str, str]]:
    for found in tag.finditer(content.decode("utf-8", "replace")):
        pairs = re.findall(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", found[1])
        yield {name: unescape(double or single) for name, double, single in pairs}


def _at(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, _column(letters)


def _column(letters: bytes) -> int:
    """The number of a column from 0 on: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - _A + 1
    return number - 1
