"""The sheet to be filled in: what stands in it, what may be typed, and that LibreOffice loses nothing of it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
import python_calamine

from playbook.diagnostics import PlaybookError
from playbook.exchange import forecast_sheet
from playbook.exchange.forecast_form import FormRow, rules_of
from playbook.exchange.forecast_marks import MARKS
from playbook.exchange.forecast_read import read_forecast_sheet
from playbook.exchange.forecast_rows import Filled
from playbook.exchange.forecast_sheet import forecast_workbook
from playbook.exchange.sheet_grid import grids_of
from tests.filling import edited, fill
from tests.forecasting import LEDGER, book_of, form_of, write_sheet

BOOK = book_of()


def _rows(path, sheet="Forecast"):
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def _part(path, name):
    with zipfile.ZipFile(path) as parcel:
        return parcel.read(name).decode()


def _read(path):
    return read_forecast_sheet(path, BOOK, rules_of(BOOK, "en"), LEDGER)


def test_a_row_a_client_with_what_is_known_and_what_was_said(tmp_path):
    rows = _rows(write_sheet(tmp_path / "a.xlsx"))

    assert rows[0][0] == "Forecast of shipments · Q1 2027 · Ann"
    assert rows[1][0] == (
        "3 clients as of 30 November 2026. Sums are in EUR (€). Fill in the yellow columns; the grey ones are computed and locked."
    )
    assert rows[2] == ["Sum of the rows shown", "", "", "", "", 50000, 5000.25, 22255.55, 100, 90.5]
    assert rows[3] == [
        "Client", "Status", "Cell", "Segments", "Share of the wallet", "What the client buys in a year",
        "A year before\n1 January – 31 March 2026", "Turnover\n1 December 2025 – 30 November 2026",
        "Expert estimate\nQ1 2027", "Budget\nQ1 2027",
    ]  # fmt: skip
    assert rows[4:] == [
        ["Alder", "Regular", "AX", "large", 0.4311, 50000, 5000.25, 21555.55, "", ""],
        ["Birch", "Regular", "BY", "", "", "", 0, 700, 100, 90.5],
        ["01036", "", "", "", "", "", "", "", "", ""],
    ]


def test_several_periods_stand_side_by_side(tmp_path):
    head = _rows(write_sheet(tmp_path / "a.xlsx", form_of(periods=2)))[3]

    assert head[9:] == ["Expert estimate\nQ1 2027", "Budget\nQ1 2027", "Expert estimate\nQ2 2027", "Budget\nQ2 2027"]


def test_the_same_sheet_has_the_same_bytes():
    assert forecast_workbook(form_of()) == forecast_workbook(form_of())


def test_what_was_computed_is_locked_and_what_is_to_be_filled_in_is_not(tmp_path):
    path = write_sheet(tmp_path / "a.xlsx")
    sheet, styles = _part(path, "xl/worksheets/sheet1.xml"), _part(path, "xl/styles.xml")
    looks = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles[styles.index("<cellXfs") :])
    open_looks = [number for number, look in enumerate(looks) if 'locked="0"' in look]
    open_cells = re.findall(rf'<c r="([A-Z]+\d+)" s="(?:{"|".join(map(str, open_looks))})"', sheet)

    assert open_cells == ["I5", "J5", "I6", "J6", "I7", "J7"]
    protection = re.search("<sheetProtection[^>]*>", sheet)[0]
    assert all(f'{allowed}="0"' in protection for allowed in ("autoFilter", "sort", "formatColumns"))
    assert "password" not in protection


def test_only_sums_from_nothing_on_may_be_typed_and_the_refusal_speaks_the_language(tmp_path):
    sheet = _part(write_sheet(tmp_path / "a.xlsx", form_of(language="ru")), "xl/worksheets/sheet1.xml")
    checks = re.findall(r"<dataValidation .*?</dataValidation>", sheet)

    assert [re.search('sqref="(.*?)"', one)[1] for one in checks] == ["I5:I7", "J5:J7"]
    assert all('type="decimal"' in one and 'operator="greaterThanOrEqual"' in one for one in checks)
    assert all("<formula1>0</formula1>" in one and "showErrorMessage" in one for one in checks)
    assert all(re.search('error="[^"]*[а-я]{5}[^"]*"', one) for one in checks)


def test_the_heads_stay_in_sight_and_can_be_filtered_by(tmp_path):
    sheet = _part(write_sheet(tmp_path / "a.xlsx"), "xl/worksheets/sheet1.xml")

    assert 'xSplit="1" ySplit="4" topLeftCell="B5"' in sheet
    assert '<autoFilter ref="A4:J7"/>' in sheet


def test_a_page_tells_how_it_is_filled_in_with_the_rules_of_the_book(tmp_path):
    told = [" ".join(map(str, row)).strip() for row in _rows(write_sheet(tmp_path / "a.xlsx"), "How to fill in")]

    assert told[0] == "Forecast of shipments"
    assert "Firm · Guide" in told
    assert "Sums are in EUR (€)." in told
    assert any("1." in line and "Expert estimate" in line for line in told)
    assert told[-1] == "• Whoever calls the client makes the estimate."


def test_what_the_sheet_is_known_by_is_hidden(tmp_path):
    hidden = {one.name: one.is_hidden for one in grids_of(write_sheet(tmp_path / "a.xlsx"), "a.xlsx")}

    assert hidden == {"Forecast": False, "How to fill in": False, MARKS: True}


def test_a_client_that_looks_like_a_formula_is_a_text(tmp_path):
    form = form_of()
    row = replace(form.rows[2], client="=1+1", values=("=1+1", *form.rows[2].values[1:]))
    path = write_sheet(tmp_path / "a.xlsx", replace(form, rows=(row,)))

    assert "<f>1+1" not in _part(path, "xl/worksheets/sheet1.xml")
    assert _read(path).mistakes == ()


def test_a_sum_that_excel_would_round_stands_as_text_and_is_the_same_when_read(tmp_path):
    form = form_of()
    values = list(form.rows[0].values)
    values[7] = Decimal("1234567890123456.78")
    path = write_sheet(tmp_path / "a.xlsx", replace(form, rows=(replace(form.rows[0], values=tuple(values)),)))

    assert _rows(path)[4][7] == "1234567890123456.78"
    assert _read(path).mistakes == ()


def test_more_clients_than_a_sheet_has_rows_are_told(monkeypatch):
    monkeypatch.setattr(forecast_sheet, "MOST_ROWS", 5)

    with pytest.raises(PlaybookError, match="An Excel sheet has 5 rows, and there are more clients; name a manager"):
        forecast_workbook(replace(form_of(), rows=(FormRow("A", ("A", *(None,) * 9)),) * 2))


FILLED = {"I5": 1250000.5, "J5": 0, "I6": "1250000.50", "J6": 99999999999.99, "I7": "1 250 000,50"}
READ = (
    Filled("Alder", "2027-q1", "expert", None, Decimal("1250000.50"), "Forecast!I5"),
    Filled("Alder", "2027-q1", "budget", None, Decimal(0), "Forecast!J5"),
    Filled("Birch", "2027-q1", "expert", Decimal(100), Decimal("1250000.50"), "Forecast!I6"),
    Filled("Birch", "2027-q1", "budget", Decimal("90.50"), Decimal("99999999999.99"), "Forecast!J6"),
    Filled("01036", "2027-q1", "expert", None, Decimal("1250000.50"), "Forecast!I7"),
)


def test_libreoffice_fills_it_in_and_loses_nothing(tmp_path, libreoffice):
    source, target = write_sheet(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    libreoffice(source, FILLED, target)
    found = _read(target)

    assert (found.filled, found.mistakes) == (READ, ())
    assert [str(one) for one in found.notes] == [
        "b.xlsx, Forecast!I7: “1 250 000,50”, typed as text, is read as €1,250,000.50."
    ]
    assert [*_rows(target)[:4], *(row[:8] for row in _rows(target)[4:])] == [
        *_with_new_sums(_rows(source))[:4], *(row[:8] for row in _rows(source)[4:])
    ]  # fmt: skip
    sheet = _part(target, "xl/worksheets/sheet1.xml")
    assert all(word in sheet for word in ("<sheetProtection", "<autoFilter", "<dataValidation "))


def _with_new_sums(rows):
    return [*rows[:2], [*rows[2][:8], 2500001.0, 99999999999.99], *rows[3:]]


def test_libreoffice_saves_what_nobody_changed_and_it_is_unchanged(tmp_path, libreoffice):
    libreoffice(write_sheet(tmp_path / "a.xlsx", form_of(language="ru", periods=2)), {}, tmp_path / "b.xlsx")
    found = _read(tmp_path / "b.xlsx")

    assert (found.filled, found.mistakes, found.notes, found.sums) == ((), (), (), 2)


def test_bad_cells_that_libreoffice_saved_are_told_alike(tmp_path, libreoffice):
    typed = {"I5": "=1/0", "J5": "=H5*2", "I6": -5, "J6": "a lot"}
    libreoffice(write_sheet(tmp_path / "a.xlsx"), typed, tmp_path / "b.xlsx")

    assert [str(one).partition(": ")[::2] for one in _read(tmp_path / "b.xlsx").mistakes] == [
        ("b.xlsx, Forecast!I5", "a formula, “=1/0”, stands here; type the sum itself."),
        ("b.xlsx, Forecast!J5", "a formula, “=H5*2”, stands here, which came to “43111.1” when the file was saved; type the sum itself."),
        ("b.xlsx, Forecast!I6", "“-5” is below zero; returns are no part of a forecast, leave them out."),
        ("b.xlsx, Forecast!J6", "“a lot” is no number; write it in figures, such as 1250000 or 1250000.50."),
    ]  # fmt: skip


def test_excel_shares_texts_and_writes_numbers_with_all_their_figures(tmp_path):
    """What Excel makes of a file when it saves it, done by hand: texts go among the shared ones, sums get figures of binary fractions."""
    path = fill(
        write_sheet(tmp_path / "a.xlsx"),
        {"I5": "1250000.4999999999", "J5": "0", "I6": "1.2500005E6", "J6": "99999999999.990005"},
    )
    edited(
        path, {"xl/worksheets/sheet1.xml": _numbers, "xl/sharedStrings.xml": lambda text: text.replace("</sst>", _RICH)}
    )
    shared = _part(path, "xl/sharedStrings.xml").count("<si>") - 1
    fill(path, {"I7": f't="s"<v>{shared}</v>'})

    assert _read(path).filled == READ
    assert _read(path).mistakes == ()


_RICH = "<si><r><t>1 250 </t></r><r><rPr><b/></rPr><t>000,50</t></r></si></sst>"


def _numbers(text):
    return re.sub(
        r'(<c r="[IJ][56]"[^>]*) t="inlineStr"><is><t xml:space="preserve">(.*?)</t></is>', r"\1><v>\2</v>", text
    )
