"""The forecast of the example book: its sellers, clients and periods are those of its ledger, and each seller errs in his own way."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from docs.generator.example_data import FOLDER, example_data, orders
from docs.generator.example_forecast import FORECAST, QUARTERS
from docs.generator.example_guests import LAST_DAY, guests
from docs.generator.example_sales import stories
from playbook.analytics.forecast_entries import entries_as_csv, read_entries
from playbook.load import load_book

OVER = "2026-q3"


@pytest.fixture(scope="module")
def rows():
    text = example_data()[f"{FOLDER}/forecast.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.fixture(scope="module")
def sold():
    return [one for one in orders(stories(), guests()) if one.line == "Опт"]


def test_the_columns_are_those_of_the_forecast_and_each_client_stands_once_in_a_period(rows):
    keys = [(one["period"], one["client"]) for one in rows]

    assert {tuple(one) for one in rows} == {FORECAST}
    assert keys == sorted(set(keys))
    assert len(keys) > 200


def test_the_program_reads_each_row_and_would_write_the_same_file(root):
    book, path = load_book(root / "content").book, root / FOLDER / "forecast.csv"
    read = read_entries(path, book)

    assert read.mistakes == ()
    assert entries_as_csv(read.entries, book) == path.read_bytes()


def test_the_periods_are_those_of_the_book(root, rows):
    [forecast] = load_book(root / "content").book.forecast
    days = {one.id: (one.from_, one.to) for one in forecast.periods}

    assert {one.id: (one.first, one.last) for one in QUARTERS}.items() <= days.items()
    assert {one["period"] for one in rows} == {one.id for one in QUARTERS}


def test_nothing_was_read_after_the_ledger_or_of_somebody_who_had_not_bought(rows, sold):
    bought = {one.client: one.day for one in reversed(sold)}

    assert max(date.fromisoformat(one["read_at"]) for one in rows) <= LAST_DAY
    assert all(bought[one["client"]] <= date.fromisoformat(one["read_at"]) for one in rows)
    assert {one["author"] for one in rows} == {one.manager for one in sold}


def test_some_are_not_agreed_yet_and_fewest_in_the_period_that_is_over(rows):
    unagreed = {
        quarter.id: sum(not one["budget"] for one in rows if one["period"] == quarter.id) for quarter in QUARTERS
    }

    assert 0 < unagreed["2026-q3"] < unagreed["2026-q4"] < unagreed["2027-q1"]


def test_one_seller_is_hopeful_and_another_careful(rows, sold):
    [quarter] = [one for one in QUARTERS if one.id == OVER]
    expected, shipped = defaultdict(Decimal), defaultdict(Decimal)
    for row in rows:
        if row["period"] == OVER:
            expected[row["author"]] += Decimal(row["expert"])
            orders_of_client = [one for one in sold if one.client == row["client"]]
            shipped[row["author"]] += sum(
                Decimal(one.kopecks - one.returned) / 100
                for one in orders_of_client
                if quarter.first <= one.day <= quarter.last
            )
    bias = {seller: expected[seller] / shipped[seller] - 1 for seller in expected}

    assert Decimal("0.05") < bias["Акчурин"] < Decimal("0.2")
    assert Decimal("-0.2") < bias["Ветлугина"] < Decimal("-0.05")
