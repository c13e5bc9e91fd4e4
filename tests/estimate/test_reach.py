"""What two programmes reach at once."""

from __future__ import annotations

import pytest

from playbook.estimate.clientele import clienteles
from playbook.estimate.reach import met_reach, of_line, reach_of
from playbook.model.book import Book

NAMED = {
    "lines": [{"id": "trade", "title": "T"}, {"id": "shop", "title": "S"}],
    "statuses": [
        {"id": "new", "title": "N"},
        {"id": "old", "title": "O"},
        {"id": "guest", "title": "G", "line": "shop"},
    ],
    "abc_xyz": [{"line": "trade", "cells": {"AX": {}, "BX": {}}}],
    "products": [{"id": "tile", "title": "T"}, {"id": "glue", "title": "G", "line": "shop"}],
}


def is_empty(one: dict[str, object], other: dict[str, object], line: str = "trade") -> bool:
    loyalty = [{"id": "a", "title": "A", **one}, {"id": "b", "title": "B", **other}]
    book = Book.model_validate({"book": {"title": "B"}, **NAMED, "loyalty": loyalty})
    clientele = clienteles(book)[line]
    first, second = (reach_of(programme, clientele, of_line(book, line)) for programme in book.loyalty)
    assert met_reach(first, second) == met_reach(second, first)
    return met_reach(first, second).is_empty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"statuses": ["new"]}, {}),
        ({"statuses": ["new", "old"]}, {"statuses": ["old"]}),
        ({"cells": ["AX"]}, {"cells": ["AX", "BX"], "statuses": ["new"]}),
        ({"products": ["tile"]}, {"products": ["tile", "glue"]}),
        ({"valid": {"to": "2026-03-31"}}, {"valid": {"from": "2026-03-31"}}),
        ({"line": "trade"}, {}),
    ],
)
def test_what_meets(one, other):
    assert not is_empty(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"statuses": ["new"]}, {"statuses": ["old"]}),
        ({"statuses": ["guest"]}, {}),
        ({"cells": ["AX"]}, {"cells": ["BX"]}),
        ({"products": ["glue"]}, {}),
        ({"valid": {"to": "2026-03-31"}}, {"valid": {"from": "2026-04-01"}}),
        ({"line": "shop"}, {}),
        ({"statuses": ["undefined"]}, {}),
    ],
)
def test_what_does_not_meet(one, other):
    assert is_empty(one, other)


def test_a_cell_is_of_the_lines_whose_matrix_has_it():
    assert is_empty({"cells": ["AX"]}, {}, line="shop")
