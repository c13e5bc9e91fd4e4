"""CSV as Excel of any country writes it."""

from __future__ import annotations

import pytest

from playbook.exchange.csv_file import csv_bytes, read_csv
from playbook.exchange.table import Table, TableError

ROWS = (("01036", "Рыбинск, «Плитка»"), ("2", "Кинешма"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_encoding_and_separator_is_read(tmp_path, encoding, separator):
    lines = [separator.join(["код", "город"]), *(f'{code}{separator}"{town}"' for code, town in ROWS)]
    (tmp_path / "a.csv").write_bytes("\r\n".join(lines).encode(encoding))
    table = read_csv(tmp_path / "a.csv")

    assert table.columns == ("код", "город")
    assert table.rows == ROWS


def test_excels_own_line_tells_the_separator(tmp_path):
    (tmp_path / "a.csv").write_text("sep=|\na|b,c\n1|2\n", encoding="utf-8")

    assert read_csv(tmp_path / "a.csv").columns == ("a", "b,c")


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b"", b"\xef\xbb\xbf\n\n"])
def test_what_is_no_list_is_told(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)

    with pytest.raises(TableError):
        read_csv(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "rows",
    [
        '"Ромашка;50000\nБ;3000000\n',
        '"Ромашка;50000\nБ;3000000\n"Сад";1\n',
        '"Ромашка;50000\nБ;3000000\nООО "Сад";1\nВ;2\n',
        'Ромашка;"50000\nБ;3000000',
        '"' + "x" * 1_000_001,
    ],
)
def test_a_cell_without_end_is_told(tmp_path, rows):
    (tmp_path / "a.csv").write_text(f"id;sum\nА;1\n{rows}", encoding="utf-8")

    with pytest.raises(TableError, match=r"a\.csv, row 3: a cell begins with a quotation mark and does not end"):
        read_csv(tmp_path / "a.csv")


def test_quotation_marks_around_a_name_and_lines_within_a_cell_are_read(tmp_path):
    (tmp_path / "a.csv").write_text('id;note\n"Ромашка" ООО;1\nБ;"ул. Мира; 5;\nвход; двор"', encoding="utf-8")

    assert read_csv(tmp_path / "a.csv").rows == (("Ромашка ООО", "1"), ("Б", "ул. Мира; 5;\nвход; двор"))


def test_where_it_is_guarded_texts_are_no_formulas():
    row = ("=1+cmd", "+7-900", "-5 000,50", "@a", "-", "- да", -5)
    table = Table("a.xlsx", tuple("abcdefg"), (row,))

    assert (
        csv_bytes(table, is_guarded=True).decode().splitlines()[1] == """'=1+cmd,'+7-900,"-5 000,50",'@a,-,'- да,-5"""
    )
    assert csv_bytes(table).decode().splitlines()[1].startswith("=1+cmd")


def test_it_is_written_with_commas_and_read_back(tmp_path):
    table = Table("a.csv", ("id", "text"), (("01036", 'a,"b"\nc'), (None, "я")))
    (tmp_path / "a.csv").write_bytes(csv_bytes(table))

    assert csv_bytes(table) == 'id,text\n01036,"a,""b""\nc"\n,я\n'.encode()
    assert read_csv(tmp_path / "a.csv") == table
