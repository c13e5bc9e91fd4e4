"""Filled-in sheets read back: what was typed, and every cell, row and column that is not what it should be, each told by its address."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from playbook.analytics.ledger_mark import LedgerMark
from playbook.diagnostics import PlaybookError
from playbook.exchange.forecast_form import rules_of
from playbook.exchange.forecast_read import read_forecast_sheet
from playbook.exchange.forecast_rows import Filled
from tests.filling import MARKS, SHEET, edited, fill, with_format
from tests.forecasting import LEDGER, SECTIONS, book_of, form_of, write_sheet

BOOK = book_of()
ALDER, BIRCH, NOUGHTS = 5, 6, 7
"""The rows of the clients as Excel shows them; the estimate stands in column I, the budget in J."""


@pytest.fixture
def sheet(tmp_path):
    """A new sheet."""
    return write_sheet(tmp_path / "a.xlsx")


def _read(path, book=BOOK, ledger=LEDGER):
    return read_forecast_sheet(path, book, rules_of(book, "en"), ledger)


def _wrong(path, **others):
    return [str(one) for one in _read(path, **others).mistakes]


def _notes(path, **others):
    return [str(one) for one in _read(path, **others).notes]


def _sheet_text(edit):
    return lambda path: edited(path, {SHEET: edit})


def _without_row(number):
    def edit(text):
        start = text.index(f'<row r="{number}"')
        return text[:start] + text[text.index("</row>", start) + len("</row>") :]

    return _sheet_text(edit)


def _formatted(address, value, form):
    def edit(path):
        style = with_format(path, form)
        return fill(path, {address: f's="{style}"<v>{value}</v>'})

    return edit


def test_a_sheet_that_nobody_touched_changes_nothing(sheet):
    found = _read(sheet)

    assert (found.filled, found.mistakes, found.notes) == ((), (), ())
    assert (found.manager, found.line, found.sums) == ("Ann", None, 2)


def test_what_was_typed_is_read_to_the_kopeck(sheet):
    fill(sheet, {"I5": 1250000.5, "J5": 0, "I6": None, "J6": 90.5, "I7": "1 250 000,50"})
    found = _read(sheet)

    assert found.filled == (
        Filled("Alder", "2027-q1", "expert", None, Decimal("1250000.50"), "Forecast!I5"),
        Filled("Alder", "2027-q1", "budget", None, Decimal(0), "Forecast!J5"),
        Filled("Birch", "2027-q1", "expert", Decimal(100), None, "Forecast!I6"),
        Filled("01036", "2027-q1", "expert", None, Decimal("1250000.50"), "Forecast!I7"),
    )
    assert found.mistakes == ()
    assert [str(one) for one in found.notes] == [
        "a.xlsx, Forecast!I7: “1 250 000,50”, typed as text, is read as €1,250,000.50."
    ]


def _moved(text):
    """Columns I and J change places."""
    return text.replace('r="I', 'r="@').replace('r="J', 'r="I').replace('r="@', 'r="J')


def _without_column_h(text):
    text = re.sub(r'<c r="H\d+"[^>]*?(/>|>.*?</c>)', "", text)
    return text.replace('r="I', 'r="H').replace('r="J', 'r="I')


def _with_a_column_before_j(text):
    return text.replace('r="J', 'r="K')


_ADDED = (
    "is no client of this sheet, its row was added by hand: delete it, have the client written into the clients table, "
    "and make the sheet anew."
)
_MERGED = '</sheetData><mergeCells count="1"><mergeCell ref="I5:I6"/></mergeCells>'
BAD = {
    "text for money": (lambda path: fill(path, {"I5": "a lot"}), [
        "Forecast!I5: “a lot” is no number; write it in figures, such as 1250000 or 1250000.50."]),
    "below nothing": (lambda path: fill(path, {"I5": -5}), [
        "Forecast!I5: “-5” is below zero; returns are no part of a forecast, leave them out."]),
    "below nothing, as text": (lambda path: fill(path, {"J6": "−5,5"}), [
        "Forecast!J6: “-5.5” is below zero; returns are no part of a forecast, leave them out."]),
    "a formula": (lambda path: fill(path, {"I5": "<f>H5*1.1</f><v>23711.105</v>"}), [
        "Forecast!I5: a formula, “=H5*1.1”, stands here, which came to “23711.105” when the file was saved; type the sum itself."]),
    "a formula never computed": (lambda path: fill(path, {"I5": "<f>SUM(H:H)</f>"}), [
        "Forecast!I5: a formula, “=SUM(H:H)”, stands here; type the sum itself."]),
    "a formula that failed": (lambda path: fill(path, {"I5": 't="e"<f>#REF!+1</f><v>#REF!</v>'}), [
        "Forecast!I5: a formula, “=#REF!+1”, stands here; type the sum itself."]),
    "an error": (lambda path: fill(path, {"I5": 't="e"<v>#REF!</v>'}), [
        "Forecast!I5: Excel could not compute this, “#REF!”; type the sum."]),
    "a percent": (_formatted("J5", 0.15, "0.00%"), [
        "Forecast!J5: 15% is a share and no sum; type the sum, and give the cell the format Number."]),
    "a percent that lost its sign": (lambda path: fill(path, {"J5": 0.15}), [
        "Forecast!J5: “0.15” is less than one; was a percent typed? Type the sum."]),
    "a day": (_formatted("I5", 46154, "dd\\.mm\\.yyyy"), [
        "Forecast!I5: Excel took this for a day, “12.05.2026”; give the cell the format Number, and type the sum."]),
    "a day as text of ISO 8601": (lambda path: fill(path, {"I5": 't="d"<v>2026-05-12</v>'}), [
        "Forecast!I5: Excel took this for a day, “2026-05-12”; give the cell the format Number, and type the sum."]),
    "a truth value": (lambda path: fill(path, {"I5": 't="b"<v>1</v>'}), [
        "Forecast!I5: a truth value is no sum; type the sum in figures."]),
    "parts of a kopeck": (lambda path: fill(path, {"I5": 10.005}), [
        "Forecast!I5: “10.005” has more than two decimals; round it."]),
    "a key held down": (lambda path: fill(path, {"I5": "1e15", "J5": 10**13}), [
        "Forecast!I5: “1000000000000000” is a trillion or more; was a key held down, or are two sums in one cell?",
        "Forecast!J5: “10000000000000” is a trillion or more; was a key held down, or are two sums in one cell?"]),
    "another currency, as text": (lambda path: fill(path, {"I5": "$100"}), [
        "Forecast!I5: “$100” is in AUD / CAD / HKD / NZD / SGD / USD, and EUR is counted here; convert it."]),
    "another currency, as a format": (_formatted("I5", 100, "#,##0.00\\ [$₽-419]"), [
        "Forecast!I5: the cell shows its sum in RUB, and EUR is counted here; convert it."]),
    "two meanings": (lambda path: fill(path, {"I5": "1.234", "J5": "1,234"}), [
        "Forecast!I5: “1.234” may be 1234 or 1.2340; write the one that is meant.",
        "Forecast!J5: “1,234” may be 1234 or 1.2340; write the one that is meant."]),
    "two numbers in a cell": (lambda path: fill(path, {"I5": "100/200"}), [
        "Forecast!I5: “100/200” is no number; write it in figures, such as 1250000 or 1250000.50."]),
    "an unknown client, in a row that was added": (lambda path: fill(path, {"A8": "Willow & Sons", "I8": 5}), [
        f"Forecast!A8: “Willow & Sons” {_ADDED}"]),
    "a client's name mistyped": (lambda path: fill(path, {"A5": "Alderr"}), [
        "Forecast!A5: “Alderr” is no client of this sheet; was it “Alder”? Put the name back."]),
    "a client who lost his noughts": (lambda path: fill(path, {"A7": 1036}), [
        "Forecast!A7: “1036” is no client of this sheet; was it “01036”? Put the name back."]),
    "a client twice": (lambda path: fill(path, {"A8": "Birch", "I8": 7}), [
        "Forecast!A8: “Birch” stands in A6 as well; delete one of the two rows."]),
    "a row deleted": (_without_row(BIRCH), [
        "Forecast!A6: the row of “Birch” stood here when the sheet was made, and is gone; put it back, or fill in a new sheet."]),
    "numbers without a client": (lambda path: fill(path, {"I9": 5}), [
        "Forecast!I9: a row without a client; write the client's name back, or delete what stands in the row."]),
    "a head renamed": (lambda path: fill(path, {"J4": "Plan"}), [
        "Forecast!J4: “Plan” is no column of this sheet; give it back its head, or delete it.",
        "Forecast!J4: the column “Budget Q1 2027” stood here and is gone; put it back, or fill in a new sheet."]),
    "a column deleted": (_sheet_text(_without_column_h), [
        "Forecast!H4: the column “Turnover 1 December 2025 – 30 November 2026” stood here and is gone; put it back, or fill in a new sheet."]),
    "a column put between": (_sheet_text(_with_a_column_before_j), [
        "Forecast!J4: the column “Budget Q1 2027” stood here; delete the empty column before it."]),
    "columns moved": (_sheet_text(_moved), [
        "Forecast!I4: the column “Budget Q1 2027” stood in J; move it back.",
        "Forecast!J4: the column “Expert estimate Q1 2027” stood in I; move it back."]),
    "a head twice": (lambda path: fill(path, {"C4": "Budget\nQ1 2027"}), [
        "Forecast!C4: the column “Cell” stood here and is gone; put it back, or fill in a new sheet.",
        "Forecast!J4: the column “Budget Q1 2027” is there twice; delete one of the two."]),
    "a locked cell changed": (lambda path: fill(path, {"H5": 99999, "E6": 0.5, "B5": None}), [
        "Forecast!B5: here stood “Regular”, which is computed and locked, and now stands nothing; put it back.",
        "Forecast!H5: here stood “21555.55”, which is computed and locked, and now stands “99999”; put it back.",
        "Forecast!E6: this cell is computed and locked, and was empty; now stands “0.5” in it, delete that."]),
    "cells merged": (_sheet_text(lambda text: text.replace("</sheetData>", _MERGED)), [
        "Forecast!I5: cells are merged up to I6; unmerge them, or one number would stand for several."]),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_each_kind_of_bad_cell_is_told_by_its_address(sheet, kind):
    spoil, told = BAD[kind]

    assert _wrong(spoil(sheet)) == [f"a.xlsx, {one}" for one in told]


def test_there_are_at_least_twenty_kinds():
    assert len(BAD) >= 20


def test_addresses_are_in_the_language_of_the_sheet(tmp_path):
    path = fill(write_sheet(tmp_path / "a.xlsx", form_of(language="ru")), {"I5": -1})

    assert _read(path).mistakes[0].in_language("ru").startswith("a.xlsx, Прогноз!I5: «-1» ")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"J5": 5}, ["Forecast!J5: a budget without an estimate of the seller beside it; it is taken all the same."]),
        ({"L5": "ask again"}, ["Forecast!L5: what stands beside the table is not read."]),
        ({"I5": "   "}, []),
        ({"I5": "€ 1.250.000,50"}, ["Forecast!I5: “€ 1.250.000,50”, typed as text, is read as €1,250,000.50."]),
    ],
)
def test_what_is_understood_all_the_same_is_told(sheet, cells, told):
    found = _read(fill(sheet, cells))

    assert [str(one) for one in found.notes] == [f"a.xlsx, {one}" for one in told]
    assert found.mistakes == ()


def test_a_number_changed_in_a_hidden_row_is_told_and_counts(sheet):
    fill(sheet, {"I5": 5})
    edited(
        sheet,
        {
            SHEET: lambda text: text.replace('<row r="5"', '<row r="5" hidden="1"').replace(
                '<row r="6"', '<row r="6" hidden="1"'
            )
        },
    )
    found = _read(sheet)

    assert [str(one) for one in found.notes] == [
        "a.xlsx, Forecast!I5: a number was changed in a hidden row or column; it counts all the same."
    ]
    assert [one.at for one in found.filled] == ["Forecast!I5"]


def test_a_sorted_sheet_is_the_same_sheet(sheet):
    """Rows 5 and 6 change places."""

    def swapped(text):
        for one, other in (("5", "@"), ("6", "5"), ("@", "6")):
            text = text.replace(f'<row r="{one}"', f'<row r="{other}"')
            for letter in "ABCDEFGHIJ":
                text = text.replace(f'<c r="{letter}{one}"', f'<c r="{letter}{other}"')
        first, second = text.index('<row r="6"'), text.index('<row r="5"')
        end = text.index('<row r="7"')
        return text[:first] + text[second:end] + text[first:second] + text[end:]

    edited(sheet, {SHEET: swapped})
    fill(sheet, {"I6": 7})

    assert _read(sheet).filled == (Filled("Alder", "2027-q1", "expert", None, Decimal(7), "Forecast!I6"),)
    assert _wrong(sheet) == []


def test_a_worksheet_renamed_is_told(sheet):
    edited(sheet, {"xl/workbook.xml": lambda text: text.replace('name="Forecast"', 'name="Plan"')})

    assert _wrong(sheet) == ["a.xlsx has no sheet “Forecast”; its sheets are: “Plan”, “How to fill in”."]


def test_another_workbook_is_told(tmp_path):
    import xlsxwriter  # noqa: PLC0415 - here alone

    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as workbook:
        workbook.add_worksheet().write(0, 0, "Client")

    assert _wrong(tmp_path / "list.xlsx") == [
        "list.xlsx is no sheet of “playbook forecast sheet”: the hidden worksheet by which it is known is not there."
    ]


def test_a_fingerprint_that_was_changed_is_told(sheet):
    fill(sheet, {"B3": "Handbook"}, part=MARKS)

    assert _wrong(sheet) == [
        "a.xlsx: its hidden worksheet was changed, so that nobody can tell what stood where; fill in a new sheet."
    ]


def test_a_sheet_of_another_book_is_told(tmp_path):
    path = write_sheet(tmp_path / "a.xlsx", replace(form_of(), book="Handbook", made_by=()))

    assert _wrong(path) == ["a.xlsx: it was made of the book “Handbook”, and this one is “Guide”."]


def test_a_sheet_in_another_currency_is_told(tmp_path):
    path = write_sheet(tmp_path / "a.xlsx", replace(form_of(), currency="RUB"))

    assert _wrong(path) == ["a.xlsx: its sums are in RUB, and the book now counts in EUR; make the sheet anew."]


def test_a_period_that_the_book_has_no_more_is_told(sheet):
    later = [{**SECTIONS["forecast"][0], "periods": SECTIONS["forecast"][0]["periods"][1:]}]

    assert _wrong(sheet, book=book_of(forecast=later)) == [
        f"a.xlsx, Forecast!{place}: the forecast has no period “2027-q1”; did you mean “2027-q2”?"
        for place in ("I4", "J4")
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "the book has no forecast of all lines; make the sheet anew for a line."),
        ("retail", "the book has no forecast of the line “retail”."),
    ],
)
def test_a_line_that_is_planned_no_more_is_told(tmp_path, line, told):
    lines = [{"id": "trade", "title": "Trade"}]
    book = book_of(lines=lines, forecast=[{**SECTIONS["forecast"][0], "line": "trade"}])

    assert _wrong(write_sheet(tmp_path / "a.xlsx", replace(form_of(), line=line)), book=book) == [f"a.xlsx: {told}"]


def test_a_book_and_a_ledger_that_moved_on_are_told_and_the_sheet_is_read(sheet):
    fill(sheet, {"I5": 5})
    statuses = [{"id": "regular", "title": "Regular", "when": {"orders": {"from": "2"}}}]
    found = _read(sheet, book=book_of(statuses=statuses), ledger=LedgerMark(130, LEDGER.last, Decimal(2)))

    day = "30 November 2026"
    assert [str(one) for one in found.notes] == [
        "a.xlsx: since the sheet was made, 1 rule of the book has changed: “Regular”; what it computed may be old.",
        f"a.xlsx: since the sheet was made, the ledger has moved on: 120 rows up to {day} then, 130 up to {day} now.",
    ]
    assert len(found.filled) == 1


def test_a_file_that_is_no_workbook_is_told(tmp_path):
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    (tmp_path / "torn.xlsx").write_bytes(b"PK\3\4 torn")
    with zipfile.ZipFile(tmp_path / "sheet.ods", "w") as parcel:
        parcel.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    for name, told in {
        "old.xls": "old.xls is locked by a password, or of Excel before 2007",
        "torn.xlsx": "torn.xlsx is no Excel workbook, or is damaged",
        "sheet.ods": "sheet.ods is a sheet of LibreOffice in its own form",
        "none.xlsx": "There is no file",
    }.items():
        with pytest.raises(PlaybookError, match=told):
            _read(tmp_path / name)
