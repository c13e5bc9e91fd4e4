"""Excel workbooks: what is read of them, which are refused, and what is written."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter

from playbook.diagnostics import PlaybookError
from playbook.exchange import workbook
from playbook.exchange.table import Table
from playbook.exchange.workbook import read_workbook, workbook_bytes

TABLE = Table(
    "a.xlsx",
    ("id", "sum", "day", "own", "note"),
    (
        ("01036", 1250000.5, date(2026, 11, 1), True, "=cmd|' /C calc'!A1"),
        ("2", 3, date(2026, 11, 2), False, "https://example.com"),
        (None, None, None, None, "x"),
    ),
)


def test_a_table_comes_back_as_it_was_and_has_the_same_bytes_each_time(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(TABLE))
    table = read_workbook(tmp_path / "a.xlsx")

    assert table.columns == TABLE.columns
    assert table.rows == TABLE.rows
    assert workbook_bytes(TABLE) == workbook_bytes(TABLE)


def test_nothing_in_it_is_a_formula_or_a_link():
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(TABLE))) as parcel:
        sheet = parcel.read("xl/worksheets/sheet1.xml").decode()
        names = parcel.namelist()

    assert "<f>" not in sheet
    assert not any("rels" in name and "sheet" in name for name in names)


def test_a_number_that_excel_would_cut_stays_whole_as_text(tmp_path):
    table = Table("a.xlsx", ("id",), ((Decimal(12345678901234567890),), (float("inf"),)))
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(table))

    assert read_workbook(tmp_path / "a.xlsx").rows[0] == ("12345678901234567890",)


def test_of_several_sheets_the_first_that_is_seen_is_read_and_named(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        hidden, first, second = (book.add_worksheet(name) for name in ("Скрытый", "Клиенты", "Другое"))
        for sheet, word in ((hidden, "h"), (first, "id"), (second, "x")):
            sheet.write(0, 0, word)
            sheet.write(1, 0, datetime(2026, 11, 1), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001 - a cell knows no zone
        first.activate()
        first.set_first_sheet()
        hidden.hide()
    table = read_workbook(tmp_path / "a.xlsx")

    assert table.columns == ("id",)
    assert [str(note) for note in table.notes] == ["a.xlsx: of 2 sheets the first is read, “Клиенты”."]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no Excel workbook"),
        (b"id;sum\n1;2", "no Excel workbook"),
        (b"PK\x03\x04broken", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked by a password"),
    ],
)
def test_what_is_no_open_workbook_is_refused(tmp_path, content, told):
    (tmp_path / "a.xlsx").write_bytes(content)

    with pytest.raises(PlaybookError, match=told):
        read_workbook(tmp_path / "a.xlsx")


def test_a_parcel_without_a_workbook_in_it_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as parcel:
        parcel.writestr("hello.txt", "hello")

    with pytest.raises(PlaybookError, match="no Excel workbook"):
        read_workbook(tmp_path / "a.xlsx")


def test_a_cell_at_the_end_of_the_sheet_is_refused_before_the_memory_is_full(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Клиенты")
        sheet.write(0, 0, "id")
        sheet.write(1_048_575, 16_383, "x")

    with pytest.raises(PlaybookError, match=r"a\.xlsx: sheet “Клиенты” reaches to cell XFD1048576, too far for a list"):
        read_workbook(tmp_path / "a.xlsx")


def test_a_space_far_below_makes_no_clients(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        for row, word in ((0, "id"), (1, "А"), (20_000, " ")):
            sheet.write(row, 0, word)

    assert read_workbook(tmp_path / "a.xlsx").rows == (("А",),)


def test_an_error_of_excel_stands_in_its_cell(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet().hide()
        sheet = book.add_worksheet()
        sheet.activate()
        sheet.set_first_sheet()
        sheet.write_row(0, 0, ["id", "sum"])
        sheet.write_row(1, 0, ["А", 5])
        sheet.write(2, 0, "Б")
        sheet.write_formula(2, 1, "=NA()", None, "#N/A")

    assert read_workbook(tmp_path / "a.xlsx").rows == (("А", 5), ("Б", "#N/A"))


@pytest.mark.parametrize("is_a_lie", [False, True])
def test_a_parcel_that_grows_without_measure_is_refused_before_it_is_read(tmp_path, monkeypatch, is_a_lie):
    monkeypatch.setattr(workbook, "_MOST_BYTES", 1_000_000)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("xl/worksheets/sheet1.xml", b" " * 3_000_000)
    if is_a_lie:
        content = (tmp_path / "a.xlsx").read_bytes()
        (tmp_path / "a.xlsx").write_bytes(
            content.replace((3_000_000).to_bytes(4, "little"), (3_000).to_bytes(4, "little"))
        )

    with pytest.raises(PlaybookError, match="too large"):
        read_workbook(tmp_path / "a.xlsx")
