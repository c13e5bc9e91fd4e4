"""Given kinds of clients and a book, I get the clients of each programme, and none where the ledger does not tell of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.programmes import programmes
from playbook.analytics.summary import Summary
from playbook.load import load_book

BOOK = """
book: {title: Book, language: en}
lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
segmentations:
  - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large}]}
  - {id: by-need, title: By need, policy: overlapping, segments: [{id: fast, title: Fast}, {id: cheap, title: Cheap}]}
  - {id: by-colour, title: By colour, segments: [{id: red, title: Red}]}
statuses: [{id: regular, title: Regular}, {id: asleep, title: Asleep}]
loyalty: [{id: shelf, title: Shelf, %s}]
"""


def kind(clients, **called):
    nobody = dict.fromkeys(("segments", "status", "cell", "line", "not_our_client"))
    return nobody | {"clients": clients, "turnover": Decimal(clients), "orders": clients, "cost": None} | called


KINDS = [
    kind(1, segments="small;fast;cheap", status="regular", cell="AX", line="wholesale"),
    kind(2, segments="large;fast", status="regular", cell="AY", line="wholesale"),
    kind(4, segments="small", status="asleep", cell=None, line="wholesale"),
    kind(8, segments=None, status=None, cell=None, line="retail"),
    kind(16, segments="small", status="regular", cell="AX", line="wholesale", not_our_client="far"),
]


@pytest.mark.parametrize(
    ("whom", "clients"),
    [
        ("segments: [small]", 5),
        ("segments: [small, large]", 7),
        ("segments: [fast, cheap]", 3),
        ("segments: [red]", None),
        ("statuses: [regular]", 3),
        ("cells: [AX]", 1),
        ("cells: [CZ]", 0),
        ("segments: [small], statuses: [asleep]", 4),
        ("segments: [small], cells: [AY]", 0),
        ("line: retail", 8),
        ("line: retail, statuses: [regular]", 0),
        ("summary: For all", 15),
    ],
)
def test_a_client_is_counted_once_where_all_that_is_named_holds(write_book, whom, clients):
    book = load_book(write_book({"book.yml": BOOK % whom})).book
    found = programmes(book, Summary(KINDS), is_divided=True)

    assert (found["shelf"].clients if found else None) == clients


def test_of_a_ledger_without_lines_a_programme_of_one_line_is_not_told(write_book):
    book = load_book(write_book({"book.yml": BOOK % "line: retail"})).book
    undivided = [one | {"line": None} for one in KINDS]

    assert programmes(book, Summary(undivided), is_divided=False) == {}


def test_a_segment_tells_its_line_by_itself(write_book):
    book = load_book(write_book({"book.yml": BOOK % "line: wholesale, segments: [small]"})).book
    undivided = [one | {"line": None} for one in KINDS]

    assert programmes(book, Summary(undivided), is_divided=False)["shelf"].clients == 5
