"""Cells of the matrix without an approach."""

from __future__ import annotations

ALL = [row + column for row in "ABC" for column in "XYZ"]


def matrix(**cells: str) -> str:
    """A matrix whose first cell stands on line 4."""
    lines = "".join(f"    {name}: {{{one}}}\n" for name, one in cells.items())
    return "abc_xyz:\n  cells:\n" + lines if cells else "abc_xyz: {title: Matrix}\n"


def test_a_cell_without_an_approach_is_told_by_its_name(told):
    cells = dict.fromkeys(ALL, "approach: Call.")
    [plain] = told("A804", matrix(**{**cells, "BZ": "loyalty: A card."}))
    [titled] = told("A804", matrix(**{**cells, "CZ": "title: Chance buyers"}))

    assert plain.message == "What do we do with a client in BZ? The cell has no approach."
    assert plain.hint == "Write approach: how we treat these clients."
    assert plain.line == 9
    assert titled.message == "What do we do with a client in CZ “Chance buyers”? The cell has no approach."


def test_an_approach_of_spaces_is_none(told):
    cells = dict.fromkeys(ALL, "approach: Call.")

    assert [one.line for one in told("A804", matrix(**{**cells, "AX": 'approach: " "'}))] == [4]


def test_cells_that_are_not_written_are_told_together(told):
    cells = dict.fromkeys(ALL[:8], "approach: Call.")
    [one] = told("A804", matrix(**cells))
    del cells["AY"]
    [two] = told("A804", matrix(**cells))

    assert one.message == "What do we do with a client in CZ? The matrix does not say."
    assert one.hint == "Add them under cells, each with its approach."
    assert one.line == 3
    assert two.message == "What do we do with clients in AY, CZ? The matrix does not say."


def test_a_matrix_without_cells_is_told_once(told):
    [whole] = told("A804", matrix())

    assert whole.message == "What do we do with clients in AX, AY, AZ, BX, BY, BZ, CX, CY, CZ? The matrix does not say."
    assert whole.line == 2


def test_each_of_several_matrices_is_looked_at(told):
    cells = "{" + ", ".join(f"{name}: {{approach: Call.}}" for name in ALL) + "}"
    text = f"abc_xyz:\n  - {{cells: {cells}}}\n  - cells:\n      AX: {{title: Best}}\n"

    assert [one.line for one in told("A804", text)] == [4, 5]
