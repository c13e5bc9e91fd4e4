"""One computation of the client base in a process of its own: `ours|sql|pandas LEDGER FOLDER`; its seconds, table and bad rows into the folder."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pyarrow as pa
import pyarrow.parquet as pq

from bench.ledgers import AS_OF

if TYPE_CHECKING:
    from playbook.model.book import Book

FIRST, LAST, EARLIER = date(2025, 11, 1), date(2026, 10, 31), date(2025, 11, 14)
BOOK = """
book: {title: Bench, language: en, currency: RUB}
statuses:
  - {id: sleeping, title: Sleeping, when: {days-since-last-order: {above: 90}}}
  - {id: novice, title: Novice, when: {days-since-first-order: {to: 90}}}
  - {id: cooling, title: Cooling, when: {growth: {below: -20%}}}
  - {id: regular, title: Regular, when: {orders: {from: 1}}}
abc_xyz: {period: month, window: 12, abc: {a: 80%, b: 15%}, xyz: {x: 25%, y: 60%}, deviation: population}
"""
COLUMNS = (
    "client", "turnover", "turnover_before", "orders", "first_order", "last_order", "share", "cumulative_share", "abc", "mean", "deviation",
    "cv", "xyz", "cell", "growth", "status", "previous_status",
)  # fmt: skip
"""What every peer gives of each client."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a peer made of a ledger: the table, and how many rows do not count for which reason."""

    clients: pa.Table
    bad_rows: Mapping[str, int]


def ours(ledger: Path, folder: Path) -> Callable[[], Found]:
    """What `playbook analyse` does before it writes."""
    from playbook.analytics.client_base import client_base  # noqa: PLC0415 - imports are no part of the time, nor of other peers
    from playbook.analytics.sources import open_sources  # noqa: PLC0415 - as above

    book = _book(ledger, folder)

    def compute() -> Found:
        with open_sources(book, folder, {}, _read_sheet) as sources:
            base = client_base(book, sources, AS_OF)
        return Found(base.clients, {one.reason: one.count for one in base.measurements.bad_rows})

    return compute


def _book(ledger: Path, folder: Path) -> Book:
    from playbook.load import load_book  # noqa: PLC0415 - as above

    (folder / "book.yml").write_text(f"{BOOK}data: {{ledger: {{source: {ledger.as_posix()!r}}}}}\n", encoding="utf-8")
    return load_book(folder).book


def _read_sheet(path: Path, _sheet: str | None, _shown: str) -> NoReturn:
    raise ValueError(f"{path} is no workbook.")


def sql(ledger: Path, _folder: Path) -> Callable[[], Found]:
    """Two queries, written by hand: the table, and the rows that do not count, each with where it stands."""
    import duckdb  # noqa: PLC0415 - as above

    statement, of_bad_rows = (
        Path(__file__).with_name(name).read_text("utf-8") for name in ("client_base.sql", "bad_rows.sql")
    )

    def compute() -> Found:
        with duckdb.connect() as connection:
            given = {"ledger": str(ledger), "as_of": AS_OF}
            bad = connection.sql(of_bad_rows, params=given).to_arrow_table()
            table = connection.sql(
                statement, params={**given, "first": FIRST, "last": LAST, "earlier": EARLIER}
            ).to_arrow_table()
        counts = bad.group_by("reason").aggregate([([], "count_all")]).to_pylist()
        return Found(table, {one["reason"]: one["count_all"] for one in counts})

    return compute


def pandas(ledger: Path, _folder: Path) -> Callable[[], Found]:
    """The same in pandas."""
    from bench.analyse_pandas import compute  # noqa: PLC0415 - as above

    return lambda: Found(*compute(ledger, AS_OF, FIRST, LAST, EARLIER))


def _run(peer: Callable[[Path, Path], Callable[[], Found]], ledger: Path, folder: Path) -> None:
    compute = peer(ledger, folder)
    start = time.perf_counter()
    found = compute()
    spent = time.perf_counter() - start
    with (folder / "seconds").open("a", encoding="utf-8") as file:
        file.write(f"{spent}\n")
    pq.write_table(found.clients.select(list(COLUMNS)), folder / "clients.parquet")
    (folder / "bad-rows.json").write_text(json.dumps(dict(found.bad_rows), sort_keys=True), encoding="utf-8")


PEERS: dict[str, Any] = {"ours": ours, "sql": sql, "pandas": pandas}

if __name__ == "__main__":
    _run(PEERS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
