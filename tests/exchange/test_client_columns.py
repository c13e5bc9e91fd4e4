"""Which columns of a list say what of clients."""

from __future__ import annotations

import pytest

from playbook.exchange.client_columns import columns_of, lines_to_choose
from playbook.exchange.table import Table
from playbook.model.book import Book

ATTRIBUTES = [
    {"id": "sum", "title": "Annual purchases", "kind": "money"},
    {"id": "near", "title": "Near", "kind": "flag"},
    {"id": "old", "title": "Near", "kind": "flag"},
]


def book(*lines):
    return Book.model_validate(
        {
            "book": {"title": "T"},
            "lines": [{"id": "wholesale", "title": "W"}, {"id": "retail", "title": "R"}],
            "attributes": ATTRIBUTES,
            "segmentations": [
                {
                    "id": f"way-{number}",
                    "title": "W",
                    "segments": [{"id": f"s-{number}", "title": "S", "criteria": {"sum": {"from": "5"}}}],
                    **({"line": line} if line else {}),
                }
                for number, line in enumerate(lines)
            ],
        }
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("sum", "near"), {"sum": 0, "near": 1}),
        (("x", " annual  PURCHASES"), {"sum": 1}),
        (("Annual purchases", "sum"), {"sum": 1}),
        (("sum", "Near"), {"sum": 0}),
    ],
)
def test_a_column_bears_the_id_of_an_attribute_or_a_title_that_only_one_has(names, expected):
    columns, notes = columns_of(book(None), Table("a.csv", names, ()), None)

    assert {column.name: column.place for column in columns} == expected
    assert notes == []


@pytest.mark.parametrize(
    ("lines", "names", "expected"),
    [
        (("wholesale", "retail"), ("sum",), ["wholesale", "retail"]),
        (("wholesale", "retail"), ("sum", "line"), []),
        (("wholesale", None), ("sum",), []),
    ],
)
def test_a_line_has_to_be_said_where_several_have_rules_and_no_column_tells(lines, names, expected):
    assert lines_to_choose(book(*lines), Table("a.csv", names, ())) == expected
