"""A table of lines of cells: what its columns are called, what is left out, what is refused."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from playbook.exchange.table import TableError, letter_of, same_names, table_of, text_of


def test_empty_rows_and_columns_at_the_end_are_left_out_and_short_rows_filled():
    table = table_of("a.csv", [["id", "x ", ""], ["01036"], ["", ""], ["2", "3", ""], ["", ""], [" ", None], []])

    assert table.columns == ("id", "x")
    assert table.rows == (("01036", None), (None, None), ("2", "3"))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "a.csv is empty: the names of the columns stand in its first row, a client in each other."),
        ([["", ""], []], "a.csv is empty: the names of the columns stand in its first row, a client in each other."),
        ([["a", "a"]], "a.csv: two columns are called “a”; give one of them another name."),
        ([["a", "", "b"], ["1", "2", "3"]], "a.csv: column B has no name in the first row; a merged cell names only the first of its columns, unmerge it."),  # noqa: E501 - one sentence
        ([["a"], ["1", "2"]], "a.csv, row 2: there are more cells than columns."),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(lines, told):
    with pytest.raises(TableError) as wrong:
        table_of("a.csv", lines)

    assert str(wrong.value) == told


def test_names_are_the_same_whatever_their_capitals():
    assert same_names(["id", "Straße", "ID", "STRASSE", "iD", "x"]) == ["ID", "STRASSE", "iD"]


def test_columns_bear_the_letters_of_excel():
    assert [letter_of(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("01036", "01036"),
        (5.0, "5"),
        (1.1, "1.1"),
        (1e22, "10000000000000000000000"),
        (Decimal("1.50"), "1.50"),
        (True, "true"),
        (date(2026, 11, 1), "2026-11-01"),
        (datetime(2026, 11, 1, 9, 30), "2026-11-01 09:30:00"),  # noqa: DTZ001 - a cell knows no zone
    ],
)
def test_a_cell_as_text_has_no_noise(cell, text):
    assert text_of(cell) == text
