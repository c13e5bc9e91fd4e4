"""DuckDB, PostgreSQL and Spark give the same plan and fact of the same ledger, and every sum of it is the ledger's, to the kopeck."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ibis.backends.duckdb import Backend

from playbook.analytics.client_base import client_base
from playbook.analytics.edge import connected_here, fetched
from playbook.analytics.facts import Facts
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.ledger_rows import good_rows
from playbook.analytics.plan_fact import Plan, plan_fact
from playbook.analytics.plan_figures import PlanFact
from playbook.analytics.plan_sums import crossed
from playbook.analytics.sources import open_sources
from playbook.load import load_book
from tests.databases import test_same_table as same

FORECAST = """
    forecast:
      axes: [by-region, status, abc-xyz]
      periods:
        - {id: "2023", from: 2023-01-01, to: 2023-12-31}
        - {id: "2025", from: 2025-01-01, to: 2025-12-31}
        - {id: "2026-q3", from: 2026-07-01, to: 2026-09-30}
        - {id: "2026-q4", from: 2026-10-01, to: 2026-12-31}
        - {id: "2027-q1", from: 2027-01-01, to: 2027-03-31}
"""
AXES = ("by-region", "status", "abc-xyz", "manager")
ENTRIES = [
    ForecastEntry(client, period, None, Decimal(number * 1111) / 100, (number % 3 and Decimal(number * 1000) / 100) or None, "Ёж")
    for period in ("2025", "2026-q3", "2026-q4", "2027-q1")
    for number, client in enumerate([*same.NAMES, "nobody", "7"], start=1)
]  # fmt: skip
Planning = Callable[[str], Plan]


@pytest.fixture(params=same.LEDGERS)
def ledger(request) -> pa.Table:
    return same.LEDGERS[request.param]()


@pytest.fixture
def plan(write_book, ledger, tmp_path) -> Planning:
    """The plan of the book with its ledger at an address; the client base is that of DuckDB, which is the same everywhere."""
    folder = write_book({"book.yml": same.BOOK + FORECAST, "clients.csv": same.CLIENT_LIST})
    book = load_book(folder).book
    pq.write_table(ledger, tmp_path / "ledger.parquet")
    with open_sources(book, folder, {"LEDGER": str(tmp_path / "ledger.parquet")}, _read_sheet) as sources:
        base = client_base(book, sources, same.AS_OF)

    def planned(address: str) -> Plan:
        with open_sources(book, folder, {"LEDGER": address}, _read_sheet) as sources:
            return plan_fact(book, book.forecast[0], sources, ENTRIES, base, same.AS_OF)

    return planned


def _read_sheet(path: Path, _sheet: str | None, _shown: str):
    pytest.fail(f"{path} is no workbook")


@pytest.fixture
def here(plan, tmp_path) -> Plan:
    """What DuckDB makes of the ledger, as a Parquet file."""
    return plan(str(tmp_path / "ledger.parquet"))


def test_every_kopeck_of_the_ledger_is_in_one_group_of_each_axis_and_crossing(here, ledger, connection):
    rows = _counted(ledger, connection)

    assert len(rows) > 2500
    for period in here.figures.periods:
        until = period.until or date.min
        expected = sum((amount for day, amount in rows if period.first <= day <= until), Decimal(0))
        assert (here.figures.whole[period.id].actual or 0) == expected
        for axis, groups in here.figures.by.items():
            assert _shipped(groups.values(), period.id) == expected, axis
        for count in (2, 3, 4):
            for axes in combinations(AXES, count):
                assert _shipped(crossed(here.clients, axes).values(), period.id) == expected, axes
    assert sum(one.actual or 0 for one in here.figures.whole.values()) > 1_000_000


def _shipped(groups: Iterable[Mapping[str, PlanFact]], period: str) -> Decimal:
    return sum((by[period].actual or Decimal(0) for by in groups if period in by), Decimal(0))


def _counted(ledger: pa.Table, connection: Backend) -> list[tuple[date, Decimal]]:
    """Day and sum of each row that counts, one by one: of a ledger with types read off it, of one of texts as they are understood."""
    if ledger.schema.field("date").type != pa.string():
        rows = zip(*(ledger[name].to_pylist() for name in ("client", "date", "amount")), strict=True)
        return [(day.date(), amount) for client, day, amount in rows if None not in {client, day, amount}]
    facts = Facts("ledger", connection.create_table("texts", ibis.memtable(ledger)), dict.fromkeys(ledger.column_names))
    rows = fetched(good_rows(facts, same.AS_OF, "RUB", {}).select("date", "amount")).to_pylist()
    return [(row["date"], row["amount"]) for row in rows]


@pytest.fixture
def connection() -> Iterator[Backend]:
    found = connected_here()
    yield found
    found.disconnect()


def test_postgresql_gives_the_same_plan(ledger, here, plan, postgres_url):
    same.into_postgres(ledger, postgres_url)

    _demand_same(plan(postgres_url), here)


# Spark and Ibis speak to pandas 3 as they did to pandas 2.
@pytest.mark.filterwarnings(
    "ignore:PySpark does not yet fully support pandas:FutureWarning",
    "ignore:The copy keyword is deprecated",
    "ignore:The 'future.infer_string' option is deprecated",
)
def test_spark_gives_the_same_plan(here, plan, spark, tmp_path):
    spark.read.parquet(str(tmp_path / "ledger.parquet")).createOrReplaceTempView("ledger")

    _demand_same(plan("pyspark://"), here)


def _demand_same(found: Plan, expected: Plan) -> None:
    assert found.clients.num_rows > 50
    assert found.clients.to_pylist() == expected.clients.to_pylist()
    assert found.figures == expected.figures
