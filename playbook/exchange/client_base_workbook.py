"""Views of the client base in; an Excel workbook with a sheet for each, made to be sorted, filtered and printed, out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from itertools import chain, count, islice
from math import ceil
from typing import TYPE_CHECKING, Literal

from playbook.diagnostics import PlaybookError
from playbook.exchange.table import text_of
from playbook.exchange.workbook import CREATED, LONGEST_TEXT, MOST_ROWS, is_kept

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Kind = Literal["text", "money", "percent", "int", "number", "class", "day"]
Value = str | int | float | Decimal | date | None
"""What stands in a cell: shares are fractions, money is in the book's currency; what is not known is nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view: the `key` by which a row gives its value, the title over it, and what its values are."""

    key: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class View:
    """A sheet: its title, its columns, and its rows, which are gone through once and may be more than memory holds."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Mapping[str, Value]]


def about(title: str, sentences: Iterable[str]) -> View:
    """A sheet that tells in sentences what the others hold."""
    return View(title, (Column("said", title, "text"),), [{"said": one} for one in sentences])


_OPTIONS = {
    "constant_memory": True,  # a row is written and forgotten: a client base of a million is no larger than one of ten
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMS: Mapping[Kind, str] = {
    "text": "@",  # whoever edits an id keeps its noughts, and what begins with = stays a text
    "money": "#,##0.00",
    "percent": "0.0%",
    "int": "#,##0",
    "number": "#,##0.00",
    "class": "@",
    "day": "yyyy-mm-dd",
}
_GOOD = {"bg_color": "#C6EFCE", "font_color": "#006100"}
_FAIR = {"bg_color": "#FFEB9C", "font_color": "#7F5200"}
_POOR = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
_CLASSES = (
    (("A", "X", "AX", "AY", "BX"), _GOOD),
    (("B", "Y", "AZ", "BY", "CX"), _FAIR),
    (("C", "Z", "BZ", "CY", "CZ"), _POOR),
)
_NARROWEST, _WIDEST = 8, 60  # characters
_WRAPPED = 54  # characters of a line that ends where a word does
_LINE = 15.0  # points
_MOST_LINES = 27  # Excel has no row of more than 409 points
_MARGIN = 0.3  # inches
_BUTTON = 3  # characters that the button of a filter takes of its title
_LONGEST_NAME = 31
_LONGEST_HEADING = 120  # Excel takes 255 characters of a header, in which & counts twice
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_A4 = 9
_CENT = Decimal("0.01")
_WIDE = Context(prec=100)  # of a ledger no sum has as many figures


def client_base_workbook(views: Iterable[View], heading: str = "") -> bytes:
    """The views as a workbook: the same bytes for the same views, nothing in it a formula or a link.

    A view of more rows than a sheet has goes on in further sheets: none is left out. On paper the heading stands over each page, cut to
    what Excel has room for.
    Raises: PlaybookError where the workbook cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415 - 40 ms that no other command needs
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415 - as above

    file = io.BytesIO()
    try:
        with xlsxwriter.Workbook(file, _OPTIONS) as workbook:
            workbook.set_properties({"created": CREATED})
            styles = _Styles(workbook)
            for view in views:
                for name, rows in _sheets(view):
                    sheet = workbook.add_worksheet(name)
                    sheet.set_header(f"&L{heading[:_LONGEST_HEADING].replace('&', '&&')}&R&A", {"margin": _MARGIN})
                    _write_sheet(sheet, view.columns, rows, styles)
    except (XlsxWriterException, OSError) as error:
        raise PlaybookError(str(error)) from error
    return file.getvalue()


def _sheets(view: View) -> Iterator[tuple[str, Iterator[Mapping[str, Value]]]]:
    """The names of a view's sheets, each with its part of the rows, one after the other."""
    rows = iter(view.rows)
    title = _NOT_IN_A_NAME.sub(" ", view.title).strip("' ")
    for number in count(1):
        first = [*islice(rows, 1)]
        if number > 1 and not first:
            return
        behind = f" ({number})" if number > 1 else ""
        yield title[: _LONGEST_NAME - len(behind)] + behind, chain(first, islice(rows, MOST_ROWS - 2))


