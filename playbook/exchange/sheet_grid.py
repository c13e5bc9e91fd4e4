"""An Excel workbook in; its cells as the file keeps them, with formulas and formats, and what is hidden or merged, out.

Readers of workbooks give values alone: whether a number was computed, is a percent or a day, or stands in a hidden row, they do not say.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

from playbook.diagnostics import PlaybookError, _
from playbook.exchange.table import letter_of
from playbook.exchange.workbook import damaged, demand_sound

Kind = Literal["text", "number", "flag", "error", "day"]

_KINDS: Mapping[str, Kind] = {"s": "text", "str": "text", "inlineStr": "text", "b": "flag", "e": "error", "d": "day"}
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "dd.mm.yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "dd.mm.yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 49: "@",
}  # fmt: skip
"""The formats without a text of their own in the file that say more than how many decimals are shown (ECMA-376, part 1, 18.8.30)."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_CELLS = 3_000_000
_A, _LETTERS = ord("A"), 26


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as the file keeps it: the figures of a number, `0` or `1` of a flag, the word of an error; `form` is how Excel shows it."""

    value: str
    kind: Kind = "text"
    formula: str | None = None
    form: str = "General"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its filled cells by row and column from 0 on, the first and last corners of merged cells, its hidden rows and columns."""

    name: str
    is_hidden: bool
    cells: Mapping[tuple[int, int], GridCell]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, on one line."""
        cell = self.cells.get((row, column))
        return "" if cell is None else " ".join(cell.value.split())


@dataclass(slots=True)
class _Found:
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def grids_of(path: Path, shown: str) -> tuple[Grid, ...]:
    """The sheets of a workbook in their order; `shown` is what messages call the file.

    Raises: PlaybookError where it cannot be read, is no workbook, is locked by a password, or is too large.
    """
    try:
        demand_sound(path, shown)
        with zipfile.ZipFile(path) as parcel:
            if "mimetype" in parcel.namelist():
                told = _(
                    "{file} is a sheet of LibreOffice in its own form; save it there as .xlsx (Excel 2007–365).",
                    file=shown,
                )
                raise PlaybookError(told)
            return tuple(_grids(parcel, shown))
    except FileNotFoundError as error:
        raise PlaybookError(_("There is no file {path}.", path=str(path))) from error
    except OSError as error:
        told = _("{file} cannot be read: {reason}.", file=str(path), reason=error.strerror or str(error))
        raise PlaybookError(told) from error
    except (KeyError, ValueError, IndexError, ET.ParseError, zipfile.BadZipFile) as error:
        raise PlaybookError(damaged(shown)) from error


def _grids(parcel: zipfile.ZipFile, shown: str) -> Iterator[Grid]:
    shared = _shared(parcel)
    forms = _forms(parcel)
    targets = {
        one.get("Id", ""): one.get("Target", "").removeprefix("/")
        for one in _elements(parcel, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    for sheet in _elements(parcel, "xl/workbook.xml", "sheet"):
        relation = next(value for name, value in sheet.items() if name.rpartition("}")[2] == "id")
        target = targets[relation]
        member = target if target.startswith("xl/") else f"xl/{target}"
        if "worksheet" not in member:
            continue  # a sheet of a chart alone
        found = _sheet(parcel, member, shared, forms, shown)
        yield Grid(
            sheet.get("name", ""),
            sheet.get("state", "visible") != "visible",
            found.cells,
            tuple(found.merged),
            frozenset(found.hidden_rows),
            frozenset(found.hidden_columns),
        )


def _content(parcel: zipfile.ZipFile, member: str) -> bytes:
    content = parcel.read(member)
    if (
        b"\0" in content or b"<!DOCTYPE" in content
    ):  # neither Excel nor LibreOffice writes these: an entity may unfold without end
        raise ValueError(member)
    return content


def _elements(parcel: zipfile.ZipFile, member: str, name: str) -> Iterator[ET.Element]:
    root = ET.fromstring(_content(parcel, member))  # noqa: S314 - without a DOCTYPE there are no entities
    return (one for one in root.iter() if _name(one) == name)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _shared(parcel: zipfile.ZipFile) -> Sequence[str]:
    """The texts that cells share; how they are to be read aloud in Japanese is no part of them."""
    if "xl/sharedStrings.xml" not in parcel.namelist():
        return ()
    return [_text(one) for one in _elements(parcel, "xl/sharedStrings.xml", "si")]


def _text(item: ET.Element) -> str:
    parts = [one.text or "" for child in item for one in _told(child)]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _told(child: ET.Element) -> Iterator[ET.Element]:
    if _name(child) in {"t", "r"}:
        yield from (one for one in child.iter() if _name(one) == "t")


def _forms(parcel: zipfile.ZipFile) -> Sequence[str]:
    """The number formats by the style of a cell."""
    if "xl/styles.xml" not in parcel.namelist():
        return ()
    root = ET.fromstring(_content(parcel, "xl/styles.xml"))  # noqa: S314 - as above
    own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iter() if _name(one) == "numFmt"}
    styles = next((one for one in root if _name(one) == "cellXfs"), ET.Element("none"))
    numbers = [int(one.get("numFmtId", "0")) for one in styles]
    return [own.get(number) or _BUILT_IN.get(number, "General") for number in numbers]


def _sheet(parcel: zipfile.ZipFile, member: str, shared: Sequence[str], forms: Sequence[str], shown: str) -> _Found:
    found = _Found()
    row = -1
    stream = io.BytesIO(_content(parcel, member))
    for event, element in ET.iterparse(stream, events=("start", "end")):  # noqa: S314 - as above
        name = _name(element)
        if event == "start":
            if name == "row":
                row = int(element.get("r", row + 2)) - 1
            continue
        if name == "row":
            if element.get("hidden") in {"1", "true"}:
                found.hidden_rows.add(row)
            _fill(found, row, element, shared, forms)
            element.clear()
            if len(found.cells) > _MOST_CELLS:
                raise PlaybookError(
                    _("{file} is too large to be a list of clients; save the list alone, or as CSV.", file=shown)
                )
        elif name == "mergeCell":
            first, _mark, last = element.get("ref", "").partition(":")
            found.merged.append((place_of(first), place_of(last or first)))
        elif name == "col" and element.get("hidden") in {"1", "true"}:
            found.hidden_columns.update(
                range(int(element.get("min", "1")) - 1, min(int(element.get("max", "1")), 1000))
            )
    return found


def _fill(found: _Found, row: int, element: ET.Element, shared: Sequence[str], forms: Sequence[str]) -> None:
    column = -1
    for one in element:
        if _name(one) != "c":
            continue
        place = one.get("r")
        column = place_of(place)[1] if place else column + 1
        cell = _cell(one, shared, forms)
        if cell is not None:
            found.cells[row, column] = cell


def _cell(element: ET.Element, shared: Sequence[str], forms: Sequence[str]) -> GridCell | None:
    """A cell; nothing where it holds nothing but looks."""
    kind, value, formula = element.get("t", "n"), "", None
    for part in element:
        name = _name(part)
        if name == "v":
            value = part.text or ""
        elif name == "is":
            value = _text(part)
        elif name == "f":
            formula = part.text or ""
    if kind == "s" and value:
        value = shared[int(value)]
    elif kind == "str":
        value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if not value and formula is None:
        return None
    if kind not in _KINDS and value and not isfinite(float(value)):
        raise ValueError(value)
    style = int(element.get("s", "0"))
    return GridCell(value, _KINDS.get(kind, "number"), formula, forms[style] if style < len(forms) else "General")


def place_of(address: str) -> tuple[int, int]:
    """The row and column, from 0 on, of an address such as H12.

    Raises: ValueError.
    """
    found = _PLACE.fullmatch(address)
    if found is None:
        raise ValueError(address)
    column = 0
    for letter in found[1]:
        column = column * _LETTERS + ord(letter) - _A + 1
    return int(found[2]) - 1, column - 1


def address_of(row: int, column: int) -> str:
    """The address of a cell by its row and column from 0 on, such as H12."""
    return f"{letter_of(column)}{row + 1}"
