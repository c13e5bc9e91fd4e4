"""DuckDB, PostgreSQL and Spark give the same client base of the same ledger, to the cent, and reject the same rows."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from playbook.analytics.client_base import ClientBase, client_base
from playbook.analytics.sources import open_sources
from playbook.diagnostics import PlaybookError
from playbook.load import load_book

AS_OF = date(2026, 11, 14)
BOOK = """
    book: {title: Книга, language: ru, currency: RUB}
    lines: [{id: wholesale, title: Опт}, {id: retail, title: Салон}]
    attributes:
      - {id: region, title: Регион, kind: choice, values: {north: Север, south: Юг}}
      - {id: shelves, title: Полки, kind: number}
    segmentations:
      - id: by-region
        title: По регионам
        segments:
          - {id: northern, title: Северные, approach: А., criteria: {region: [north]}}
          - {id: others, title: Прочие, approach: Б., criteria: {region: [south, unknown]}}
    not_our_clients:
      - {id: tiny, title: Мелкие, reason: Р., action: Д., criteria: {shelves: {below: 3}}}
    statuses:
      - {id: sleeping, title: Спящий, line: wholesale, when: {days-since-last-order: {above: 90}}}
      - {id: novice, title: Новичок, when: {days-since-first-order: {to: 90}}}
      - {id: cooling, title: Остывающий, when: {growth: {below: -20%}}}
      - {id: friend, title: Свой, when: {wallet-share: {from: 50%}}}
      - {id: regular, title: Постоянный, when: {orders: {from: 1}}}
    abc_xyz: {period: month, window: 12, abc: {a: 70%, b: 25%}, xyz: {x: 25%, y: 60%}}
    data:
      ledger: {source: "${LEDGER}", table: ledger}
      clients: {source: clients.csv}
