"""The data of the example book: fresh, the same each time, as small as promised; measured, they show whatever the book tells of."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import get_args

import pytest

from docs.generator.example_data import BAD_ROWS, FOLDER, SPOILT_CLIENTS, SPOILT_CONTRACTS, example_data, orders
from docs.generator.example_guests import LAST_DAY, OPENED, guests
from docs.generator.example_sales import FIRST_DAY, YEARS, stories
from playbook.analytics.client_base import client_base
from playbook.analytics.measurements import Group
from playbook.analytics.sources import open_sources
from playbook.check.rules.client_base import (
    cell_terms_unused,
    portrait_contradicted,
    programme_off_the_ledger,
    segment_without_clients,
)
from playbook.exchange.ledger_sheet import read_sheet
from playbook.load import load_book
from playbook.model.abc_xyz import CellId

LARGEST = 250_000


@pytest.fixture(scope="module")
def book(root):
    return load_book(root / "content").book


@pytest.fixture(scope="module")
def base(root, book):
    with open_sources(book, root / "content", {}, read_sheet) as sources:
        return client_base(book, sources, LAST_DAY)


@pytest.fixture(scope="module")
def measured(base):
    return base.measurements


@pytest.mark.freshness
def test_the_files_hold_what_the_script_writes_today(root):
    files = example_data()

    assert files
    stale = [name for name, content in files.items() if _told((root / name).read_bytes()) != _told(content)]
    assert stale == [], "run `make docs`"


def _told(content: bytes) -> object:
    """What a file says: of a workbook its members, for each machine packs them in its own way."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        return {name: workbook.read(name) for name in workbook.namelist()}


def test_the_files_are_the_same_each_time():
    assert example_data() == example_data()


def test_the_ledger_is_small(root):
    assert 10_000 < (root / FOLDER / "ledger.csv").stat().st_size < LARGEST


def test_every_client_bought_each_year_what_its_story_says(root):
    told = {(one.client, year): kopecks for one in stories() for year, kopecks in one.turnover.items() if kopecks}
    bought: defaultdict[tuple[str, int], int] = defaultdict(int)
    for row in _good_rows(root):
        if row["Направление"] == "Опт":
            day = _day(row)
            bought[row["Контрагент"], day.year + (day.month > 10)] += _kopecks(row)

    assert len(told) > 200
    assert dict(bought) == told


def test_the_sums_of_both_lines_are_those_that_were_made(root, measured):
    rows = _good_rows(root)
    year = [_kopecks(row) for row in rows if measured.window.first <= _day(row) <= measured.window.last]

    assert sum(map(_kopecks, rows)) == sum(one.kopecks - one.returned for one in orders(stories(), guests()))
    assert measured.whole.turnover == Decimal(sum(year)) / 100
    assert measured.rows == len(rows) + len(BAD_ROWS)


def test_wholesale_brings_nine_roubles_of_ten(measured):
    retail = measured.lines["retail"].turnover / measured.whole.turnover

    assert Decimal("0.09") < retail < Decimal("0.12")


def test_the_ledger_ends_with_the_window_of_the_matrix(root, measured):
    days = [_day(row) for row in _good_rows(root)]

    assert (min(days), max(days)) == (FIRST_DAY, LAST_DAY)
    assert measured.window.last == LAST_DAY
    assert min(_day(row) for row in _good_rows(root) if row["Направление"] == "Розница") >= OPENED
    assert len(YEARS) == 3


def test_somebody_is_in_every_cell(measured):
    assert [cell for cell in get_args(CellId) if not _clients(measured.cells, cell)] == []


def test_somebody_has_every_status_now_and_had_it_before(book, measured):
    had = {move.before for move in measured.moves if move.group.clients}

    assert book.statuses
    assert [one.id for one in book.statuses if not _clients(measured.statuses, one.id)] == []
    assert {one.id for one in book.statuses} - had == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("novice", "regular"),
        ("regular", "friend"),
        ("regular", "cooling"),
        ("regular", "sleeping"),
        ("cooling", "regular"),
        ("sleeping", "regular"),
        ("friend", "regular"),
        (None, "novice"),
    ],
)
def test_somebody_moved(measured, before, after):
    assert any((one.before, one.after) == (before, after) and one.group.clients for one in measured.moves)


def test_some_buy_although_they_are_not_our_clients(measured):
    assert len(measured.not_our_clients) > 3


def test_some_clients_are_in_the_clients_table_alone(base):
    rows = base.clients.select(["client", "first_order"]).to_pylist()
    silent = {row["client"] for row in rows if row["first_order"] is None}

    assert silent == {one.client for one in stories() if not one.months} | {"Берег и бук"}


def test_every_kind_of_bad_row_is_told_once(measured):
    told = {(one.source, one.reason): one.count for one in measured.bad_rows}
    kinds = {
        "ledger": (
            "no-client", "no-date", "not-a-date", "future", "no-amount", "two-meanings", "not-a-number", "too-many-cells",
        ),
        "clients": ("repeated", "no-value"),
        "contracts": ("no-date",),
    }  # fmt: skip

    assert told == {(source, reason): 1 for source, reasons in kinds.items() for reason in reasons}
    assert len(told) == len(BAD_ROWS) + len(SPOILT_CLIENTS) + len(SPOILT_CONTRACTS)


def test_the_clients_of_each_programme_are_those_counted_one_by_one(book, base, measured):
    counted = _programmes(book, base)

    assert {name: (one.clients, one.turnover) for name, one in measured.programmes.items()} == {
        name: (one.clients, one.turnover) for name, one in counted.items()
    }
    assert min(one.clients for one in counted.values()) > 10


def test_evidence_rules_have_nothing_to_say_of_the_example(book, measured):
    rules = (segment_without_clients, programme_off_the_ledger, portrait_contradicted, cell_terms_unused)
    found = [one for rule in rules for one in rule.RULE.check_against(book, measured)]

    assert [str(one.message) for one in found] == []


def _programmes(book, base):
    """The clients of each programme, counted one by one."""
    rows = base.clients.to_pylist()
    found = {one.id: [row for row in rows if _is_for(one, row)] for one in book.loyalty}
    return {name: Group(len(some), sum(row["turnover"] for row in some)) for name, some in found.items()}


def _is_for(programme, row):
    return (
        row["line"] in {programme.line, None}
        and bool({*(row["segments"] or "").split(";")} & {*programme.segments})
        and row["status"] in {*(programme.statuses or [row["status"]])}
        and row["cell"] in {*(programme.cells or [row["cell"]])}
    )


def _clients(groups, name):
    return groups[name].clients if name in groups else 0


def _good_rows(root):
    """The rows of the ledger without those that are bad on purpose, read by other means than ours."""
    with (root / FOLDER / "ledger.csv").open(encoding="utf-8-sig", newline="") as file:
        names, *rows = csv.reader(file, delimiter=";")
    bad = [list(row) for _day, row in BAD_ROWS]
    return [dict(zip(names, row, strict=True)) for row in rows if row not in bad]


def _day(row):
    return datetime.strptime(row["Дата отгрузки"], "%d.%m.%Y").date()  # noqa: DTZ007 - a day


def _kopecks(row):
    return int(Decimal(row["Сумма"].replace(",", ".")) * 100)