class _Styles:
    """How cells look: of the titles, of each kind of column, and of what is marked by a condition."""

    def __init__(self, workbook: Workbook) -> None:
        top = {"valign": "top"}
        title = {"bold": True, "bottom": 1, "bg_color": "#F2F2F2", "text_wrap": True, **top}
        self.titles: Mapping[Kind, Format] = {
            kind: workbook.add_format({**title, "align": _place_of_title(kind)}) for kind in _FORMS
        }
        self.kinds: Mapping[Kind, Format] = {
            kind: workbook.add_format({"num_format": form, **_placed(kind), **top}) for kind, form in _FORMS.items()
        }
        self.below_zero: Format = workbook.add_format({"font_color": _POOR["font_color"]})
        self.classes: Sequence[tuple[Sequence[str], Format]] = [
            (names, workbook.add_format(look)) for names, look in _CLASSES
        ]


def _place_of_title(kind: Kind) -> str:
    """Over its values, which Excel puts to the right where they are numbers."""
    return "left" if kind in {"text", "day"} else "center" if kind == "class" else "right"


def _placed(kind: Kind) -> Mapping[str, object]:
    if kind == "text":
        return {"text_wrap": True}
    return {"align": "center"} if kind == "class" else {"align": "left"} if kind == "day" else {}


def _write_sheet(
    sheet: Worksheet, columns: Sequence[Column], rows: Iterator[Mapping[str, Value]], styles: _Styles
) -> None:
    """The titles, the rows, and what makes the sheet pleasant to use."""
    widths = [_width(column.title) + _BUTTON for column in columns]
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.title, styles.titles[column.kind])
    last = 0
    for last, row in enumerate(rows, start=1):
        lines = max(_lines(row.get(column.key)) for column in columns)
        if lines > 1:
            sheet.set_row(last, lines * _LINE)
        for place, column in enumerate(columns):
            shown = _write(sheet, (last, place), row.get(column.key), column.kind, styles.kinds[column.kind])
            widths[place] = max(widths[place], shown)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST) + 1)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    for place, column in enumerate(columns if last else ()):
        _mark(sheet, (1, place, last, place), column.kind, styles)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, place: tuple[int, int], value: Value, kind: Kind, form: Format) -> int:
    """Writes one cell as what it is, and says how many characters wide it shows; what Excel would cut or change is text."""
    if value is None or value == "":
        return 0
    if isinstance(value, date) and kind == "day":
        sheet.write_datetime(*place, value, form)
        return len("2026-11-01")
    if isinstance(value, int | float | Decimal) and kind not in {"text", "class"} and _is_number(value, kind):
        sheet.write_number(*place, float(value), form)
        return len(f"{value * 100:.1f}%") if kind == "percent" else len(f"{value:,.2f}")
    text = text_of(value)[:LONGEST_TEXT]
    sheet.write_string(*place, text, form)
    return _width(text)


def _is_number(value: float | Decimal, kind: Kind) -> bool:
    """Whether Excel keeps a value: of sums and counts every figure, to the kopeck; shares are no more exact than they need be."""
    if kind in {"percent", "number"}:
        return True
    return is_kept(_WIDE.quantize(value, _CENT) if isinstance(value, Decimal) else value)


def _lines(value: Value) -> int:
    """The lines that a value takes in the widest column; LibreOffice does not find out by itself."""
    if not isinstance(value, str) or (len(value) <= _WIDEST and "\n" not in value):
        return 1
    return min(sum(max(1, ceil(len(line) / _WRAPPED)) for line in value[:LONGEST_TEXT].split("\n")), _MOST_LINES)


def _width(text: str) -> int:
    """The characters of the longest line of a text."""
    return max(map(len, text.split("\n")))


def _mark(sheet: Worksheet, cells: tuple[int, int, int, int], kind: Kind, styles: _Styles) -> None:
    """Colours that follow the values of the cells of a column: by class, or red below zero."""
    if kind == "class":
        for names, style in styles.classes:
            for name in names:
                sheet.conditional_format(
                    *cells, {"type": "cell", "criteria": "==", "value": f'"{name}"', "format": style}
                )
    elif kind in {"money", "percent", "number"}:
        sheet.conditional_format(*cells, {"type": "cell", "criteria": "<", "value": 0, "format": styles.below_zero})
