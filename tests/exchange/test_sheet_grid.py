"""Cells of a workbook as the file keeps them."""

from __future__ import annotations

import pytest
import xlsxwriter

from playbook.diagnostics import PlaybookError
from playbook.exchange import sheet_grid
from playbook.exchange.sheet_grid import GridCell, address_of, grids_of, place_of
from tests.filling import SHEET, edited, fill

STRINGS = "xl/sharedStrings.xml"


@pytest.fixture
def workbook(tmp_path):
    """A workbook whose first sheet is filled by a function."""

    def make(write):
        path = tmp_path / "w.xlsx"
        with xlsxwriter.Workbook(path) as made:
            write(made, made.add_worksheet("List"))
        return path

    return make


def _cells(path):
    return dict(grids_of(path, "w.xlsx")[0].cells)


def test_a_cell_keeps_its_kind_its_formula_and_its_format(workbook):
    def write(made, sheet):
        sheet.write(0, 0, "text")
        sheet.write(0, 1, 0.15, made.add_format({"num_format": "0.0%"}))
        sheet.write(0, 2, bool(made))
        sheet.write_formula(0, 3, "=1+1", None, 2)
        sheet.write_formula(0, 4, "=1/0", None, "#DIV/0!")
        sheet.write(0, 5, 46154, made.add_format({"num_format": 14}))
        sheet.write_blank(0, 6, None, made.add_format({"bold": True}))

    assert _cells(workbook(write)) == {
        (0, 0): GridCell("text"),
        (0, 1): GridCell("0.15", "number", form="0.0%"),
        (0, 2): GridCell("1", "flag"),
        (0, 3): GridCell("2", "number", "1+1"),
        (0, 4): GridCell("#DIV/0!", "error", "1/0"),
        (0, 5): GridCell("46154", "number", form="dd.mm.yyyy"),
    }


def test_texts_are_put_together_whatever_their_letters_look_like(workbook):
    path = workbook(lambda _made, sheet: sheet.write(0, 0, "text"))
    rich = "<si><r><t>one </t></r><r><rPr><b/></rPr><t>two_x000A_</t></r><rPh><t>spoken</t></rPh></si>"
    edited(path, {STRINGS: lambda text: text.replace("<si><t>text</t></si>", rich)})

    assert _cells(path) == {(0, 0): GridCell("one two\n")}


def test_what_is_hidden_and_merged_is_known(workbook):
    def write(made, sheet):
        sheet.merge_range("B2:C3", "x")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(3, 4, None, None, {"hidden": True})
        made.add_worksheet("Notes").very_hidden()

    first, second = grids_of(workbook(write), "w.xlsx")

    assert first.merged == (((1, 1), (2, 2)),)
    assert (first.hidden_rows, first.hidden_columns) == ({4}, {3, 4})
    assert [(one.name, one.is_hidden) for one in (first, second)] == [("List", False), ("Notes", True)]


def test_cells_without_an_address_stand_one_after_the_other(workbook):
    path = workbook(lambda _made, sheet: sheet.write_row(0, 0, [1, 2]))
    edited(path, {SHEET: lambda text: text.replace(' r="A1"', "").replace(' r="B1"', "").replace(' r="1"', "")})

    assert [(at, cell.value) for at, cell in _cells(path).items()] == [((0, 0), "1"), ((0, 1), "2")]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1),
        lambda text: text.replace("<v>1</v>", "<v>many</v>"),
        lambda text: text.replace("<v>1</v>", "<v>1e999</v>"),
        lambda text: text.replace('r="A1"', 'r="1A"'),
        lambda text: text[:-20],
    ],
)
def test_a_damaged_sheet_is_told(workbook, edit):
    path = edited(workbook(lambda _made, sheet: sheet.write(0, 0, 1)), {SHEET: edit})

    with pytest.raises(PlaybookError, match=r"w\.xlsx is no Excel workbook, or is damaged"):
        grids_of(path, "w.xlsx")


def test_a_text_that_is_shared_with_nobody_is_told(workbook):
    path = fill(workbook(lambda _made, sheet: sheet.write(0, 0, "x")), {"B1": 't="s"<v>7</v>'})

    with pytest.raises(PlaybookError, match="damaged"):
        grids_of(path, "w.xlsx")


def test_a_sheet_of_too_many_cells_is_told(workbook, monkeypatch):
    monkeypatch.setattr(sheet_grid, "_MOST_CELLS", 1)

    with pytest.raises(PlaybookError, match="too large"):
        grids_of(workbook(lambda _made, sheet: sheet.write_row(0, 0, [1, 2])), "w.xlsx")


def test_a_text_on_one_line(workbook):
    [grid] = grids_of(workbook(lambda _made, sheet: sheet.write(0, 0, " a\n b ")), "w.xlsx")

    assert (grid.text(0, 0), grid.text(5, 5)) == ("a b", "")


@pytest.mark.parametrize(
    ("address", "place"), [("A1", (0, 0)), ("Z9", (8, 25)), ("AA10", (9, 26)), ("XFD1", (0, 16383))]
)
def test_addresses_there_and_back(address, place):
    assert place_of(address) == place
    assert address_of(*place) == address
