"""Parquet files, in and out."""

from __future__ import annotations

from datetime import date, datetime

import duckdb
import pytest

from playbook.diagnostics import PlaybookError
from playbook.exchange import parquet
from playbook.exchange.parquet import parquet_bytes, read_parquet
from playbook.exchange.table import Table, TableError

TABLE = Table(
    "clients [1]*.parquet",
    ("id", "sum", "orders", "day", "at", "own", 'a "note"', "mixed"),
    (
        ("01036", 1.5, 3, date(2026, 11, 1), datetime(2026, 11, 1, 9, 30), True, "a,\n'b' \"c\"", "x"),  # noqa: DTZ001 - a cell knows no zone
        ("2", None, None, None, None, None, None, None),
    ),
)


def test_a_table_comes_back_in_its_order_with_its_kinds(tmp_path):
    path = tmp_path / TABLE.file
    path.write_bytes(parquet_bytes(TABLE))

    assert read_parquet(path) == TABLE
    assert parquet_bytes(TABLE) == parquet_bytes(TABLE)


def test_what_is_of_several_kinds_is_text(tmp_path):
    (tmp_path / "a.parquet").write_bytes(parquet_bytes(Table("a", ("x",), ((1,), ("b",), (2**70,)))))

    assert read_parquet(tmp_path / "a.parquet").rows == (("1",), ("b",), (str(2**70),))


def test_columns_that_differ_in_capitals_alone_are_told():
    with pytest.raises(TableError, match="two columns are called “ID”"):
        parquet_bytes(Table("a", ("id", "ID"), (("1", "2"),)))


def test_what_duckdb_cannot_write_is_told(monkeypatch):
    monkeypatch.setattr(parquet, "_FROM_CSV", "SELECT no_such_thing, ?, ?")

    with pytest.raises(PlaybookError, match="The list cannot be written as Parquet: Binder Error"):
        parquet_bytes(TABLE)


def test_values_within_values_are_text(tmp_path):
    path = tmp_path / "a.parquet"
    duckdb.sql(f"COPY (SELECT [1, 2] AS pair, 1.50::DECIMAL(9, 2) AS sum) TO '{path}' (FORMAT parquet)")

    assert [str(cell) for cell in read_parquet(path).rows[0]] == ["[1, 2]", "1.50"]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"id,sum"])
def test_what_is_none_is_refused(tmp_path, content):
    (tmp_path / "a.parquet").write_bytes(content)

    with pytest.raises(PlaybookError, match=r"a\.parquet is no Parquet file, or is damaged"):
        read_parquet(tmp_path / "a.parquet")
