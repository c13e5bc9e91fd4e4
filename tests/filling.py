"""Workbooks as people hand them back: cells filled in as Excel writes them, everything else left as it is."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

SHEET, MARKS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"


def edited(path: Path, edits: Mapping[str, Callable[[str], str]], target: Path | None = None) -> Path:
    """The workbook with its parts edited as texts, by their names; written into the target or over itself."""
    with zipfile.ZipFile(path) as parcel:
        parts = {name: parcel.read(name) for name in parcel.namelist()}
    for name, edit in edits.items():
        parts[name] = edit(parts[name].decode()).encode()
    with zipfile.ZipFile(target or path, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in parts.items():
            parcel.writestr(name, content)
    return target or path


def fill(path: Path, cells: Mapping[str, object], target: Path | None = None, part: str = SHEET) -> Path:
    """The workbook with cells filled in by their addresses: numbers and texts as they are, `None` empties one.

    A text that begins with `<` is what Excel writes within a cell, such as `<f>1+1</f><v>2</v>`; one with `t="e"` before it is of that type.
    """

    def edit(text: str) -> str:
        for address, value in cells.items():
            text = _with(text, address, value)
        return text

    return edited(path, {part: edit}, target)


def _with(text: str, address: str, value: object) -> str:
    found = re.search(rf'<c r="{address}"( s="\d+")?[^>]*?(/>|>.*?</c>)', text)
    style = (found[1] or "") if found else ""
    written = _written(address, style, value)
    if found:
        return text[: found.start()] + written + text[found.end() :]
    return _beside(text, address, written)


def _beside(text: str, address: str, written: str) -> str:
    """A cell at the end of its row, which is added where it is not there."""
    number = re.sub("[A-Z]", "", address)
    row = re.search(rf'(<row r="{number}"[^>]*?>.*?)(</row>)', text)
    if row:
        return text[: row.end(1)] + written + text[row.start(2) :]
    return text.replace("</sheetData>", f'<row r="{number}">{written}</row></sheetData>')


def _written(address: str, style: str, value: object) -> str:
    if value is None:
        return f'<c r="{address}"{style}/>'
    if isinstance(value, str) and (raw := re.match(r'(?:s="(\d+)" ?)?(?:t="(\w+)")?(<[fv].*)', value)):
        style = f' s="{raw[1]}"' if raw[1] else style
        kind = f' t="{raw[2]}"' if raw[2] else ""
        return f'<c r="{address}"{style}{kind}>{raw[3]}</c>'
    if isinstance(value, str):
        return f'<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{address}"{style}><v>{value}</v></c>'


def with_format(path: Path, form: str) -> int:
    """The number of a new style of cells, of a number format, which is written into the workbook."""
    number = 0

    def edit(text: str) -> str:
        nonlocal number
        count = re.search(r'<cellXfs count="(\d+)">', text)
        assert count is not None
        number = int(count[1])
        text = text.replace(count[0], f'<cellXfs count="{number + 1}">')
        text = text.replace("</cellXfs>", '<xf numFmtId="199" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>')
        made = f'<numFmt numFmtId="199" formatCode="{escape(form, {chr(34): "&quot;"})}"/>'
        return re.sub("<numFmts [^>]*>", lambda found: found[0] + made, text)

    edited(path, {"xl/styles.xml": edit})
    return number
