"""Given sources of a book, I am told where a password stands in it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        ("postgresql://reader:sesame@db/sales", True),
        ("postgresql://reader:se/same@db/sales", True),
        ("postgresql://reader:${A}sesame@db/sales", True),
        ("postgresql://db/sales?user=reader&password=sesame", True),
        ("postgresql://reader:${A}@db/sales", False),
        ("postgresql://reader:@db/sales", False),
        ("postgresql://reader@db/sales", False),
        ("postgresql://db/sales?password=${A}", False),
        ("${A}", False),
        ("data/a:b@c.csv", False),
    ],
)
def test_anything_but_names_of_the_environment_is_a_password(told, source, is_told):
    found = told("A810", f"data: {{ledger: {{source: '{source}', table: t}}}}")

    assert bool(found) is is_told
