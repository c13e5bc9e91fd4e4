"""Cells in columns."""

from __future__ import annotations

from playbook.cli.aligned import aligned


def test_texts_begin_and_figures_end_below_one_another():
    rows = [["", "Sum", "Part"], ["a", "1", "10%"], ["long", "1000", ""]]

    assert list(aligned(rows, slice(1, None))) == [
        "       Sum  Part",
        "a        1   10%",
        "long  1000      ",
    ]


def test_what_stands_behind_figures_is_text():
    assert list(aligned([["a", "1", "x"], ["b", "20", "long"]], slice(-2, -1))) == ["a   1  x   ", "b  20  long"]
