"""The ledgers that the bench measures with: of the size asked for, skewed, the same each time, and with some of every kind of bad row."""

from __future__ import annotations

import duckdb
import pytest

from bench.ledgers import AS_OF, write_ledger

ROWS = 40_000


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> duckdb.DuckDBPyRelation:
    path = write_ledger(tmp_path_factory.mktemp("ledger") / "ledger.parquet", ROWS)
    return duckdb.connect().read_parquet(str(path))


def test_a_ledger_has_the_rows_asked_for_and_a_few_of_every_kind_of_bad_row(ledger):
    [found] = ledger.aggregate(
        "count(*), count(*) FILTER (client IS NULL), count(*) FILTER (date IS NULL), count(*) FILTER (amount IS NULL), "
        f"count(*) FILTER (date > DATE '{AS_OF}'), count(*) FILTER (amount < 0)"
    ).fetchall()
    rows, *bad, returns = found

    assert rows == ROWS
    assert all(0 < count < ROWS / 500 for count in bad)
    assert ROWS / 100 < returns < ROWS / 30


def test_a_tenth_of_the_clients_brings_more_than_three_tenths_of_the_turnover(ledger):
    sums = sorted((row[0] for row in ledger.aggregate("sum(amount) AS bought, client").fetchall()), reverse=True)

    assert len(sums) > ROWS // 250
    assert sum(sums[: len(sums) // 10]) > sum(sums) * 3 / 10


def test_the_same_size_gives_the_same_rows(ledger, tmp_path):
    again = duckdb.connect().read_parquet(str(write_ledger(tmp_path / "again.parquet", ROWS)))

    assert again.fetchall() == ledger.fetchall()
