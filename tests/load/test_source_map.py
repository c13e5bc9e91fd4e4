"""Given an address, I get the file, the line and the columns where the author wrote it."""

from __future__ import annotations

import pytest

from playbook.diagnostics import Address, Place

FILES = {
    "book.yml": "book:\n  title: T\n",
    "roles.yml": """
        roles:
          - id: hunter
            title: "Охотник # лучший"   # note
            body: |
              Ищет.

              Читай [[line:wholesale]] и [[line:wholesale]].
            summary: >-
              Сначала
              [[line:wholesale|опт и
              розница]].
            tools: [CRM, [bad]]
          - {id: keeper, title: 'Кладовщик', reports_to: hunter}
        """,
    "lines.yml": """
        lines:
          - id: wholesale
            title: Опт
            body: {file: texts/line.md}
            "tags": [a, 'b, c']
        """,
    "matrix.yml": "abc_xyz:\n  cells:\n    AX: {approach: Беречь}\n",
    "texts/line.md": "# Опт\r\n\r\nСм. [[line:retail]].\r\n",
}


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (("roles", "hunter"), ("roles.yml", 2, 5, "id: hunter")),
        (("roles", "hunter", "id"), ("roles.yml", 2, 9, "hunter")),
        (("roles", "hunter", "title"), ("roles.yml", 3, 12, '"Охотник # лучший"')),
        (("roles", "hunter", "body"), ("roles.yml", 4, 11, "|")),
        (("roles", "hunter", "summary"), ("roles.yml", 8, 14, ">-")),
        (("roles", "hunter", "tools", 0), ("roles.yml", 12, 13, "CRM")),
        (("roles", "hunter", "owner"), ("roles.yml", 2, 5, "id: hunter")),
        (("roles", "keeper"), ("roles.yml", 13, 5, "{id: keeper, title: 'Кладовщик', reports_to: hunter}")),
        (("roles", "keeper", "title"), ("roles.yml", 13, 25, "'Кладовщик'")),
        (("roles", 1, "reports_to"), ("roles.yml", 13, 50, "hunter")),
        (("lines", "wholesale", "tags", 1), ("lines.yml", 5, 17, "'b, c'")),
        (("roles",), ("roles.yml", 2, 3, "- id: hunter")),
        (("abc_xyz", 0, "cells", "AX", "approach"), ("matrix.yml", 3, 20, "Беречь")),
        (("book", "title"), ("book.yml", 2, 10, "T")),
        (("book", "company"), ("book.yml", 2, 3, "title: T")),
    ],
)
def test_a_value_has_its_stretch(load, address, place):
    sources = load(FILES).sources

    assert _stretch(sources, sources.place(Address(address))) == place


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (("lines", "wholesale", "tags"), ("lines.yml", 5, 5, '"tags"')),
        (("roles", "keeper", "reports_to"), ("roles.yml", 13, 38, "reports_to")),
        (("roles", "hunter", "body"), ("roles.yml", 4, 5, "body")),
        (("abc_xyz", 0, "cells", "AX"), ("matrix.yml", 3, 5, "AX")),
    ],
)
def test_a_key_has_its_stretch(load, address, place):
    sources = load(FILES).sources

    assert _stretch(sources, sources.place(Address(address), at_key=True)) == place


@pytest.mark.parametrize(
    ("address", "quote", "number", "place"),
    [
        (("roles", "hunter", "body"), "[[line:wholesale]]", 0, ("roles.yml", 7, 13, "[[line:wholesale]]")),
        (("roles", "hunter", "body"), "[[line:wholesale]]", 1, ("roles.yml", 7, 34, "[[line:wholesale]]")),
        (
            ("roles", "hunter", "summary"),
            "[[line:wholesale|опт и розница]]",
            0,
            ("roles.yml", 10, 7, "[[line:wholesale|опт и"),
        ),
        (("lines", "wholesale", "body"), "[[line:retail]]", 0, ("texts/line.md", 3, 5, "[[line:retail]]")),
        (("lines", "wholesale", "body"), "[[line:gone]]", 0, ("lines.yml", 4, 11, "{file: texts/line.md}")),
    ],
)
def test_words_in_a_text_have_their_stretch(load, address, quote, number, place):
    sources = load(FILES).sources

    assert _stretch(sources, sources.place(Address(address), quote=quote, quote_number=number)) == place


def test_what_is_nowhere_has_the_place_of_the_book(load):
    sources = load(FILES).sources

    assert sources.place(Address(("cases", "x"))) == Place("book.yml", 1, 1, 2)
    assert sources.place(Address()) == Place("book.yml", 1, 1, 2)


def test_a_line_past_the_end_is_empty(load):
    sources = load(FILES).sources

    assert (sources.line("book.yml", 0), sources.line("book.yml", 99), sources.line("gone.yml", 1)) == ("", "", "")
    assert sources.line("texts/line.md", 1) == "# Опт"


def _stretch(sources, place: Place) -> tuple[str, int, int, str]:
    return place.path, place.line, place.column, sources.line(place.path, place.line)[place.column - 1 : place.end - 1]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql://me:s3cret@host/db", "postgresql://me:••••••@host/db"),
        ("postgresql://me:${PASSWORD}@host/db", "postgresql://me:${PASSWORD}@host/db"),
        ("postgresql://me@host/db", "postgresql://me@host/db"),
        ("https://example.org/a:b", "https://example.org/a:b"),
    ],
)
def test_a_password_in_an_address_is_covered_in_the_line_that_is_shown(load, written, shown):
    loaded = load({"book.yml": f"book: {{title: T}}\ndata:\n  ledger: {{source: '{written}', table: t}}\n"})

    assert loaded.sources.line("book.yml", 3) == f"  ledger: {{source: '{shown}', table: t}}"
