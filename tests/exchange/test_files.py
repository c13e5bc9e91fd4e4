"""Files by their endings."""

from __future__ import annotations

import pytest

from playbook.diagnostics import PlaybookError
from playbook.exchange.files import ENDINGS, read_table, table_as_csv, write_table
from playbook.exchange.table import Table

TABLE = Table("a", ("id", "city"), (("01036", "Кинешма"),))


@pytest.mark.parametrize("ending", [*ENDINGS, ".CSV"])
def test_what_is_written_is_read(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"old")
    write_table(TABLE, path)

    assert read_table(path).rows == TABLE.rows
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PlaybookError, match="cannot be read: No such file"):
        read_table(tmp_path / "a.csv")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PlaybookError, match="cannot be written: No such file"):
        write_table(TABLE, tmp_path / "nowhere" / "a.csv")


def test_csv_is_what_a_pipe_gets_and_a_file_has_the_mark_by_which_excel_knows_it(tmp_path):
    write_table(TABLE, tmp_path / "a.csv")

    assert table_as_csv(TABLE) == "id,city\n01036,Кинешма\n".encode()
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf" + table_as_csv(TABLE)


@pytest.mark.parametrize(("source", "written"), [("a.xlsx", "'=1+1"), ("a.parquet", "'=1+1"), ("a.CSV", "=1+1")])
def test_what_was_no_csv_before_becomes_no_formula_in_it(source, written):
    assert table_as_csv(Table(source, ("id",), (("=1+1",),))).decode() == f"id\n{written}\n"
