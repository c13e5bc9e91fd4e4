"""Signed sheets read back: whatever people wrote, moved and added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter

from playbook.diagnostics import PlaybookError
from playbook.exchange.signoff_marks import read_signatures
from playbook.exchange.signoff_workbook import signoff_workbook
from playbook.plan.signoff_sheet import SignoffRow, SignoffSheet
from tests.signing import sign

TODAY = date(2026, 11, 20)
ROWS = tuple(
    SignoffRow(name, "terms", ("Percent.",), (), "", f"terms:{name.lower()}", number * 12)
    for name, number in (("One", "1"), ("Two", "2"))
)
SHEET = SignoffSheet(
    "Book", "", (), "v1", "c" * 40, date(2026, 11, 10), "en", ("Anna", "Boris"), ROWS, date(2026, 11, 5)
)
ANNA, BORIS = 4, 5


@pytest.fixture
def made(tmp_path):
    """A sheet of two rules for two people, not signed."""

    def make(sheet=SHEET):
        (tmp_path / "sheet.xlsx").write_bytes(signoff_workbook(sheet))
        return tmp_path / "sheet.xlsx"

    return make


def _marks(path):
    return [(one.person, one.ref, one.mark, one.day) for one in read_signatures(path, TODAY).lines if one.mark]


def test_a_new_sheet_has_a_line_for_each_person_at_each_rule(made):
    found = read_signatures(made(), TODAY)

    assert [(one.person, one.ref, one.mark) for one in found.lines] == [
        ("Anna", "terms:one", ""), ("Boris", "terms:one", ""), ("Anna", "terms:two", ""), ("Boris", "terms:two", ""),
    ]  # fmt: skip
    assert {(one.fingerprint, one.revision, one.made) for one in found.lines} == {
        ("1" * 12, "c" * 12, date(2026, 11, 10)),
        ("2" * 12, "c" * 12, date(2026, 11, 10)),
    }
    assert found.notes == ()


@pytest.mark.parametrize(
    ("written", "mark", "day"),
    [
        (date(2026, 11, 15), "2026-11-15", date(2026, 11, 15)),
        ("15.11.2026", "15.11.2026", date(2026, 11, 15)),
        (" 15.11.26 г. ", "15.11.26 г.", date(2026, 11, 15)),
        ("2026-11-15", "2026-11-15", date(2026, 11, 15)),
        ("да", "да", None),
        ("А. Б.", "А. Б.", None),
        ("31.02.2026", "31.02.2026", None),
        (1, "1", None),
        (True, "true", None),
    ],
)
def test_anything_is_a_signature(made, written, mark, day):
    assert _marks(sign(made(), {(1, ANNA): written})) == [("Anna", "terms:one", mark, day)]


@pytest.mark.parametrize("written", ["", "   ", "\n", False])
def test_emptiness_and_an_empty_box_are_none(made, written):
    assert _marks(sign(made(), {(1, ANNA): written})) == []


def test_a_day_to_come_is_told_and_is_no_day(made):
    found = read_signatures(sign(made(), {(2, BORIS): date(2062, 11, 15)}), TODAY)

    assert [str(note) for note in found.notes] == [
        "sheet.xlsx, cell F3: 15 November 2062 has not come yet; it counts as signed without a day."
    ]
    assert [(one.mark, one.day) for one in found.lines if one.mark] == [("2062-11-15", None)]


def test_a_signature_under_no_name_is_told(made):
    path = sign(made(replace(SHEET, people=())), {(0, 5): "Vera", (1, 4): "x", (1, 5): "y"})

    assert [str(note) for note in read_signatures(path, TODAY).notes] == [
        "sheet.xlsx, cell E2: who signed here? The head of the column is empty."
    ]
    assert _marks(path) == [("Vera", "terms:one", "y", None)]


@pytest.mark.parametrize("written", ["нет", "Нет, не читал", "no", "not yet", "?", "??", "-", "—", 0])
def test_a_no_is_no_signature_and_is_told(made, written):
    path = sign(made(), {(1, ANNA): written})

    assert _marks(path) == []
    assert [str(note) for note in read_signatures(path, TODAY).notes] == [
        f"sheet.xlsx, cell E2: “{written}” is no signature; it counts as not signed."
    ]


@pytest.mark.parametrize("written", ["+", "✓", "v", "x", "Н. О.", "N. O.", "Нетрусов"])
def test_a_tick_and_initials_are_signatures(made, written):
    assert _marks(sign(made(), {(1, ANNA): written})) == [("Anna", "terms:one", written, None)]


def test_a_day_before_the_rules_stood_so_is_told_and_is_no_day(made):
    found = read_signatures(sign(made(), {(1, ANNA): date(2025, 1, 1), (2, ANNA): date(2026, 11, 5)}), TODAY)

    assert [str(note) for note in found.notes] == [
        "sheet.xlsx, cell E2: on 1 January 2025 the rules did not stand so yet, the sheet is of 5 November 2026; it counts as signed without a day."
    ]
    assert [(one.mark, one.day) for one in found.lines if one.mark] == [
        ("2025-01-01", None),
        ("2026-11-05", date(2026, 11, 5)),
    ]


def test_a_row_that_is_gone_is_told_and_signed_by_nobody(made):
    path = sign(made(), {(1, ANNA): "x", (1, BORIS): "x", **{(2, place): "" for place in range(9)}})
    found = read_signatures(path, TODAY)

    assert [str(note) for note in found.notes] == [
        "sheet.xlsx: 1 row of the sheet is gone and counts as not signed: “Two”."
    ]
    assert [(one.person, one.ref, one.fingerprint, one.title) for one in found.lines if not one.mark] == [
        ("Anna", "terms:two", "2" * 12, "Two"),
        ("Boris", "terms:two", "2" * 12, "Two"),
    ]


def test_a_sheet_tells_of_which_book_and_revision_it_is(made):
    about = read_signatures(made(replace(SHEET, language="ru")), TODAY).about

    assert (about.book, about.revision, about.committed, about.made) == (
        "Book",
        "c" * 40,
        date(2026, 11, 5),
        date(2026, 11, 10),
    )
    assert [one.ref for one in about.asked] == ["terms:one", "terms:two"]


def test_remarks_right_of_ours_are_nobody(made):
    assert _marks(sign(made(), {(0, 9): "Remark", (1, 9): "Why so?"})) == []


def test_rows_and_columns_may_be_moved_and_the_second_sheet_lost(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "own.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Signed in November"])
        sheet.write_row(2, 0, ["What has changed", "Rule", "Anna", "Revision", "Fingerprint", "Reference"])
        sheet.write_row(3, 0, ["", "Two", "x", "abc", "222", "terms:two"])
        sheet.write_row(5, 0, ["", "One", "", "abc", "111", "terms:one"])
    found = read_signatures(tmp_path / "own.xlsx", TODAY)

    assert [(one.person, one.ref, one.title, one.mark, one.made) for one in found.lines] == [
        ("Anna", "terms:two", "Two", "x", None),
        ("Anna", "terms:one", "One", "", None),
    ]


def test_a_sheet_in_russian_is_read_too(made):
    assert _marks(sign(made(replace(SHEET, language="ru")), {(1, ANNA): "да"})) == [("Anna", "terms:one", "да", None)]


def test_what_is_no_such_sheet_is_told(tmp_path, made):
    with xlsxwriter.Workbook(tmp_path / "foreign.xlsx") as workbook:
        workbook.add_worksheet().write_row(0, 0, ["Client", "Turnover"])
    (tmp_path / "text.xlsx").write_text("not a workbook")
    (tmp_path / "cut.xlsx").write_bytes(made().read_bytes()[:3000])
    whole = {"foreign.xlsx": "foreign.xlsx is no sheet of “playbook signoff sheet”, or its first row was changed.",
             "text.xlsx": "text.xlsx is no Excel workbook, or is damaged; open it in Excel and save it as .xlsx once more.",
             "cut.xlsx": "cut.xlsx is no Excel workbook, or is damaged; open it in Excel and save it as .xlsx once more.",
             "none.xlsx": f"There is no file {tmp_path / 'none.xlsx'}."}  # fmt: skip

    for name, told in whole.items():
        with pytest.raises(PlaybookError) as caught:
            read_signatures(tmp_path / name, TODAY)
        assert str(caught.value.message) == told
