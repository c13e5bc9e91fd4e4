"""A sheet to sign in; an Excel workbook with a row a rule and a column a person, and a sheet about it, out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from playbook.diagnostics import Message, PlaybookError, _
from playbook.exchange.workbook import CREATED, LONGEST_TEXT
from playbook.plan.signoff_sheet import HEADS, NAMELESS, SignoffRow, SignoffSheet, advice

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SIGNED, ABOUT = _("Sign-off"), _("About")
ABOUT_LABELS: Mapping[str, Message] = {
    "book": _("Book"),
    "company": _("Company"),
    "roles": _("For whom"),
    "readers": _("Ids of the roles"),
    "since": _("Changes since"),
    "revision": _("Revision"),
    "committed": _("Day of the revision"),
    "day": _("Day"),
    "advice": _("How to sign"),
}
"""What the second sheet tells, a line each; below stands what the rows of the first were, whatever becomes of them."""
ASKED = ("ref", "fingerprint", "title")
"""The columns of that table, under the heads of the first sheet."""
BEFORE_PEOPLE, AFTER_PEOPLE = ("title", "kind", "changes", "where"), ("ref", "fingerprint", "revision")

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {"title": 30, "kind": 16, "changes": 70, "where": 32, "ref": 26, "fingerprint": 15, "revision": 15}
_PERSON = 16  # characters
_ABOUT_WIDTHS = 22, 90, 40
_LINE = 15  # points, the height of a line
_HIGHEST = 409  # points; Excel shows no higher row
_A4 = 9
_LONGEST_HEADER, _LONGEST_TITLE = 240, 32  # characters


def signoff_workbook(sheet: SignoffSheet) -> bytes:
    """The sheet as a workbook: the same bytes for the same sheet, nothing in it a formula or a link.

    Raises: PlaybookError where the workbook cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415 - 40 ms that no other command needs
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415 - as above

    file = io.BytesIO()
    try:
        with xlsxwriter.Workbook(file, _OPTIONS) as workbook:
            workbook.set_properties({"created": CREATED, "title": sheet.title, "company": sheet.company})
            styles = _Styles(workbook)
            _write_rules(workbook.add_worksheet(SIGNED.in_language(sheet.language)), sheet, styles)
            _write_about(workbook.add_worksheet(ABOUT.in_language(sheet.language)), sheet, styles)
    except (XlsxWriterException, OSError) as error:
        raise PlaybookError(str(error)) from error
    return file.getvalue()


class _Styles:
    """How cells look. Texts stay texts when they are edited, and a day that is typed becomes one."""

    def __init__(self, workbook: Workbook) -> None:
        cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFC7CF"}
        self.head: Format = workbook.add_format({**cell, "bold": True, "bg_color": "#EFF3F6", "num_format": "@"})
        self.title: Format = workbook.add_format({**cell, "bold": True, "num_format": "@"})
        self.text: Format = workbook.add_format({**cell, "num_format": "@"})
        self.small: Format = workbook.add_format({**cell, "num_format": "@", "font_size": 8, "font_color": "#5B6470"})
        self.signature: Format = workbook.add_format({**cell, "num_format": "dd.mm.yyyy", "align": "left"})

    def of(self, column: str) -> Format:
        """How the cells of a column look."""
        if column in AFTER_PEOPLE:
            return self.small
        return self.title if column == "title" else self.text


def _write_rules(page: Worksheet, sheet: SignoffSheet, styles: _Styles) -> None:
    people = sheet.people or ("",) * NAMELESS
    columns = [*BEFORE_PEOPLE, *people, *AFTER_PEOPLE]
    own = {*range(len(BEFORE_PEOPLE)), *range(len(columns) - len(AFTER_PEOPLE), len(columns))}
    for place, name in enumerate(columns):
        title = HEADS[name].in_language(sheet.language) if place in own else name
        _write(page, (0, place), title, styles.head)
        page.set_column(place, place, _WIDTHS[name] if place in own else _PERSON)
    for number, row in enumerate(sheet.rows, start=1):
        said = _said(row, sheet)
        page.set_row(number, _height(said))
        for place, name in enumerate(columns):
            if place in own:
                _write(page, (number, place), said[name], styles.of(name))
            else:
                page.write_blank(number, place, None, styles.signature)
    _tell_how(page, sheet, (len(BEFORE_PEOPLE), len(BEFORE_PEOPLE) + len(people) - 1))
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&8 " + _plain(f"{sheet.company or sheet.title} · {sheet.commit}") + "&R&8 &P / &N")
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _tell_how(page: Worksheet, sheet: SignoffSheet, columns: tuple[int, int]) -> None:
    """How to sign: above each printed page, and beside the cell of whoever is about to."""
    told = advice(sheet).in_language(sheet.language)
    page.set_header("&L&8 " + _plain(told, _LONGEST_HEADER))
    if sheet.rows:
        title = ABOUT_LABELS["advice"].in_language(sheet.language)
        shown = {"validate": "any", "input_title": title[:_LONGEST_TITLE], "input_message": told[:_LONGEST_HEADER]}
        page.data_validation(1, columns[0], len(sheet.rows), columns[1], shown)


def _said(row: SignoffRow, sheet: SignoffSheet) -> Mapping[str, str]:
    return {
        "title": row.title,
        "kind": row.kind,
        "changes": "\n".join(row.changes),
        "where": "\n".join(part for part in (" › ".join(row.way), row.address) if part),
        "ref": row.ref,
        "fingerprint": row.fingerprint,
        "revision": sheet.commit,
    }


def _height(said: Mapping[str, str]) -> int:
    """Room for the longest cell of a row, in points: not every program finds out by itself."""
    lines = max(sum(len(line) // _WIDTHS[name] + 1 for line in text.split("\n")) for name, text in said.items())
    return min(max(lines, 2) * _LINE, _HIGHEST)


def _write_about(page: Worksheet, sheet: SignoffSheet, styles: _Styles) -> None:
    for place, width in enumerate(_ABOUT_WIDTHS):
        page.set_column(place, place, width)
    for number, (name, text) in enumerate(_about(sheet)):
        _write(page, (number, 0), ABOUT_LABELS[name].in_language(sheet.language), styles.head)
        _write(page, (number, 1), text, styles.text)
    for place, key in enumerate(ASKED):
        _write(page, (len(ABOUT_LABELS) + 1, place), HEADS[key].in_language(sheet.language), styles.head)
    for number, row in enumerate(sheet.rows, start=len(ABOUT_LABELS) + 2):
        for place, key in enumerate(ASKED):
            _write(page, (number, place), getattr(row, key), styles.small)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)


def _about(sheet: SignoffSheet) -> Iterator[tuple[str, str]]:
    for_whom = ", ".join(sheet.roles) or _("for everyone").in_language(sheet.language)
    yield from (("book", sheet.title), ("company", sheet.company), ("roles", for_whom))
    yield from (("readers", ", ".join(sheet.readers)), ("since", sheet.since))
    committed = sheet.committed.isoformat() if sheet.committed else ""
    yield from (("revision", sheet.revision), ("committed", committed), ("day", sheet.day.isoformat()))
    yield "advice", advice(sheet).in_language(sheet.language)


def _write(page: Worksheet, place: tuple[int, int], text: str, style: Format) -> None:
    page.write_string(*place, text[:LONGEST_TEXT], style)


def _plain(text: str, longest: int = 100) -> str:
    """A text above or below a printed page, where an ampersand is a sign to the printer; Excel takes 255 characters of it."""
    return text[:longest].replace("&", "&&")
