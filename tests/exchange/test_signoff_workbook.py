"""The sheet to sign in Excel: what stands in it is text, it is the same for the same sheet, and it is made to be filled in and printed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
import python_calamine

from playbook.exchange.signoff_workbook import signoff_workbook
from playbook.plan.signoff_sheet import SignoffRow, SignoffSheet

ROW = SignoffRow(
    "Large",
    "segment",
    ("Criteria – 90.", "More."),
    ("Segments", "By size"),
    "segments/size/large/",
    "segment:large",
    "a1b2c3d4e5f6",
)
SHEET = SignoffSheet(
    "Book",
    "Firm & Sons",
    ("Hunter",),
    "v1",
    "c" * 40,
    date(2026, 11, 10),
    "en",
    ("Anna", "Boris"),
    (ROW,),
    date(2026, 11, 9),
    ("hunter",),
)


def _sheets(content):
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}
    sheets["About"] = [[cell for cell in row if cell != ""] for row in sheets.get("About", [])]
    return sheets


def _part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        return parcel.read(name).decode()


def test_a_rule_is_a_row_and_a_person_a_column():
    assert _sheets(signoff_workbook(SHEET)) == {
        "Sign-off": [
            ["Rule", "Kind", "What has changed", "Where it stands", "Anna", "Boris", "Reference", "Fingerprint", "Revision"],
            ["Large", "segment", "Criteria – 90.\nMore.", "Segments › By size\nsegments/size/large/",
             "", "", "segment:large", "a1b2c3d4e5f6", "c" * 12],
        ],
        "About": [
            ["Book", "Book"],
            ["Company", "Firm & Sons"],
            ["For whom", "Hunter"],
            ["Ids of the roles", "hunter"],
            ["Changes since", "v1"],
            ["Revision", "c" * 40],
            ["Day of the revision", "2026-11-09"],
            ["Day", "2026-11-10"],
            ["How to sign", "Read each rule on its page in the book, then write the day and your initials beside it, under your name."],
            [],
            ["Reference", "Fingerprint", "Rule"],
            ["segment:large", "a1b2c3d4e5f6", "Large"],
        ],
    }  # fmt: skip


def test_without_names_five_columns_await_one():
    found = _sheets(signoff_workbook(replace(SHEET, people=())))["Sign-off"]

    assert found[0][3:-3] == ["Where it stands", *[""] * 5]


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A1", "+7 900", "-5", "@SUM(A1)", "{=1+1}", "https://example.com", "_x0041_"]
)
def test_what_looks_like_a_formula_is_text(text):
    content = signoff_workbook(
        replace(SHEET, title=text, company=text, people=(text,), rows=(replace(ROW, title=text, changes=(text,)),))
    )
    found = _sheets(content)["Sign-off"]

    assert (found[0][4], found[1][0], found[1][2]) == (text, text, text)
    assert "<f>" not in _part(content, "xl/worksheets/sheet1.xml")
    assert "hyperlink" not in _part(content, "xl/worksheets/sheet1.xml")


def test_the_head_stays_in_sight_and_on_every_page():
    content = signoff_workbook(SHEET)
    sheet = _part(content, "xl/worksheets/sheet1.xml")

    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert "Firm &amp;&amp; Sons" in sheet
    assert "_xlnm.Print_Titles" in _part(content, "xl/workbook.xml")


def test_how_to_sign_stands_above_the_page_and_beside_the_cell():
    sheet = _part(signoff_workbook(SHEET), "xl/worksheets/sheet1.xml")

    assert sheet.count("write the day and your initials beside it") == 2
    assert '<dataValidation allowBlank="1" showInputMessage="1" showErrorMessage="1" promptTitle="How to sign"' in sheet
    assert 'sqref="E2:F2"' in sheet


def test_the_same_sheet_has_the_same_bytes():
    assert signoff_workbook(SHEET) == signoff_workbook(SHEET)


def test_nothing_to_read_is_a_sheet_without_rules():
    found = _sheets(signoff_workbook(replace(SHEET, rows=())))

    assert len(found["Sign-off"]) == 1
    assert ["How to sign", "Nobody has to sign anything."] in [row[:2] for row in found["About"]]
