"""`data/forecast.csv`: read and written, and every row that is not what it should be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.analytics.forecast_entries import (
    COLUMNS,
    Entries,
    ForecastEntry,
    entries_as_csv,
    forecast_file,
    read_entries,
)
from playbook.diagnostics import PlaybookError
from tests.analytics.conftest import book_of

PERIODS = [{"id": "2027-q2"}, {"id": "2027-q1"}]
BOOK = book_of({"forecast": [{"periods": PERIODS}]})
BY_LINE = book_of(
    {
        "lines": [{"id": "trade", "title": "Trade"}, {"id": "retail", "title": "Retail"}],
        "forecast": [{"line": "retail", "periods": PERIODS}, {"line": "trade", "periods": PERIODS}],
    }
)
HEAD = ";".join(COLUMNS)
ONE = ForecastEntry("A", "2027-q1", None, Decimal("10.00"), Decimal("9.50"), "Ann", date(2026, 12, 1))


@pytest.fixture
def read(tmp_path):
    """What rows under the head say."""

    def make(*rows, head=HEAD, book=BOOK):
        path = tmp_path / "forecast.csv"
        path.write_bytes("\n".join([head, *rows, ""]).encode("utf-8-sig"))
        return read_entries(path, book)

    return make


def _told(found):
    return [str(one) for one in found.mistakes]


def test_a_file_says_who_expects_what(read):
    found = read("A;2027-q1;10;9.5;Ann;2026-12-01", "", "B;2027-q2;;0.00;;")

    assert found == Entries(entries=(ONE, ForecastEntry("B", "2027-q2", budget=Decimal(0))))


def test_without_a_file_nobody_has_said_anything(tmp_path):
    assert read_entries(forecast_file(tmp_path), BOOK) == Entries()


def test_a_file_that_is_none_is_told(tmp_path):
    with pytest.raises(PlaybookError, match=r"data/forecast\.csv cannot be read"):
        read_entries(tmp_path, BOOK)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("A;2027-q7;1;;;", "the forecast has no period “2027-q7”; did you mean “2027-q2”?"),
        ("A;winter;1;;;", "the forecast has no period “winter”; its periods: 2027-q2, 2027-q1."),
        (";2027-q1;1;;;", "it names no client."),
        ("A;2027-q1;1,5;;;", "“1,5” under “expert” is no sum; write it as 1250000.00."),
        ("A;2027-q1;;-1;;", "“-1” under “budget” is no sum; write it as 1250000.00."),
        ("A;2027-q1;1.005;;;", "“1.005” under “expert” is no sum; write it as 1250000.00."),
        ("A;2027-q1;1;;;01.12.2026", "“01.12.2026” under “read_at” is no day; write it as 2026-11-30."),
        ("A;2027-q1;1;;;2026-02-30", "“2026-02-30” under “read_at” is no day; write it as 2026-11-30."),
        ("A;2027-q1;1", "it has 3 cells instead of 6."),
        ("<<<<<<< HEAD", "git could not join two versions here; keep the rows that are right and delete its marks."),
    ],
)
def test_a_bad_row_is_told_by_its_number(read, row, told):
    found = read("B;2027-q1;1;;;", row)

    assert _told(found) == [f"data/forecast.csv, row 3: {told}"]
    assert [one.client for one in found.entries] == ["B"]


def test_the_same_client_and_period_twice_is_told(read):
    found = read("A;2027-q1;1;;;", "A;2027-q2;1;;;", "A;2027-q1;2;;;")

    assert _told(found) == ["data/forecast.csv, row 4: client and period are those of row 2; keep one of the two."]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("wholesale;A;2027-q1;1;;;", "the book has no forecast of the line “wholesale”."),
        (";A;2027-q1;1;;;", "several forecasts may be meant; name the line of one: retail, trade."),
        (";A;2027-q9;1;;;", "several forecasts may be meant; name the line of one: retail, trade."),
    ],
)
def test_a_line_without_a_forecast_is_told(read, row, told):
    assert _told(read(row, head=f"line;{HEAD}", book=BY_LINE)) == [f"data/forecast.csv, row 2: {told}"]


@pytest.mark.parametrize("head", ["", "client,period", f"{HEAD};note", f"{HEAD};client", "client;period"])
def test_other_columns_are_told(read, head):
    assert _told(read("A;2027-q1;1;;;", head=head)) == [
        f"data/forecast.csv: its first row is “{head}”, and must be “{HEAD}”."
    ]


def test_another_encoding_is_told(tmp_path):
    (tmp_path / "forecast.csv").write_bytes(f"{HEAD}\nООО «Ель»;2027-q1;1;;;\n".encode("cp1251"))

    assert _told(read_entries(tmp_path / "forecast.csv", BOOK)) == [
        "data/forecast.csv is not in UTF-8; in Excel save it as “CSV UTF-8”."
    ]


def test_an_open_quotation_mark_is_told(read):
    assert _told(read('"A;2027-q1;1;;;')) == [
        "data/forecast.csv: a quotation mark in it is opened and never closed, or closed too early."
    ]


def test_where_one_forecast_alone_may_be_meant_the_line_need_not_be_named(read):
    only = book_of({"lines": [{"id": "trade", "title": "Trade"}], "forecast": [{"line": "trade", "periods": PERIODS}]})

    assert [one.line for one in read("A;2027-q1;1;;;", book=only).entries] == ["trade"]
    assert [one.key for one in read("trade;A;2027-q1;1;;;", head=f"line;{HEAD}", book=only).entries] == [
        ("trade", "A", "2027-q1")
    ]


def test_a_forecast_of_all_lines_may_be_told_by_line(read):
    book = book_of({"lines": [{"id": "trade", "title": "Trade"}], "forecast": [{"periods": PERIODS}]})
    found = read("trade;A;2027-q1;1;;;", ";A;2027-q1;1;;;", head=f"line;{HEAD}", book=book)

    assert [one.line for one in found.entries] == ["trade", None]
    assert _told(found) == []


def test_the_order_is_that_of_the_book_whatever_came_first():
    entries = [
        ForecastEntry(client, period, line, Decimal(1))
        for line in ("retail", "trade")
        for client in ("B", "A")
        for period in ("2027-q1", "2027-q2")
    ]

    assert entries_as_csv(entries, BY_LINE) == entries_as_csv(entries[::-1], BY_LINE)
    assert entries_as_csv(entries, BY_LINE).decode("utf-8-sig").splitlines() == [
        f"line;{HEAD}",
        "trade;A;2027-q2;1.00;;;",
        "trade;B;2027-q2;1.00;;;",
        "trade;A;2027-q1;1.00;;;",
        "trade;B;2027-q1;1.00;;;",
        "retail;A;2027-q2;1.00;;;",
        "retail;B;2027-q2;1.00;;;",
        "retail;A;2027-q1;1.00;;;",
        "retail;B;2027-q1;1.00;;;",
    ]


def test_a_client_that_looks_like_a_formula_is_none_in_excel(tmp_path):
    entry = ForecastEntry("=1+1", "2027-q1", expert=Decimal(1))
    (tmp_path / "forecast.csv").write_bytes(entries_as_csv([entry], BOOK))

    assert b"\n'=1+1;" in (tmp_path / "forecast.csv").read_bytes()
    assert read_entries(tmp_path / "forecast.csv", BOOK).entries == (entry,)


_NAMES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.sampled_from(" ;\"'=-"), min_size=1)
    .map(str.strip)
    .filter(bool)
)
_SUMS = st.none() | st.decimals(0, 10**15 - 1, places=2)


@given(
    st.lists(
        st.builds(
            ForecastEntry, _NAMES, st.sampled_from(["2027-q1", "2027-q2"]), st.none(), _SUMS, _SUMS, _NAMES,
            st.none() | st.dates(),
        ),
        unique_by=lambda one: one.key,
    )
)  # fmt: skip
def test_what_is_written_is_read_back(tmp_path_factory, entries):
    path = tmp_path_factory.mktemp("forecast") / "forecast.csv"
    path.write_bytes(entries_as_csv(entries, BOOK))
    found = read_entries(path, BOOK)

    assert _told(found) == []
    assert sorted(found.entries, key=lambda one: one.key[1:]) == sorted(entries, key=lambda one: one.key[1:])
    assert entries_as_csv(found.entries, BOOK) == path.read_bytes()
