"""DuckDB, PostgreSQL and Spark hold the same history against the same book, and find the same breaches, ways, times and bad rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from playbook.analytics.audit import Audit, audit
from playbook.analytics.sources import open_events
from playbook.load import load_book
from tests.analytics import test_audit as by_hand

MASTHEAD = {"book": {"title": "Книга", "language": "ru", "currency": "RUB"}}
SOURCE = {"data": {"events": {"source": "${EVENTS}", "table": "events"}}}
NAMES = tuple(by_hand.COLUMN_NAMES.split())
BAD = [
    ("16", "sales", "new", "вчера", "Ann", None),
    ("", "sales", "new", "2026-10-01", "Ann", None),
    ("16", "sales", " ", "2026-10-01", "Ann", None),
]
WAYS_TO_WRITE = ("%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S.000")


def _of_texts() -> pa.Table:
    """The history of the fifteen as a careless export leaves it: every way to write a moment, spaces, and bad rows."""
    rows = [
        (
            f" {client}",
            pipeline,
            state,
            f"{datetime.fromisoformat(at):{WAYS_TO_WRITE[place % 4]}}",
            f"{person} ",
            reason,
        )
        for place, (client, pipeline, state, at, person, reason) in enumerate(by_hand.rows_of(by_hand.HISTORY))
    ]
    columns = zip(*rows, *BAD, strict=True)
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(NAMES, columns, strict=True)})


def _with_types() -> pa.Table:
    """The same from a program that knows a moment when it has one."""
    columns = dict(zip(NAMES, zip(*by_hand.rows_of(by_hand.HISTORY), strict=True), strict=True))
    moments = pa.array([datetime.fromisoformat(one) for one in columns["at"]], pa.timestamp("us"))
    texts = {name: pa.array(column, pa.string()) for name, column in columns.items() if name != "at"}
    return pa.table(texts | {"at": moments})


HISTORIES: Mapping[str, Callable[[], pa.Table]] = {"of texts": _of_texts, "with types": _with_types}


@pytest.fixture(params=HISTORIES)
def history(request) -> pa.Table:
    """A history, as one of two kinds of program keeps it."""
    return HISTORIES[request.param]()


@pytest.fixture
def held(write_book) -> Callable[[str], Audit]:
    """The audit of a history at an address."""
    folder = write_book({"book.yml": yaml.safe_dump(MASTHEAD | by_hand.BOOK | SOURCE, allow_unicode=True)})
    book = load_book(folder).book

    def ask(address: str) -> Audit:
        with open_events(book, folder, {"EVENTS": address}, _read_sheet) as events:
            return audit(book, events, by_hand.AS_OF, by_hand.AS_OF)

    return ask


def _read_sheet(path: Path, _sheet: str | None, _shown: str):
    pytest.fail(f"{path} is no workbook")


@pytest.fixture
def here(history, held, tmp_path) -> Audit:
    """What DuckDB finds in the history, as a Parquet file."""
    pq.write_table(history, tmp_path / "events.parquet")
    return held(str(tmp_path / "events.parquet"))


def test_the_breaches_are_those_that_were_listed_by_hand(here, history):
    assert by_hand.breaches_in(here) == by_hand.BREACHES
    assert here.rejects.num_rows == history.num_rows - len(by_hand.HISTORY)


def test_postgresql_finds_the_same(history, here, held, postgres_url):
    kinds = {pa.string(): "text", pa.timestamp("us"): "timestamp"}
    columns = ", ".join(f'"{field.name}" {kinds[field.type]}' for field in history.schema)
    with psycopg.connect(postgres_url) as connection, connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS events")
        cursor.execute(f"CREATE TABLE events ({columns})")
        with cursor.copy("COPY events FROM STDIN") as copy:
            for row in history.to_pylist():
                copy.write_row([*row.values()])

    _demand_same(held(postgres_url), here)


# Spark and Ibis speak to pandas 3 as they did to pandas 2.
@pytest.mark.filterwarnings(
    "ignore:PySpark does not yet fully support pandas:FutureWarning",
    "ignore:The copy keyword is deprecated",
    "ignore:The 'future.infer_string' option is deprecated",
)
def test_spark_finds_the_same(here, held, spark, tmp_path):
    spark.read.parquet(str(tmp_path / "events.parquet")).createOrReplaceTempView("events")

    _demand_same(held("pyspark://"), here)


def _demand_same(there: Audit, here: Audit) -> None:
    assert by_hand.breaches_in(there) == by_hand.breaches_in(here)
    for name in ("events", "clients", "since", "broken", "ways", "times", "loads", "today"):
        assert getattr(there.figures, name) == getattr(here.figures, name)
    assert there.today.drop_columns(["since"]).to_pylist() == here.today.drop_columns(["since"]).to_pylist()
    reasons = [sorted(found.rejects["reason"].to_pylist()) for found in (there, here)]
    assert reasons[0] == reasons[1]
