"""Given portraits and what was counted, each fact stands beside what buyers say, and whether the two agree."""

from __future__ import annotations

from decimal import Decimal

from playbook.analytics.measurements import AttributeFact
from playbook.check.ledger_words import measured_by_hand
from playbook.plan.chapters.client_portraits import client_portraits
from playbook.plan.wording import wording_of

BOOK = """
    attributes:
      - {id: age, title: Age, kind: number, unit: years}
      - {id: room, title: Room, kind: choice, values: {kitchen: Kitchen, bath: Bath, hall: Hall, roof: Roof}}
      - {id: designer, title: Has a designer, kind: flag}
    portraits:
      - {id: marina, title: Marina, facts: {age: {from: 30, to: 45}, room: [kitchen, bath], designer: false}}
      - {id: oleg, title: Oleg}
    """
MEASURED = measured_by_hand(
    attributes={
        "age": AttributeFact("age", 15, 5, median=Decimal(52)),
        "room": AttributeFact("room", 20, 0, values={"kitchen": 9, "bath": 5, "hall": 5, "roof": 1}),
        "designer": AttributeFact("designer", 0, 20, values={}),
    }
)


def drafted(book_of, measured=MEASURED):
    book = book_of("book: {title: Tiles, language: en, currency: EUR}\n" + BOOK.replace("\n    ", "\n"))
    return client_portraits(book, measured, wording_of(book, "en"))


def test_the_page_looks_like_this(measured_pages, golden):
    golden("pages/client_portraits.md", measured_pages(BOOK, MEASURED)["client-base/portraits.md"])


def test_each_fact_that_was_counted_is_told_beside_the_portrait(book_of):
    [marina] = drafted(book_of).content.portraits

    assert [(row.label, row.said, row.counted, row.known, row.verdict) for row in marina.rows] == [
        ("Age", "from 30 to 45\u00a0years", "half have 52\u00a0years or less", "15", "bad"),
        ("Room", "Kitchen or Bath", "70.0% are like this: Kitchen 45.0% · Bath 25.0% · Hall 25.0%", "20", "good"),
    ]


def test_where_nothing_was_counted_there_is_no_such_page(book_of):
    assert drafted(book_of, measured_by_hand()) is None