"""
# Ties are to go by id in one order everywhere, and Russian words have another order in a Russian database than their bytes have.
NAMES = (
    "01036",
    "1036",
    "ё-маркет",
    "Ёлка",
    "ель",
    "Ель",
    "a_b",
    "a-b",
    "B",
    "a",
    "Ж",
    "ж",
    "z",
    "Я",
    "\\o/",
    "50%",
    "O'Hara",
    'ООО "А"',
)
CLIENTS = [*NAMES, *(f"client {number}" for number in range(30))]
CLIENT_LIST = "client;capacity;region;shelves\n" + "".join(
    f"{name.replace(chr(34), '')};{number * 9000},50;{('Север', 'south', '')[number % 3]};{number}\n"
    for number, name in enumerate(CLIENTS)
    if '"' not in name
)


def _written() -> pa.Table:
    """A ledger of texts, as a careless export leaves it: every way to write a sum and a day, and every kind of bad row."""
    chance = random.Random(7)  # noqa: S311 - a ledger, no secrets
    rows = [_row_of_texts(chance, number) for number in range(4000)]
    # Two clients with the same turnover, neighbours in the order of bytes and not in that of the alphabet.
    rows += [(name, "2026-05-05", "777777.77", "t1", "Опт", "Иванов") for name in ("ё-маркет", "Ж", "ж", "a-b", "a_b")]
    # Days as Excel counts them, and those that are none, or lie before all ledgers.
    rows += [
        ("Ж", day, "10.50", f"t{day}", "Опт", "Иванов")
        for day in ("46200", "46201,75", "12345", "0226-05-05", "0026-05-05", "05.05.1926")
    ]
    return pa.table(
        dict(zip(("client", "date", "amount", "order", "line", "manager"), zip(*rows, strict=True), strict=True))
    )


def _row_of_texts(chance: random.Random, number: int) -> tuple[str | None, ...]:
    client = chance.choice(CLIENTS[: 10 + number % 38])
    day = AS_OF - timedelta(days=int(1200 * chance.random() ** 1.5))
    sum_ = Decimal(chance.randint(-20_000, 900_000)) / 100
    client = chance.choices([client, f" {client}\t", "", "  ", None], [95, 3, 0.4, 0.4, 0.4])[0]
    dated = [day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day} 10:30:00"]
    odd_dates = ["2026-02-30", "31.04.2026", "вчера", "", None, "2027-01-01", "00.00.2026", "20261101"]
    told = [
        f"{sum_}",
        f"{sum_:,}".replace(",", "\u00a0").replace(".", ","),
        f"{sum_} ₽",
        f"{sum_:,}".replace(",", " "),
        f"{sum_}".replace("-", "−"),
    ]
    odd_sums = ["", None, "много", "1,250", "12..5", "1e5", "5 EUR", "NaN", "-", "1.2.3,4"]
    return (
        client,
        chance.choice(dated) if chance.random() < 0.99 else chance.choice(odd_dates),
        chance.choice(told) if chance.random() < 0.99 else chance.choice(odd_sums),
        chance.choice([None, f"№{number // 3}", f"№{number // 3}"]),
        chance.choice(["Опт", "опт", "wholesale", "retail", "Опт ", "", None, "иное"]),
        chance.choice(["Иванов", "Ёжиков", "", None]),
    )


def _typed() -> pa.Table:
    """The same sort of ledger from a program that knows its types."""
    chance = random.Random(8)  # noqa: S311 - as above
    count = 3000
    start = datetime(2023, 6, 1, 23, 30)  # noqa: DTZ001 - a ledger's moments know no zone
    moments = [start + timedelta(minutes=chance.randint(0, 1_850_000)) for _row in range(count)]
    sums = [Decimal(chance.randint(-20_000, 90_000_000)) / 100 for _row in range(count)]
    return pa.table(
        {
            "client": pa.array([chance.choice([*range(40), None]) for _row in range(count)], pa.int64()),
            "date": pa.array([chance.choice([one] * 50 + [None]) for one in moments], pa.timestamp("us")),
            "amount": pa.array([chance.choice([one] * 50 + [None]) for one in sums], pa.decimal128(14, 2)),
        }
    )


LEDGERS: Mapping[str, Callable[[], pa.Table]] = {"of texts": _written, "with types": _typed}


@pytest.fixture(params=LEDGERS)
def ledger(request) -> pa.Table:
    return LEDGERS[request.param]()


@pytest.fixture(params=["month", "week"])
def measure(request, write_book) -> Callable[[str], ClientBase]:
    """The client base of the book, by months and by weeks, with its ledger at an address."""
    written = BOOK.replace("period: month", f"period: {request.param}")
    folder = write_book({"book.yml": written, "clients.csv": CLIENT_LIST})
    book = load_book(folder).book

    def measured(address: str) -> ClientBase:
        with open_sources(book, folder, {"LEDGER": address}, _read_sheet) as sources:
            return client_base(book, sources, AS_OF)

    return measured


def _read_sheet(path: Path, _sheet: str | None, _shown: str):
    pytest.fail(f"{path} is no workbook")


@pytest.fixture
def here(ledger, measure, tmp_path) -> ClientBase:
    """What DuckDB makes of the ledger, as a Parquet file."""
    pq.write_table(ledger, tmp_path / "ledger.parquet")
    return measure(str(tmp_path / "ledger.parquet"))


def test_the_ledger_is_worth_comparing(here):
    clients = here.clients.to_pylist()

    assert len(clients) > 35
    assert {one["abc"] for one in clients} >= {"A", "B", "C"}
    assert {one["xyz"] for one in clients} & {"X", "Y", "Z"}
    assert len({one["status"] for one in clients}) > 1
    assert sum(table.num_rows for table in here.rejects.values()) > 20


def test_days_that_excel_counts_are_read_and_those_before_1990_are_not(here, ledger):
    told = {row["date"]: row["reason"] for row in here.rejects["ledger"].to_pylist()}
    counted = {"46200", "46201,75"} & {*map(str, ledger["date"].to_pylist())}

    assert "46200" not in told
    assert "46201,75" not in told
    assert [told.get(day) for day in ("0226-05-05", "0026-05-05", "05.05.1926", "12345")] == (
        ["long-ago", "long-ago", "long-ago", "not-a-date"] if counted else [None] * 4
    )


def test_postgresql_gives_the_same_table(ledger, here, measure, postgres_url):
    into_postgres(ledger, postgres_url)

    _demand_same(measure(postgres_url), here)


def test_what_a_view_of_postgresql_cannot_compute_is_told(write_book, postgres_url):
    with psycopg.connect(postgres_url) as connection:
        connection.execute(
            "CREATE OR REPLACE VIEW broken AS SELECT 'a' AS client, DATE '2026-01-01' AS date, 1 / (now() < now())::int AS amount"
        )
    folder = write_book(
        {"book.yml": 'book: {title: B, language: en}\ndata: {ledger: {source: "${LEDGER}", table: broken}}\n'}
    )
    book = load_book(folder).book

    with (
        open_sources(book, folder, {"LEDGER": postgres_url}, _read_sheet) as sources,
        pytest.raises(PlaybookError, match="The database cannot be read: division by zero"),
    ):
        client_base(book, sources, AS_OF)


def into_postgres(ledger: pa.Table, url: str) -> None:
    """Writes a ledger into a database, as its table `ledger`."""
    kinds = {
        pa.int64(): "bigint",
        pa.timestamp("us"): "timestamp",
        pa.decimal128(14, 2): "numeric(14, 2)",
        pa.string(): "text",
    }
    columns = ", ".join(f'"{field.name}" {kinds[field.type]}' for field in ledger.schema)
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS ledger")
        cursor.execute(f"CREATE TABLE ledger ({columns})")
        with cursor.copy("COPY ledger FROM STDIN") as copy:
            for row in zip(*(column.to_pylist() for column in ledger.columns), strict=True):
                copy.write_row(row)


# Spark and Ibis speak to pandas 3 as they did to pandas 2.
@pytest.mark.filterwarnings(
    "ignore:PySpark does not yet fully support pandas:FutureWarning",
    "ignore:The copy keyword is deprecated",
    "ignore:The 'future.infer_string' option is deprecated",
)
def test_spark_gives_the_same_table(ledger, here, measure, spark, tmp_path):
    pq.write_table(ledger, tmp_path / "spark.parquet")
    spark.read.parquet(str(tmp_path / "spark.parquet")).createOrReplaceTempView("ledger")

    _demand_same(measure("pyspark://"), here)


def _demand_same(found: ClientBase, expected: ClientBase) -> None:
    """To the cent, and of rows that do not count the same cells for the same reasons; where they stand a database does not say."""
    assert found.clients.column_names == expected.clients.column_names
    apart = [
        (client["client"], name, value, other[name])
        for client, other in zip(expected.clients.to_pylist(), found.clients.to_pylist(), strict=True)
        for name, value in client.items()
        if not _is_same(value, other[name])
    ]
    assert apart == []
    for name in (
        "rows",
        "whole",
        "abc",
        "xyz",
        "cells",
        "statuses",
        "moves",
        "segments",
        "not_our_clients",
        "lines",
        "managers",
        "pareto",
    ):
        assert getattr(found.measurements, name) == getattr(expected.measurements, name), name
    assert {source: _rejected(table) for source, table in found.rejects.items()} == {
        source: _rejected(table) for source, table in expected.rejects.items()
    }


def _is_same(one: object, other: object) -> bool:
    """Sums and counts and classes exactly; of a quotient 12 figures."""
    return (
        one == pytest.approx(other, rel=1e-12) if isinstance(one, float) and isinstance(other, float) else one == other
    )


def _rejected(table: pa.Table) -> Counter[tuple[object, ...]]:
    return Counter(tuple(row.values()) for row in table.drop_columns(["_file", "_row"]).to_pylist())
