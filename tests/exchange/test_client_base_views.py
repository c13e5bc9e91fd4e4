"""The views of the client base: a small book and hand-made measurements in, sheets in the words of the book out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from playbook.analytics.measurements import Group, Measurements, Move, Window
from playbook.exchange.client_base_views import ClientBaseViews
from playbook.exchange.client_base_workbook import View, client_base_workbook
from playbook.load import load_book
from playbook.model.book import Book

BOOK = """
    book: {title: Книга, language: ru, currency: RUB}
    lines: [{id: wholesale, title: Опт}]
    attributes: [{id: region, title: Регион, kind: choice, values: {north: Север}}]
    segmentations:
      - id: by-region
        title: По регионам
        segments: [{id: northern, title: Северные, approach: А., criteria: {region: [north]}}]
    statuses:
      - id: sleeping
        title: Спящий
        when: {days-since-last-order: {above: 90}}
        goal: "**Разбудить** или отпустить."
        next: [{to: regular, how: "Один заказ, и он [[status:regular|снова наш]].", bonus: 3 000 ₽.}]
      - {id: regular, title: Постоянный, plan: [Звонить раньше, Помнить день]}
    abc_xyz:
      cells: {AX: {title: Опора, approach: Беречь.}}
"""
HALF = Group(1, Decimal("750.50"), 3)
MEASURED = Measurements(
    as_of=date(2026, 11, 1),
    window=Window(date(2025, 11, 1), date(2026, 10, 31), 12),
    before=Window(date(2024, 11, 1), date(2025, 10, 31), 12),
    rows=5,
    whole=Group(2, Decimal(1001), 4),
    abc={},
    xyz={},
    cells={"AX": HALF, None: Group(1, Decimal("250.50"), 1)},
    statuses={"regular": HALF},
    moves=(Move("sleeping", "regular", HALF), Move(None, "sleeping", Group(1, Decimal("250.50"), 1))),
    segments={},
    not_our_clients={},
    lines={},
    managers={},
    pareto=(),
    attributes={},
    bad_rows=(),
)


@pytest.fixture
def book(write_book) -> Book:
    return load_book(write_book({"book.yml": BOOK})).book


@pytest.fixture
def views(book) -> ClientBaseViews:
    return ClientBaseViews(book, "ru")


def _rows(view: View) -> list[dict[str, object]]:
    return [{key: value for key, value in row.items() if value is not None} for row in view.rows]


def test_a_client_is_told_by_the_titles_of_the_book(views):
    clients = {
        "client": "01036", "turnover": Decimal(5), "status": "regular", "segments": "northern;lost", "by-region": "northern", "region": "north",
    }  # fmt: skip
    found = views.clients(pa.Table.from_pylist([clients]))

    assert [(column.title, column.kind) for column in found.columns[:3]] == [
        ("Клиент", "text"), ("Оборот, ₽", "money"), ("Статус", "text"),
    ]  # fmt: skip
    assert [column.title for column in found.columns[3:]] == ["Сегменты", "По регионам", "Регион"]
    assert _rows(found) == [{**clients, "status": "Постоянный", "segments": "Северные; lost", "by-region": "Северные"}]


def test_a_column_that_says_nothing_of_anybody_is_left_out(views):
    clients = pa.table({"client": ["1", "2"], "wallet_share": [None, None], "growth": [None, 0.5]})

    assert [column.key for column in views.clients(clients).columns] == ["client", "growth"]


def test_cells_have_their_figures_and_what_is_done(views):
    [first, without] = _rows(views.cells(MEASURED))

    assert first["cell"] == "AX"
    assert (first["clients"], first["turnover"], first["orders"]) == (1, Decimal("750.50"), 3)
    assert first["share"] == Decimal("750.50") / 1001
    assert (first["title"], first["approach"]) == ("Опора", "Беречь.")
    assert without["clients"] == 1
    assert "approach" not in without


def test_a_status_that_nobody_has_stands_there_with_noughts(views):
    [sleeping, regular] = _rows(views.statuses(MEASURED))

    assert (sleeping["status"], sleeping["clients"], sleeping["turnover"]) == ("Спящий", 0, 0)
    assert sleeping["goal"] == "Разбудить или отпустить."
    assert (regular["status"], regular["clients"]) == ("Постоянный", 1)
    assert regular["plan"] == "Звонить раньше\nПомнить день"


def test_a_move_tells_how_the_book_brings_it_about(views):
    [woken, come] = _rows(views.movement(MEASURED))

    assert (woken["before"], woken["after"]) == ("Спящий", "Постоянный")
    assert (woken["how"], woken["bonus"]) == ("Один заказ, и он снова наш.", "3 000 ₽.")
    assert come["after"] == "Спящий"
    assert "how" not in come


def test_each_rejected_row_is_told_with_where_it_stands_and_what_is_written_there(views):
    rejects = {
        "ledger": pa.table({"reason": ["no-date"], "_file": ["a.csv"], "_row": [3], "client": ["01"], "date": [None]}),
        "clients": pa.table({"reason": ["no-client"], "_file": ["b.csv"], "_row": [9], "region": ["north"]}),
    }
    found = views.rejected(rejects)
    keys = [column.key for column in found.columns]

    assert [[row[key] for key in keys] for row in found.rows] == [
        ["Журнал продаж", "нет даты", "a.csv", 3, "client: 01; date: "],
        ["Таблица клиентов", "не указан клиент", "b.csv", 9, "region: north"],
    ]


def test_all_views_make_one_workbook_the_same_each_time(book):
    clients = pa.table({"client": ["01036"]})
    one, same = (client_base_workbook(ClientBaseViews(book, "ru").all(clients, MEASURED, {})) for _time in range(2))

    assert one == same
    assert len(one) > 5000
