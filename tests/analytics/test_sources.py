"""The sources of a book: files of any kind, globs, databases."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from playbook.analytics.client_base import client_base
from playbook.analytics.event_rows import good_events
from playbook.analytics.facts import SourceError, UnreadSourceError
from playbook.analytics.sources import open_events, open_sources
from playbook.diagnostics import PlaybookError
from playbook.exchange.files import write_file
from playbook.exchange.ledger_sheet import read_sheet
from playbook.exchange.table import Table
from playbook.exchange.workbook import workbook_bytes
from playbook.model.data_source import DataSource
from tests.analytics.conftest import book_of

AS_OF = date(2026, 10, 31)
ROWS = [
    ("01036", date(2026, 1, 31), Decimal("1000.10")),
    ("01036", date(2026, 2, 28), Decimal("-0.20")),
    ("b", date(2026, 10, 31), Decimal("0.30")),
    ("b", date(2026, 11, 1), Decimal(5)),
    (None, date(2026, 1, 1), Decimal(5)),
]


def as_csv(rows):
    lines = (f"{client or ''};{day:%d.%m.%Y};{amount}".replace(".", ",", 0) for client, day, amount in rows)
    return ("client;date;amount\r\n" + "\r\n".join(lines)).encode("cp1251")


def written(folder, kind, rows=ROWS, name="ledger"):
    path = folder / f"{name}.{kind}"
    if kind == "csv":
        path.write_bytes(as_csv(rows))
    elif kind == "xlsx":
        write_file(workbook_bytes(Table("x", ("client", "date", "amount"), tuple(rows))), path)
    else:
        with duckdb.connect() as connection:
            connection.execute("CREATE TABLE rows (client VARCHAR, date DATE, amount DECIMAL(18,2))")
            connection.executemany("INSERT INTO rows VALUES (?, ?, ?)", rows)
            connection.execute(f"COPY rows TO '{path}' (FORMAT parquet)")
    return path


def base_of(folder, source, environment=None, **data):
    book = book_of({"data": {"ledger": {"source": source, **data}}})
    with open_sources(book, folder, environment or {}, read_sheet) as sources:
        return client_base(book, sources, AS_OF)


def test_csv_parquet_and_xlsx_give_the_same_table(tmp_path):
    bases = [base_of(tmp_path, written(tmp_path, kind).name) for kind in ("csv", "parquet", "xlsx")]

    assert bases[0].clients.select(["client", "turnover", "orders"]).to_pylist() == [
        {"client": "01036", "turnover": Decimal("999.90"), "orders": 1},
        {"client": "b", "turnover": Decimal("0.30"), "orders": 1},
    ]
    assert all(base.clients.equals(bases[0].clients) for base in bases)
    for base in bases:
        assert [(bad.reason, bad.count) for bad in base.measurements.bad_rows] == [("future", 1), ("no-client", 1)]
    assert [bad.examples[0].row for bad in bases[0].measurements.bad_rows] == [5, 6]
    assert [bad.examples[0].file for bad in bases[2].measurements.bad_rows] == ["ledger.xlsx", "ledger.xlsx"]


def test_the_files_of_a_glob_are_one_ledger_and_bad_rows_name_their_file(tmp_path):
    written(tmp_path, "csv", ROWS[:2], "ledger-1")
    written(tmp_path, "csv", ROWS[2:], "ledger-2")
    base = base_of(tmp_path, "ledger-*.csv")

    assert base.measurements.rows == 5
    assert [(bad.examples[0].file, bad.examples[0].row) for bad in base.measurements.bad_rows] == [
        ("ledger-2.csv", 3), ("ledger-2.csv", 4),
    ]  # fmt: skip


def test_files_of_one_source_have_the_same_columns(tmp_path):
    written(tmp_path, "csv", ROWS, "ledger-1")
    (tmp_path / "ledger-2.csv").write_text("client;amount\na;5\n", encoding="utf-8")

    with pytest.raises(SourceError, match=r"ledger-2\.csv has no column “date”, which ledger-1\.csv has"):
        base_of(tmp_path, "ledger-*.csv")


def test_a_file_that_is_not_there_is_trouble_of_the_world(tmp_path):
    with pytest.raises(PlaybookError, match=r"There is no file “gone\.csv”"):
        base_of(tmp_path, "gone.csv")


def test_a_file_that_is_none_of_ours_is_told(tmp_path):
    (tmp_path / "ledger.txt").write_text("x", encoding="utf-8")

    with pytest.raises(SourceError, match="is no CSV, Parquet or XLSX"):
        base_of(tmp_path, "ledger.txt")


def test_a_broken_parquet_file_is_told(tmp_path):
    (tmp_path / "ledger.parquet").write_text("x", encoding="utf-8")

    with pytest.raises(PlaybookError, match=r"ledger\.parquet is no Parquet file, or is damaged"):
        base_of(tmp_path, "ledger.parquet")


def test_a_table_of_duckdb_is_read_by_its_address(tmp_path):
    with duckdb.connect(tmp_path / "sales.db") as connection:
        connection.execute("CREATE SCHEMA crm; CREATE TABLE crm.rows (client VARCHAR, day DATE, sum DECIMAL(18,2))")
        connection.executemany("INSERT INTO crm.rows VALUES (?, ?, ?)", ROWS)
    columns = {"date": "day", "amount": "sum"}
    base = base_of(tmp_path, "duckdb://sales.db", table="crm.rows", columns=columns)

    assert base.clients.equals(base_of(tmp_path, written(tmp_path, "csv").name).clients)
    assert [bad.examples[0].row for bad in base.measurements.bad_rows] == [0, 0]


def test_of_a_database_the_table_has_to_be_named(tmp_path):
    with pytest.raises(SourceError, match=r"duckdb://sales\.db is a database; write under “table”"):
        base_of(tmp_path, "duckdb://sales.db")


def test_a_database_that_cannot_be_reached_is_told_without_its_password(tmp_path):
    source = "postgresql://reader:${SECRET}@127.0.0.1:1/sales"

    with pytest.raises(PlaybookError) as trouble:
        base_of(tmp_path, source, {"SECRET": "hunter2"}, table="rows")

    told = str(trouble.value)
    assert told.startswith("postgresql://127.0.0.1:1/sales, table “rows”, cannot be read: connection failed: ")
    assert "Connection refused" in told
    assert "hunter2" not in repr(trouble.value)
    assert trouble.value.__suppress_context__


def test_a_book_without_a_ledger_is_told(tmp_path):
    with (
        pytest.raises(SourceError, match="The book names no ledger"),
        open_sources(book_of({}), tmp_path, {}, read_sheet),
    ):
        pass


def test_a_sheet_is_read_by_its_name(tmp_path):
    written(tmp_path, "xlsx")

    assert base_of(tmp_path, "ledger.xlsx", table="Sheet1").clients.num_rows == 2


TITLED = [
    ["Отчёт о продажах"],
    ["Период: 2026 год", None, "Отдел продаж"],
    [],
    ["Клиент", "Дата", "Сумма", "Менеджер"],
    ["а", "01.02.2026", "5,00", "Иванов"],
    ["б", "01.02.2026", "5,00", None],
]
MAPPED = {"client": "Клиент", "date": "Дата", "amount": "Сумма"}


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("is_wide", [True, False])
def test_a_csv_file_with_a_title_is_told_in_one_sentence(tmp_path, separator, is_wide):
    wide = [[*line, *[None] * (4 - len(line))] if is_wide else line for line in TITLED]
    lines = [separator.join((cell or "").replace(",", ".") for cell in line) for line in wide]
    (tmp_path / "ledger.csv").write_text("\n".join(lines), encoding="utf-8")

    assert told_of(tmp_path, "ledger.csv", columns=MAPPED) == [
        "ledger.csv: the table has to begin in the first line; delete the lines above its head, which seems to stand in line 4."
    ]


def told_of(folder, source, **data):
    with pytest.raises(SourceError) as error:
        base_of(folder, source, **data)
    return [str(one) for one in error.value.mistakes]


@pytest.mark.parametrize("title", ["Отчёт", None])
def test_a_workbook_with_a_title_is_told_in_one_sentence(tmp_path, title):
    lines = [(title, None, None, None), *((*line, *[None] * (4 - len(line))) for line in TITLED[1:])]
    bare_workbook(tmp_path / "data" / "продажи.xlsx", lines)

    assert told_of(tmp_path, "data/продажи.xlsx", columns=MAPPED) == [
        "data/продажи.xlsx: the table has to begin in the first line; delete the lines above its head, which seems to stand in line 4."
    ]


def bare_workbook(path, lines):
    path.parent.mkdir(exist_ok=True)
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Лист")
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)


def test_a_title_as_wide_as_the_table_is_told_by_the_names_below(tmp_path):
    bare_workbook(tmp_path / "ledger.xlsx", [("Отчёт", "за", "год"), ("Клиент", "Дата", "Сумма"), ("а", "46054", "5")])

    assert told_of(tmp_path, "ledger.xlsx", columns=MAPPED) == [
        "ledger.xlsx: the table has to begin in the first line; delete the lines above its head, which seems to stand in line 2."
    ]


def test_a_row_longer_than_the_head_is_no_head(tmp_path):
    (tmp_path / "ledger.csv").write_text("client;date;sum\nа;2026-01-01;5;6\n", encoding="utf-8")

    assert told_of(tmp_path, "ledger.csv") == [
        "ledger.csv has no column “amount”; write in data.ledger, under columns, which of these it is: client, date, sum."
    ]


def test_messages_on_a_workbook_show_its_path_from_the_book(tmp_path):
    bare_workbook(tmp_path / "data" / "sales.xlsx", [("client", "date", "amount"), (None, "2026-01-01", "5")])

    assert told_of(tmp_path, "data/sales.xlsx", table="Март") == [
        "data/sales.xlsx has no sheet “Март”; its sheets are: Лист."
    ]
    [bad] = base_of(tmp_path, "data/sales.xlsx").measurements.bad_rows
    assert bad.examples[0].file == "data/sales.xlsx"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("data", "“data” is a folder; write which of its files are meant, such as data/*.xlsx."),
        ("data/", "“data/” is a folder; write which of its files are meant, such as data/*.xlsx."),
        (
            "https://example.com/sales.csv?key=1",
            "https://example.com/sales.csv is an address of a web page; download the table as a file, and name that.",
        ),
        ("old.xls", "“old.xls” is no .xlsx; open it in Excel and save it as .xlsx."),
    ],
)
def test_what_is_no_table_is_told_with_the_way_out(tmp_path, source, told):
    bare_workbook(tmp_path / "data" / "sales.xlsx", [("client", "date", "amount")])
    (tmp_path / "old.xls").write_bytes(b"")

    assert told_of(tmp_path, source) == [told]


def test_parquet_files_whose_types_differ_are_one_ledger(tmp_path):
    whole = {"client": ["a"], "date": [date(2026, 1, 1)], "amount": [100]}
    parts = {
        "client": [None, "b"],
        "date": [datetime.fromisoformat("2026-02-01 10:00"), datetime.fromisoformat("2026-03-01")],
        "amount": [1.5, 2.25],
    }
    pq.write_table(pa.table(whole), tmp_path / "l-1.parquet")
    pq.write_table(pa.table(parts), tmp_path / "l-2.parquet")
    base = base_of(tmp_path, "l-*.parquet")

    assert dict(zip(*base.clients.select(["client", "turnover"]).to_pydict().values(), strict=True)) == {
        "a": 100,
        "b": Decimal("2.25"),
    }
    assert [(one.reason, one.count) for one in base.measurements.bad_rows] == [("no-client", 1)]


EVENTS = [("a", "new", datetime(2026, 10, 1, 10, 15)), ("a", "won", datetime(2026, 10, 2))]  # noqa: DTZ001 - no zone


def events_in(folder, data=None, named=None, environment=None):
    """The rows that count of the events of a book, or of those that were named."""
    book = book_of({"data": {"events": data}} if data else {})
    with open_events(book, folder, environment or {}, read_sheet, named) as facts:
        counted = good_events(facts, AS_OF).order_by("_row").to_pyarrow().to_pylist()
    return [(row["client"], row["state"], row["at"]) for row in counted]


def write_events(folder, kind, names=("client", "state", "at")):
    path = folder / f"events.{kind}"
    if kind == "csv":
        lines = [";".join(names), *(f"{client};{state};{at:%d.%m.%Y %H:%M}" for client, state, at in EVENTS)]
        path.write_text("\n".join(lines), encoding="utf-8")
    elif kind == "xlsx":
        with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy hh:mm"}) as workbook:
            sheet = workbook.add_worksheet()
            for number, row in enumerate([names, *EVENTS]):
                sheet.write_row(number, 0, row)
    else:
        columns = zip(*EVENTS, strict=True)
        pq.write_table(pa.table(dict(zip(names, map(list, columns), strict=True))), path)
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_events_of_any_kind_of_file_keep_their_times(tmp_path, kind):
    write_events(tmp_path, kind)
    assert events_in(tmp_path, {"source": f"events.{kind}"}) == EVENTS


def test_events_of_a_database_file_are_read_where_they_stand(tmp_path):
    with duckdb.connect(str(tmp_path / "crm.duckdb")) as connection:
        connection.execute(f"CREATE TABLE log AS FROM '{write_events(tmp_path, 'parquet')}'")
    assert events_in(tmp_path, {"source": "duckdb://crm.duckdb", "table": "log"}) == EVENTS


def test_events_named_instead_of_the_books_are_mapped_where_it_fits(tmp_path):
    mapped = {"source": "gone.csv", "columns": {"client": "case", "state": "activity", "at": "timestamp"}}
    path = write_events(tmp_path, "csv", ("case", "activity", "timestamp"))
    assert events_in(tmp_path, mapped, DataSource(source=str(path))) == EVENTS
    assert events_in(tmp_path, mapped, DataSource(source=str(write_events(tmp_path, "csv")))) == EVENTS


def test_what_is_wrong_with_events_is_told_of_events(tmp_path):
    write_events(tmp_path, "csv", ("client", "state", "when"))
    with pytest.raises(SourceError) as wrong:
        events_in(tmp_path, {"source": "events.csv"})
    assert (wrong.value.source, "“at”" in str(wrong.value.mistakes[0])) == ("events", True)
    with pytest.raises(UnreadSourceError) as unread:
        events_in(tmp_path, {"source": "gone.csv"})
    assert (unread.value.source, str(unread.value.message)) == ("events", "There is no file “gone.csv”.")
    with pytest.raises(SourceError, match="The book names no events") as missing:
        events_in(tmp_path)
    assert missing.value.source == "events"
