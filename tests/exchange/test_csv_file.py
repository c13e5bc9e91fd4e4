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


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b'a,b\n"open', b"", b"\xef\xbb\xbf\n\n"])
def test_what_is_no_list_is_told(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)

    if content.startswith(b"a,b"):
        assert read_csv(tmp_path / "a.csv").rows == (("open", None),)
        return
    with pytest.raises(TableError):
        read_csv(tmp_path / "a.csv")


def test_a_cell_without_end_is_told(tmp_path):
    (tmp_path / "a.csv").write_text('a\n"' + "x" * 1_000_001, encoding="utf-8")

    with pytest.raises(TableError, match="a cell does not end"):
        read_csv(tmp_path / "a.csv")


def test_it_is_written_with_commas_and_read_back(tmp_path):
    table = Table("a.csv", ("id", "text"), (("01036", 'a,"b"\nc'), (None, "я")))
    (tmp_path / "a.csv").write_bytes(csv_bytes(table))

    assert csv_bytes(table) == 'id,text\n01036,"a,""b""\nc"\n,я\n'.encode()
    assert read_csv(tmp_path / "a.csv") == table
