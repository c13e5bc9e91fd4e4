"""A sheet of a forecast in; an Excel workbook in which sellers fill in the estimate and the budget of each client, out."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import get_currency_symbol

from playbook.diagnostics import Message, PlaybookError, _, _n
from playbook.exchange.forecast_form import ForecastForm, FormColumn, Kind, Value
from playbook.exchange.forecast_instructions import ROOM, instructions
from playbook.exchange.forecast_marks import HEAD, MARKS, marks_of
from playbook.exchange.sheet_grid import address_of
from playbook.exchange.table import letter_of, text_of
from playbook.exchange.workbook import CREATED, LONGEST_TEXT, MOST_ROWS, is_kept
from playbook.locale.days import say_day

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET, HOW = _("Forecast"), _("How to fill in")
"""The names of the two worksheets that are seen."""

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ALLOWED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
_FORMS: Mapping[Kind, str] = {"text": "@", "class": "@", "percent": "0%", "money": "#,##0", "typed": "#,##0.00"}
_WIDTHS = {"client": 30, "status": 18, "cell": 9, "segments": 34, "wallet_share": 12, "capacity": 16, "turnover": 18}
_WIDTH = 18  # characters of the columns that each period has
_TALL, _TITLE, _LINE = 64, 24, 18  # points, the heights of rows
_SLACK = 1  # small letters are narrower than the figures in which widths are counted
_A4 = 9
_LONGEST_ERROR, _LONGEST_TITLE = 255, 32  # characters that Excel shows
_INK, _FAINT, _EDGE = "#24303B", "#5B6470", "#C9D1D9"
_GREY, _SOFT, _STRONG, _PALE, _WRONG = "#E9EEF2", "#F6F8FA", "#FFD666", "#FFF8E1", "#FFC7CE"


def forecast_workbook(form: ForecastForm) -> bytes:
    """The sheet as a workbook: the same bytes for the same sheet; nothing in it is a formula but the sums above the columns.

    Raises: PlaybookError where it cannot be written, or has more clients than a sheet has rows.
    """
    import xlsxwriter  # noqa: PLC0415 - 40 ms that no other command needs
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415 - as above

    if len(form.rows) + HEAD >= MOST_ROWS:
        raise PlaybookError(
            _("An Excel sheet has {rows} rows, and there are more clients; name a manager.", rows=str(MOST_ROWS))
        )
    file = io.BytesIO()
    sheet = SHEET.in_language(form.language)
    try:
        with xlsxwriter.Workbook(file, _OPTIONS) as workbook:
            workbook.set_properties({"created": CREATED, "title": form.title, "company": form.company})
            styles = _Styles(workbook)
            _write_clients(workbook.add_worksheet(sheet), form, styles)
            _write_how(workbook.add_worksheet(HOW.in_language(form.language)), form, styles)
            _write_marks(workbook.add_worksheet(MARKS), form, sheet)
    except (XlsxWriterException, OSError) as error:
        raise PlaybookError(str(error)) from error
    return file.getvalue()


class _Styles:
    """How cells look: what is to be filled in is yellow and open, all else is locked."""

    def __init__(self, workbook: Workbook) -> None:
        cell = {"valign": "vcenter", "border": 1, "border_color": _EDGE, "font_color": _INK}
        head = {**cell, "bold": True, "text_wrap": True, "align": "center"}
        self.title: Format = workbook.add_format({"bold": True, "font_size": 15, "font_color": _INK})
        self.note: Format = workbook.add_format({"font_color": _FAINT, "valign": "top"})
        self.head: Format = workbook.add_format({**head, "bg_color": _GREY})
        self.head_typed: Format = workbook.add_format({**head, "bg_color": _STRONG})
        sums = {**cell, "bold": True, "shrink": True}
        self.total: Format = workbook.add_format({**sums, "num_format": _FORMS["money"], "bg_color": _GREY})
        self.total_typed: Format = workbook.add_format({**sums, "num_format": _FORMS["typed"], "bg_color": _STRONG})
        self.kinds: Mapping[Kind, Format] = {
            kind: workbook.add_format({**cell, "num_format": form, **_look(kind)}) for kind, form in _FORMS.items()
        }
        self.wrong: Format = workbook.add_format({"bg_color": _WRONG})
        self.words: Format = workbook.add_format({"text_wrap": True, "valign": "top", "font_color": _INK})
        self.strong: Format = workbook.add_format({"bold": True, "valign": "top", "font_color": _INK, "font_size": 12})


def _look(kind: Kind) -> Mapping[str, object]:
    if kind == "typed":
        return {"bg_color": _PALE, "locked": False}
    looks: Mapping[Kind, Mapping[str, object]] = {
        "text": {"text_wrap": True, "indent": 1},
        "class": {"align": "center"},
    }
    return {"bg_color": _SOFT, **looks.get(kind, {})}


def _write_clients(page: Worksheet, form: ForecastForm, styles: _Styles) -> None:
    last = HEAD + len(form.rows)
    page.write_string(0, 0, _heading(form), styles.title)
    page.write_string(1, 0, _hint(form), styles.note)
    page.set_row(0, _TITLE)
    page.set_row(1, _LINE)
    page.set_row(2, _LINE)
    page.set_row(HEAD, _TALL)
    for place, column in enumerate(form.columns):
        page.set_column(place, place, _WIDTHS.get(column.key, _WIDTH))
        page.write_string(HEAD, place, column.title, styles.head_typed if column.typed else styles.head)
        _write_total(page, place, column, form, styles)
    for number, row in enumerate(form.rows, start=HEAD + 1):
        for place, (column, value) in enumerate(zip(form.columns, row.values, strict=True)):
            _write(page, (number, place), value, styles.kinds[column.kind])
        page.set_row(number, _height(form.columns, row.values))
    page.freeze_panes(HEAD + 1, 1)
    page.autofilter(HEAD, 0, last, len(form.columns) - 1)
    _guide(page, form, styles, last)
    page.protect("", _ALLOWED)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)
    page.print_area(0, 0, last, len(form.columns) - 1)
    page.set_footer(f"&L&8 {_plain(form.company or form.book)} · {_plain(form.title)}&R&8 &P / &N")
    typed = next(place for place, column in enumerate(form.columns) if column.typed)
    page.set_selection(HEAD + 1, typed, HEAD + 1, typed)


def _heading(form: ForecastForm) -> str:
    periods = ", ".join(one.title for one in form.periods)
    return " · ".join(filter(None, (form.title, form.line_title, periods, form.manager)))


def _hint(form: ForecastForm) -> str:
    told = _n(
        "{count} client as of {day}. Sums are in {currency}. Fill in the yellow columns; the grey ones are computed and locked.",
        "{count} clients as of {day}. Sums are in {currency}. Fill in the yellow columns; the grey ones are computed and locked.",
        len(form.rows),
        day=say_day(form.as_of, form.language),
        currency=currency_told(form),
    )
    return told.in_language(form.language)


def currency_told(form: ForecastForm) -> str:
    """The currency by its code and its sign, where that is another."""
    symbol = get_currency_symbol(form.currency, locale=form.language)
    return form.currency if symbol == form.currency else f"{form.currency} ({symbol})"


def _write_total(page: Worksheet, place: int, column: FormColumn, form: ForecastForm, styles: _Styles) -> None:
    """The sum of the rows that a filter shows."""
    if place == 0:
        page.write_string(2, 0, _("Sum of the rows shown").in_language(form.language), styles.total)
    elif column.kind in {"money", "typed"}:
        total = sum((value for row in form.rows if isinstance(value := row.values[place], Decimal)), Decimal(0))
        cells = f"{address_of(HEAD + 1, place)}:{address_of(HEAD + len(form.rows), place)}"
        look = styles.total_typed if column.typed else styles.total
        page.write_formula(2, place, f"=SUBTOTAL(109,{cells})", look, float(total))
    else:
        page.write_blank(2, place, None, styles.total)


def _write(page: Worksheet, place: tuple[int, int], value: Value, look: Format) -> None:
    """One cell; what Excel would round stands as text."""
    if value is None:
        page.write_blank(*place, None, look)
    elif isinstance(value, Decimal) and is_kept(value):
        page.write_number(*place, float(value), look)
    else:
        page.write_string(*place, text_of(value)[:LONGEST_TEXT], look)


def _height(columns: Sequence[FormColumn], values: Sequence[Value]) -> int:
    """Room for the longest text of a row, in points: not every program finds out by itself."""
    texts = [(_WIDTHS.get(column.key, _WIDTH), value) for column, value in zip(columns, values, strict=True)]
    lines = max(len(text) // (width + _SLACK) + 1 for width, text in texts if isinstance(text, str))
    return max(lines * _LINE * 5 // 6 + 3, _LINE + 3)


def _guide(page: Worksheet, form: ForecastForm, styles: _Styles, last: int) -> None:
    """What may be typed into the open cells, and what is seen at once where it was typed all the same."""
    wrong = _(
        "Type the sum in figures, {currency}, from 0 on, with no more than two decimals; an empty cell says nothing."
    )
    told = {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": _("This is no sum").in_language(form.language)[:_LONGEST_TITLE],
        "error_message": Message(wrong.text, {"currency": currency_told(form)}).in_language(form.language)[
            :_LONGEST_ERROR
        ],
    }
    for place, column in enumerate(form.columns):
        if column.typed:
            cells = (HEAD + 1, place, last, place)
            page.data_validation(*cells, told)
            first = f"{letter_of(place)}{HEAD + 2}"
            page.conditional_format(
                *cells, {"type": "formula", "criteria": f"=ISTEXT({first})", "format": styles.wrong}
            )


def _write_how(page: Worksheet, form: ForecastForm, styles: _Styles) -> None:
    """The page of instructions."""
    page.set_column(0, 0, 4)
    page.set_column(1, 1, ROOM)
    page.hide_gridlines(2)
    for number, (mark, text, is_head) in enumerate(instructions(form, currency_told(form))):
        if is_head:
            page.write_string(number, 0, text, styles.strong)
            page.set_row(number, _TITLE)
            continue
        page.write_string(number, 0, mark, styles.note)
        page.write_string(number, 1, text[:LONGEST_TEXT], styles.words)
        page.set_row(number, (len(text) // ROOM + 1) * _LINE * 5 // 6 + 3)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)


def _write_marks(page: Worksheet, form: ForecastForm, sheet: str) -> None:
    for number, line in enumerate(marks_of(form, sheet)):
        for place, text in enumerate(line):
            page.write_string(number, place, text)
    page.protect()
    page.very_hidden()


def _plain(text: str) -> str:
    """A text below a printed page, where an ampersand is a sign to the printer; Excel takes 255 characters of it."""
    return text[:100].replace("&", "&&")
