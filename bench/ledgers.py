"""Ledgers for the bench: a number of rows in; a Parquet file out, skewed like the sales of a wholesaler, the same each time."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import duckdb

AS_OF = date(2026, 11, 14)
_DAYS = 1400  # of history, so that the window, the one before it, and something before that are full
_ROWS_OF_A_CLIENT = 200  # on average; the largest hundredth of clients has a fifth of the rows
_SEED = 7

# Drawn from a hash of the row's number, not from `random()`: as many threads as there are give the same file. Dates rise with the rows as
# they do in an accounting system, more sales fall into spring and autumn, a fiftieth is returns, and a five-hundredth cannot be counted.
_LEDGER = """
COPY (
    WITH drawn AS (
        SELECT
            row, row / {rows} AS place,
            hash(row, {seed}) % 1000003 / 1000003 AS one,
            hash(row, {seed} + 1) % 1000003 / 1000003 AS two,
            hash(row, {seed} + 2) % 10000 AS luck
        FROM range({rows}) AS numbers(row)
    )
    SELECT
        CASE WHEN luck = 0 THEN NULL ELSE format('K{{:07d}}', floor({clients} * (0.7 * one ** 3 + 0.3 * one * place))::BIGINT) END AS client,
        CASE
            WHEN luck IN (1, 2) THEN NULL
            WHEN luck = 3 THEN DATE '{as_of}' + 1 + (row % 30)::INTEGER
            ELSE DATE '{as_of}' - {days} + floor({days} * (place + 0.01 * sin(2 * pi() * place * {days} / 182.5) * (1 - place)))::INTEGER
        END AS date,
        CASE
            WHEN luck IN (4, 5, 6) THEN NULL
            ELSE round(CASE WHEN luck < 200 THEN -1 ELSE 1 END * 400 * (1 / (1.001 - two)) ** 0.9, 2)::DECIMAL(14, 2)
        END AS amount
    FROM drawn
    ORDER BY row
) TO '{path}' (FORMAT parquet)
"""


def write_ledger(path: Path, rows: int) -> Path:
    """A ledger of so many rows with the columns `client`, `date`, `amount`; of every kind of bad row there are a few."""
    clients = max(rows // _ROWS_OF_A_CLIENT, 20)
    told = _LEDGER.format(rows=rows, clients=clients, seed=_SEED, as_of=AS_OF, days=_DAYS, path=path)
    with duckdb.connect() as connection:
        connection.execute(told)
    return path


if __name__ == "__main__":
    write_ledger(Path(sys.argv[1]), int(sys.argv[2]))
