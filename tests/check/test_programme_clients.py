"""Given a programme and measured groups, I get its clients: counted, or summed where no client is in two of the groups."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.measurements import Group
from playbook.check.ledger_words import measured_by_hand
from playbook.check.programme_clients import programme_clients
from playbook.load import load_book

BOOK = """
book: {title: Book, language: en}
lines: [{id: wholesale, title: Wholesale}, {id: retail, title: Retail}]
segmentations:
  - {id: by-size, title: By size, segments: [{id: small, title: Small}, {id: large, title: Large}]}
  - {id: by-need, title: By need, policy: overlapping, segments: [{id: fast, title: Fast}, {id: cheap, title: Cheap}]}
statuses: [{id: regular, title: Regular}]
loyalty: [{id: shelf, title: Shelf, %s}]
"""


def group(clients, cost=None):
    return Group(clients, Decimal(clients * 100), clients, None if cost is None else Decimal(cost))


MEASURED = measured_by_hand(
    segments={
        "by-size": {"small": group(7, 10), "large": group(3, 5)},
        "by-need": {"fast": group(6), "cheap": group(6)},
    },
    statuses={"regular": group(4)},
    lines={"wholesale": group(8), "retail": group(2)},
)


@pytest.mark.parametrize(
    ("whom", "clients"),
    [
        ("segments: [small, large]", 10),
        ("segments: [large]", 3),
        ("segments: [fast]", 6),
        ("segments: [fast, cheap]", None),
        ("segments: [small, fast]", None),
        ("statuses: [regular]", 4),
        ("statuses: [regular], line: retail", None),
        ("segments: [small], statuses: [regular]", None),
        ("line: retail", 2),
        ("summary: For all", 10),
    ],
)
def test_clients_are_told_only_where_nobody_is_counted_twice(write_book, whom, clients):
    book = load_book(write_book({"book.yml": BOOK % whom})).book
    found = programme_clients(book, book.loyalty[0], MEASURED)

    assert (found and found.clients) == clients


def test_costs_are_known_where_every_group_tells_them(write_book):
    book = load_book(write_book({"book.yml": BOOK % "segments: [small, large]"})).book
    found = programme_clients(book, book.loyalty[0], MEASURED)

    assert (found.cost, found.margin) == (Decimal(15), Decimal("0.985"))


def test_a_ledger_that_tells_of_no_segment_tells_nothing(write_book):
    book = load_book(write_book({"book.yml": BOOK % "segments: [small]"})).book

    assert programme_clients(book, book.loyalty[0], measured_by_hand()) is None
