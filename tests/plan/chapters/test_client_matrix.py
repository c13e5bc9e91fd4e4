"""Given measured cells, I get a heat map and a row for each, the empty ones too, and what we do there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from playbook.analytics.measurements import Group
from playbook.check.ledger_words import measured_by_hand
from playbook.plan.chapters.client_matrix import client_matrix
from playbook.plan.wording import wording_of

BOOK = """
book: {title: Tiles, language: en, currency: EUR}
abc_xyz: {cells: {AX: {title: Pillar, approach: Call.}, CZ: {approach: Wait.}}}
"""
MEASURED = measured_by_hand(
    cells={"AX": Group(4, Decimal(900_000)), "BY": Group(5, Decimal(300_000)), None: Group(1, Decimal(0))}
)


@pytest.fixture
def matrix(book_of):
    def make(measured, text=BOOK):
        book = book_of(text)
        return client_matrix(book, measured, wording_of(book, "en"))

    return make


def test_every_cell_has_its_clients_turnover_and_share(matrix):
    cells = {cell.name: cell for cell in matrix(MEASURED).chart.cells}

    assert list(cells) == [row + column for row in "ABC" for column in "XYZ"]
    assert cells["AX"].lines == ("4 clients", "€900K · 75.0%")
    assert (cells["AX"].heat, cells["BY"].heat, cells["CZ"].heat) == (4, 3, 0)
    assert (cells["AX"].ref, cells["BY"].ref) == ("cell:AX", "")
    assert cells["AX"].told == "AX · Pillar · 4 clients · €900,000 · 75.0%"


def test_clients_without_a_cell_are_told_beside(matrix):
    assert (
        matrix(MEASURED).without
        == "1 client more is in no cell: its line has no matrix, or there is nothing to tell its steadiness by."
    )


def test_an_edition_shows_the_cells_that_it_knows_of_and_no_share(matrix):
    part = replace(MEASURED, partial=frozenset({"cells"}), whole=Group(0, Decimal(0)))
    found = matrix(part)

    assert [cell.name for cell in found.chart.cells] == ["AX", "BY", "CZ"]
    assert [cell.lines[1] for cell in found.chart.cells] == ["€900K", "€300K", "€0"]
    assert found.chart.description == "The largest cell is AX: 4 clients."


def test_thresholds_are_told_where_there_is_one_matrix(matrix):
    two = BOOK.replace("abc_xyz: ", "lines: [{id: a, title: A}]\nabc_xyz: [{line: a}, ").replace("}}}", "}}}]")
    one, several = matrix(MEASURED).chart, matrix(MEASURED, two).chart

    assert [band.meaning for band in one.rows] == ["80% of the turnover", "15% of the turnover", "5% of the turnover"]
    assert {band.meaning for band in (*several.rows, *several.columns)} == {""}


def test_without_any_cell_there_is_no_matrix(matrix):
    assert matrix(measured_by_hand(cells={None: Group(10, Decimal(5))})) is None


def test_shares_are_of_those_whom_the_matrix_divides(matrix):
    measured = replace(
        MEASURED,
        abc={"A": Group(4, Decimal(500)), "C": Group(1, Decimal(500)), None: Group(99, Decimal(9_000))},
        cells={"AX": Group(4, Decimal(500))},
    )

    assert [one.row.share_of_turnover for one in matrix(measured).rows if one.row.title == "AX"] == ["50.0%"]
