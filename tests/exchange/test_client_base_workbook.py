"""The workbook of the client base: sheets that are read back as they were meant, coloured by conditions, without a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
import python_calamine

from playbook.exchange import client_base_workbook as module
from playbook.exchange.client_base_workbook import Column, View, about, client_base_workbook

COLUMNS = (
    Column("client", "Клиент", "text"),
    Column("turnover", "Оборот, ₽", "money"),
    Column("growth", "Рост", "percent"),
    Column("orders", "Заказы", "int"),
    Column("abc", "ABC", "class"),
    Column("last_order", "Последний заказ", "day"),
)
ROWS = (
    {"client": "01036", "turnover": Decimal("1250000.55"), "growth": Decimal("-0.125"), "orders": 12, "abc": "A", "last_order": date(2026, 10, 30)},
    {"client": "ООО «Печь»", "turnover": Decimal("0.10"), "growth": None, "orders": 1, "abc": "C", "last_order": date(2026, 1, 2)},
)  # fmt: skip
HOSTILE = (
    "=cmd|' /C calc'!A1",
    "+7 900",
    "-5",
    "@SUM(A1)",
    "{=1+1}",
    "https://example.com",
    "\tтабуляция",
    "_x0041_",
    "1e5",
)


def _sheets(content: bytes) -> dict[str, list[list[object]]]:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        return {name: parcel.read(name).decode() for name in parcel.namelist()}


def test_each_view_is_a_sheet_whose_cells_are_what_they_are():
    found = _sheets(client_base_workbook([View("Клиенты", COLUMNS, ROWS), View("Ячейки", COLUMNS[:1], ())]))

    assert found == {
        "Клиенты": [
            ["Клиент", "Оборот, ₽", "Рост", "Заказы", "ABC", "Последний заказ"],
            ["01036", 1250000.55, -0.125, 12, "A", date(2026, 10, 30)],
            ["ООО «Печь»", 0.1, "", 1, "C", date(2026, 1, 2)],
        ],
        "Ячейки": [["Клиент"]],
    }


def test_the_same_views_give_the_same_bytes_and_other_views_others():
    one, same = (client_base_workbook([View("Клиенты", COLUMNS, ROWS)]) for _time in range(2))

    assert one == same
    assert one != client_base_workbook([View("Клиенты", COLUMNS, ROWS[:1])])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_a_formula_a_link_or_a_number(text):
    content = client_base_workbook([View("Клиенты", COLUMNS[:1], [{"client": text}])])
    parts = _parts(content)
    sheet = parts["xl/worksheets/sheet1.xml"]

    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert not any("sheet1.xml.rels" in name for name in parts)
    assert 't="inlineStr"' in sheet.split("<row")[2]
    assert _sheets(content)["Клиенты"][1] == [text]


def test_titles_stay_in_sight_are_filters_and_stand_on_each_printed_page():
    parts = _parts(client_base_workbook([View("Клиенты", COLUMNS, ROWS)]))
    sheet, workbook = parts["xl/worksheets/sheet1.xml"], parts["xl/workbook.xml"]

    assert '<pane xSplit="1" ySplit="1"' in sheet
    assert '<autoFilter ref="A1:F3"/>' in sheet
    assert 'fitToWidth="1"' in sheet or "<pageSetUpPr fitToPage" in sheet
    assert "Клиенты!$1:$1" in workbook.replace("'", "")


def test_classes_and_what_is_below_zero_are_coloured_by_conditions():
    sheet = _parts(client_base_workbook([View("Клиенты", COLUMNS, ROWS)]))["xl/worksheets/sheet1.xml"]
    conditions = {part.split('"')[0]: part for part in sheet.split('<conditionalFormatting sqref="')[1:]}

    assert set(conditions) == {"B2:B3", "C2:C3", "E2:E3"}
    assert 'operator="lessThan"' in conditions["C2:C3"]
    assert all(f'<formula>"{name}"</formula>' in conditions["E2:E3"] for name in ("A", "B", "C", "X", "AX", "CZ"))


def test_a_column_is_as_wide_as_what_it_shows_within_reason():
    rows = [{"client": "а" * 30, "note": "б" * 500}]
    columns = (Column("client", "Клиент", "text"), Column("note", "Что делать", "text"), Column("abc", "A", "class"))
    sheet = _parts(client_base_workbook([View("Клиенты", columns, rows)]))["xl/worksheets/sheet1.xml"]
    widths = [
        float(part.split('"')[0]) for part in sheet.split('<col min="')[1:] for part in [part.split('width="')[1]]
    ]

    assert [round(width) for width in widths] == [32, 62, 10]


def test_a_row_is_as_high_as_its_longest_text_is_long():
    rows = [{"client": "а"}, {"client": "слово " * 30}, {"client": "раз\nдва\nтри"}, {"client": "я" * 30_000}]
    sheet = _parts(client_base_workbook([View("Клиенты", COLUMNS[:1], rows)]))["xl/worksheets/sheet1.xml"]

    assert re.findall(r'<row r="(\d)"[^>]*? ht="([\d.]+)"', sheet) == [("3", "60"), ("4", "45"), ("5", "405")]


def test_titles_stand_over_their_values_and_the_heading_over_each_printed_page():
    content = client_base_workbook([View("Клиенты", COLUMNS, ROWS)], "Печи & камины: на 31 октября")
    parts = _parts(content)
    styles, sheet = parts["xl/styles.xml"], parts["xl/worksheets/sheet1.xml"]
    placed = re.findall(r"<xf [^>]*?/>|<xf .*?</xf>", styles.split("<cellXfs")[1].split("</cellXfs>")[0])
    titles = re.findall(r'<c r="[A-F]1" s="(\d+)"', sheet)

    assert [
        re.findall(r'horizontal="(\w+)"', placed[int(number)]) for number in titles
    ] == [["left"], ["right"], ["right"], ["right"], ["center"], ["left"]]  # fmt: skip
    assert "<oddHeader>&amp;LПечи &amp;&amp; камины: на 31 октября&amp;R&amp;A</oddHeader>" in sheet


def test_what_the_others_hold_is_told_in_sentences():
    found = _sheets(client_base_workbook([about("Об этом файле", ["План и факт.", "Журнал начинается в мае."])]))

    assert found == {"Об этом файле": [["Об этом файле"], ["План и факт."], ["Журнал начинается в мае."]]}


def test_more_rows_than_a_sheet_has_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    rows = ({"client": f"c{number}"} for number in range(5))
    found = _sheets(client_base_workbook([View("Клиенты", COLUMNS[:1], rows)]))

    assert found == {
        "Клиенты": [["Клиент"], ["c0"], ["c1"]],
        "Клиенты (2)": [["Клиент"], ["c2"], ["c3"]],
        "Клиенты (3)": [["Клиент"], ["c4"]],
    }


def test_a_sheet_is_named_as_excel_allows():
    found = _sheets(client_base_workbook([View("Клиенты: [все]/" + "я" * 40, COLUMNS[:1], ())]))

    assert list(found) == ["Клиенты   все  " + "я" * 16]


def test_a_sum_of_more_figures_than_excel_keeps_stays_whole_as_text():
    rows = [{"client": "a", "turnover": Decimal("12345678901234567.89")}]
    found = _sheets(client_base_workbook([View("Клиенты", COLUMNS[:2], rows)]))

    assert found["Клиенты"][1] == ["a", "12345678901234567.89"]


def test_a_share_and_a_mean_of_endless_figures_are_numbers():
    columns = (
        Column("client", "Клиент", "text"),
        Column("share", "Доля", "percent"),
        Column("mean", "Среднее", "money"),
    )
    rows = [{"client": "a", "share": Decimal(1) / Decimal(3), "mean": Decimal(100) / Decimal(3)}]
    [_titles, (_client, share, mean)] = _sheets(client_base_workbook([View("Клиенты", columns, rows)]))["Клиенты"]

    assert share == pytest.approx(1 / 3)
    assert mean == pytest.approx(100 / 3)
