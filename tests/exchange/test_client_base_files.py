"""The files of a client base: clients.csv, summary.json, rejects.csv."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from playbook.analytics.client_base import COLUMNS, client_base
from playbook.analytics.sources import open_sources
from playbook.diagnostics import PlaybookError
from playbook.exchange.client_base_files import write_client_base
from playbook.exchange.ledger_sheet import read_sheet
from playbook.load import load_book
from playbook.model.book import Book

BOOK = """
book: {title: T, language: en, currency: EUR}
abc_xyz: {window: 3}
statuses:
  - {id: new, title: New, when: {days-since-first-order: {to: 90}}}
  - {id: regular, title: Regular, when: {orders: {from: 1}}}
data: {ledger: {source: ledger.csv}}
"""
LEDGER = """client,date,amount
01036,2026-04-01,100.1250
01036,2026-08-01,100.0050
01036,2026-09-01,100
=cmd|x,2026-10-01,0.30
b,soon,5
,2026-10-01,5
"""


@pytest.fixture
def folder(write_book) -> Path:
    return write_book({"book.yml": BOOK, "ledger.csv": LEDGER})


@pytest.fixture
def book(folder) -> Book:
    return load_book(folder).book


@pytest.fixture
def base(book, folder):
    with open_sources(book, folder, {}, read_sheet) as sources:
        return client_base(book, sources, date(2026, 10, 31))


@pytest.fixture
def written(base, book, tmp_path):
    write_client_base(base, tmp_path / "out" / "deep", book, "en")
    return tmp_path / "out" / "deep"


def test_clients_are_rows_of_plain_figures_and_no_text_is_a_formula(written):
    head, *rows = csv.reader((written / "clients.csv").read_text("utf-8").splitlines())

    assert tuple(head[: len(COLUMNS)]) == COLUMNS
    assert [row[:3] for row in rows] == [["01036", "200.005", "3"], ["'=cmd|x", "0.30", "1"]]
    found = dict(zip(head, rows[0], strict=True))
    assert (found["abc"], found["xyz"], found["cell"], found["status"]) == ("A", "Z", "AZ", "regular")
    assert float(found["share"]) == pytest.approx(200.005 / 200.305, abs=1e-16)


def test_the_summary_is_json_with_exact_numbers(written):
    text = (written / "summary.json").read_text("utf-8")
    found = json.loads(text, parse_float=Decimal)

    assert (found["clients"], found["turnover"], found["rows"]) == (2, Decimal("200.305"), 6)
    assert (found["as_of"], found["window"]["from"]) == ("2026-10-31", "2026-08-01")
    assert found["statuses"]["regular"] == {"clients": 1, "turnover": Decimal("200.005"), "orders": 3}
    assert found["movement"] == {
        "regular": {"regular": {"clients": 1, "turnover": Decimal("200.005"), "orders": 3}},
        "": {"new": {"clients": 1, "turnover": Decimal("0.30"), "orders": 1}},
    }
    assert {bad["reason"]: bad["count"] for bad in found["bad_rows"]} == {"no-client": 1, "not-a-date": 1}


def test_every_row_that_does_not_count_is_in_the_rejects(written):
    rows = [*csv.reader((written / "rejects.csv").read_text("utf-8").splitlines())]

    assert rows == [
        ["source", "reason", "file", "row", "client", "date", "amount"],
        ["ledger", "not-a-date", "ledger.csv", "6", "b", "soon", "5"],
        ["ledger", "no-client", "ledger.csv", "7", "", "2026-10-01", "5"],
    ]


def test_the_same_client_base_is_the_same_bytes(base, book, written, tmp_path):
    write_client_base(base, tmp_path / "again", book, "en")

    names = sorted(path.name for path in written.iterdir())
    assert names == ["clients.csv", "clients.xlsx", "rejects.csv", "summary.json"]
    assert all((tmp_path / "again" / name).read_bytes() == (written / name).read_bytes() for name in names)


def test_a_folder_that_cannot_be_made_is_trouble_of_the_world(base, book, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(PlaybookError, match="cannot be written"):
        write_client_base(base, tmp_path / "file" / "out", book, "en")
