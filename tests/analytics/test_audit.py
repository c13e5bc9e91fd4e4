"""A history of fifteen clients, made by hand: the audit finds exactly the breaches that are listed here by client, clause and day."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa
import pytest

from playbook.analytics.audit import Audit, audit
from playbook.analytics.breach_rows import COLUMNS
from playbook.analytics.edge import connected_here
from playbook.analytics.facts import FILE, ROW, Facts
from tests.analytics.conftest import book_of

AS_OF = date(2026, 10, 31)  # a Saturday
BOOK: dict[str, Any] = {
    "roles": [{"id": one, "title": one.title()} for one in ("scout", "seller", "keeper")],
    "pipelines": [
        {
            "id": "sales",
            "title": "Продажи",
            "worklist": {"role": "scout", "max": 2},
            "states": [
                {
                    "id": "new",
                    "title": "Новый",
                    "kind": "start",
                    "owner": "scout",
                    "deadline": "2d",
                    "next": [{"to": "call"}, {"to": "lost"}],
                },
                {
                    "id": "call",
                    "title": "Звонок",
                    "owner": "scout",
                    "deadline": "3wd",
                    "next": [{"to": "offer"}, {"to": "pause"}, {"to": "lost"}],
                },
                {
                    "id": "offer",
                    "title": "Предложение",
                    "owner": "seller",
                    "deadline": {"limit": "5d", "by_segment": {"large": "9d"}},
                    "next": [{"to": "deal"}, {"to": "lost"}],
                },
                {"id": "deal", "title": "Сделка", "owner": "seller", "next": [{"to": "won"}, {"to": "lost"}]},
                {
                    "id": "pause",
                    "title": "Пауза",
                    "kind": "pause",
                    "owner": "seller",
                    "deadline": "10d",
                    "next": [{"to": "call"}, {"to": "lost"}],
                },
                {"id": "won", "title": "Куплено", "kind": "won", "next": [{"to": "care/due"}]},
                {
                    "id": "lost",
                    "title": "Отказ",
                    "kind": "lost",
                    "reasons": [{"id": "price", "title": "Цена"}, {"id": "silent", "title": "Молчит"}],
                },
            ],
        },
        {
            "id": "care",
            "title": "Забота",
            "states": [
                {"id": "due", "title": "Пора звонить", "kind": "start", "owner": "keeper", "next": [{"to": "shipped"}]},
                {"id": "shipped", "title": "Отгружено", "kind": "won"},
            ],
        },
    ],
    "handoffs": [
        {
            "id": "to-seller",
            "title": "К продавцу",
            "from": "scout",
            "to": "seller",
            "at": "sales/offer",
            "passes": ["card"],
            "accept_within": "4h",
        }
    ],
}
# Client, pipeline, state, when in October, whose, why.
HISTORY = [
    # By the book, and on into the other pipeline.
    ("01", "sales", "new", "01 10:00", "Bea", None),
    ("01", "sales", "call", "02 10:00", "Bea", None),
    ("01", "sales", "offer", "05 10:00", "Sid", None),
    ("01", "sales", "deal", "08 10:00", "Sid", None),
    ("01", "sales", "won", "12 10:00", "Sid", None),
    ("01", "care", "due", "14 10:00", "Kim", None),
    # To the minute: two days, and then three working days from a Saturday.
    ("02", "Продажи", "Новый", "01 10:00", "Cal", None),
    ("02", "Продажи", "Звонок", "03 10:00", "Cal", None),
    ("02", "Продажи", "Отказ", "07 10:00", "Cal", "Цена"),
    # A minute late.
    ("03", "sales", "new", "01 10:00", "Dan", None),
    ("03", "sales", "call", "03 10:01", "Dan", None),
    ("03", "sales", "lost", "05 09:00", "Dan", "price"),
    # Three working days from a Thursday end on Tuesday at the same hour.
    ("04", "sales", "new", "01 09:00", "Eva", None),
    ("04", "sales", "call", "01 12:00", "Eva", None),
    ("04", "sales", "pause", "06 13:00", "Eva", None),
    ("04", "sales", "lost", "10 13:00", "Eva", "  молчит "),
    # Still there: past, in time, and due on the very day. One scout has all three, and may have two.
    ("05", "sales", "new", "27 10:00", "Ann", None),
    ("06", "sales", "new", "30 10:00", "Ann", None),
    ("07", "sales", "new", "29 10:00", "Ann", None),
    # Out of a pause by a way that is not drawn; nine days in a state where some may have them.
    ("08", "sales", "new", "01 10:00", "Fay", None),
    ("08", "sales", "call", "02 10:00", "Fay", None),
    ("08", "sales", "pause", "05 10:00", "Sid", None),
    ("08", "sales", "offer", "06 10:00", "Sid", None),
    ("08", "sales", "lost", "15 10:00", "Sid", "price"),
    # Over the call.
    ("09", "sales", "new", "01 10:00", "Gus", None),
    ("09", "sales", "offer", "02 10:00", "Sid", None),
    ("09", "sales", "lost", "05 10:00", "Sid", "price"),
    # A state that the book does not have.
    ("10", "sales", "new", "01 10:00", "Hal", None),
    ("10", "sales", "Ждёт бухгалтера", "02 10:00", "Hal", None),
    ("10", "sales", "offer", "20 10:00", "Sid", None),
    ("10", "sales", "lost", "22 10:00", "Sid", "price"),
    # In from nowhere.
    ("11", "sales", "call", "08 10:00", "Ivy", None),
    ("11", "sales", "lost", "09 10:00", "Ivy", "price"),
    # No reason, and one that the book does not list; a pipeline that it does not have.
    ("12", "sales", "new", "01 10:00", "Jan", None),
    ("12", "sales", "lost", "02 10:00", "Jan", None),
    ("13", "sales", "new", "01 10:00", "Leo", None),
    ("13", "sales", "lost", "02 11:00", "Leo", "Не захотел"),
    ("13", "Тендеры", "Заявка", "20 10:00", "Leo", None),
    ("13", "Тендеры", "Подана", "21 10:00", "Leo", None),
    # Accepted after five hours.
    ("14", "sales", "new", "01 10:00", "Mia", None),
    ("14", "sales", "call", "02 10:00", "Mia", None),
    ("14", "sales", "offer", "05 22:00", "Mia", None),
    ("14", "sales", "offer", "06 03:00", "Sue", None),
    ("14", "sales", "deal", "07 10:00", "Sue", None),
    ("14", "sales", "lost", "09 10:00", "Sue", "price"),
    # Never accepted; begun once more out of a refusal, which nobody drew.
    ("15", "sales", "new", "01 10:00", "Ned", None),
    ("15", "sales", "call", "02 10:00", "Ned", None),
    ("15", "sales", "offer", "05 10:00", "Ned", None),
    ("15", "sales", "lost", "07 10:00", "Ned", "price"),
    ("15", "sales", "new", "30 12:00", "Ola", None),
]
# Kind, client, state, where to or which handoff, whose, on which day of October.
BREACHES = [
    ("unknown-pipeline", "13", None, None, "Leo", 20),
    ("unknown-state", "10", "Ждёт бухгалтера", None, "Hal", 2),
    ("begins-midway", "11", "call", None, "Ivy", 8),
    ("unknown-transition", "08", "pause", "offer", "Sid", 6),
    ("unknown-transition", "15", "lost", "new", "Ola", 30),
    ("jump", "09", "new", "offer", "Sid", 2),
    ("deadline", "03", "new", None, "Dan", 3),
    ("deadline", "04", "call", None, "Eva", 6),
    ("deadline", "05", "new", None, "Ann", 29),
    ("no-reason", "12", "lost", None, "Jan", 2),
    ("no-reason", "13", "lost", None, "Leo", 2),
    ("handoff", "15", "offer", "to-seller", "Ned", 5),
    ("handoff", "14", "offer", "to-seller", "Mia", 6),
    ("worklist", None, None, None, "Ann", 30),
    ("worklist", None, None, None, "Ann", 31),
]
COLUMN_NAMES = "client pipeline state at person reason"


def rows_of(history: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(*row[:3], f"2026-10-{row[3]}", *row[4:]) for row in history]


def audit_of(rows: list[tuple[Any, ...]], as_of: date = AS_OF, most_breaches: int | None = None) -> Audit:
    """The audit of a history of rows, with the book above."""
    names = COLUMN_NAMES.split()
    columns: dict[str, list[Any]] = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    columns |= {FILE: ["events.csv"] * len(rows), ROW: list(range(2, len(rows) + 2))}
    connection = connected_here()
    table = connection.create_table("history", ibis.memtable(pa.table(columns)))
    try:
        return audit(
            book_of(BOOK),
            Facts("events", table, {name: name for name in names}),
            as_of,
            AS_OF,
            most_breaches=most_breaches,
        )
    finally:
        connection.disconnect()


@pytest.fixture(scope="module")
def audited() -> Audit:
    """The audit of the fifteen."""
    return audit_of(rows_of(HISTORY))


def breaches_in(found: Audit) -> list[tuple[Any, ...]]:
    return [
        (row["kind"], row["client"], row["state"], row["to"] or row["handoff"], row["person"], row["day"].day)
        for row in found.breaches.to_pylist()
    ]


def test_exactly_these_breaches_are_found(audited):
    assert breaches_in(audited) == BREACHES
    assert {row["day"].month for row in audited.breaches.to_pylist()} == {10}


def test_each_breach_says_how_much_it_was(audited):
    told = {(row["kind"], row["client"]): row for row in audited.breaches.to_pylist()}
    late, open_one = told["deadline", "03"], told["deadline", "05"]
    assert (round(late["days"] * 24 * 60), late["limit"]) == (2 * 24 * 60 + 1, 2.0)
    assert open_one["days"] == pytest.approx(4 + 14 / 24)  # from ten in the morning to the evening of the 31st
    assert told["handoff", "14"]["days"] == pytest.approx(5 / 24)
    assert told["handoff", "15"]["days"] == 2.0
    assert (told["worklist", None]["count"], told["worklist", None]["limit"]) == (3, 2.0)
    assert (told["no-reason", "12"]["said"], told["no-reason", "13"]["said"]) == (None, "Не захотел")
    assert (late["file"], late["row"]) == ("events.csv", 11)


def test_clauses_are_counted_with_the_times_that_they_were_to_be_kept(audited):
    counted = {
        (one.clause.kind, one.clause.state, one.clause.to): (one.breaches, one.clients, one.chances)
        for one in audited.figures.broken
    }
    assert counted == {
        ("unknown-pipeline", None, None): (1, 1, 15),
        ("unknown-state", "Ждёт бухгалтера", None): (1, 1, 46),
        ("begins-midway", "call", None): (1, 1, 15),
        ("unknown-transition", "pause", "offer"): (1, 1, 2),
        ("unknown-transition", "lost", "new"): (1, 1, 1),
        ("jump", "new", "offer"): (1, 1, 11),
        ("deadline", "new", None): (2, 2, 12),
        ("deadline", "call", None): (1, 1, 8),
        ("no-reason", "lost", None): (2, 2, 11),
        ("handoff", "offer", None): (2, 2, 4),
        ("worklist", None, None): (2, 1, 43),
    }
    first = audited.figures.broken[0]
    assert first.share == Decimal(2) / first.chances


def test_clauses_say_where_the_book_has_them(audited):
    ends = {one.clause.kind: one.clause.at[-1] for one in audited.figures.broken}
    assert ends == {
        "unknown-pipeline": "pipelines",
        "unknown-state": "states",
        "begins-midway": "kind",
        "unknown-transition": "next",
        "jump": "next",
        "deadline": "deadline",
        "no-reason": "reasons",
        "handoff": "accept_within",
        "worklist": "max",
    }


def test_the_order_of_rows_is_nothing_where_moments_differ(audited):
    shuffled = rows_of(HISTORY)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - an order, no secret
    found = audit_of(shuffled)
    assert breaches_in(found) == BREACHES
    assert found.figures == audited.figures


def test_a_history_written_twice_is_the_same_history(audited):
    found = audit_of(rows_of(HISTORY) * 2)
    assert breaches_in(found) == BREACHES
    assert (found.figures.ways, found.figures.times) == (audited.figures.ways, audited.figures.times)
    assert found.figures.events == 2 * len(HISTORY)


def test_an_earlier_day_knows_nothing_of_later_events():
    found = audit_of(rows_of(HISTORY), date(2026, 10, 5))
    until_then = [one for one in BREACHES if one[5] <= 5]
    not_yet = ("handoff", "15", "offer", "to-seller", "Ned", 5)  # it is still the day on which it is due
    assert breaches_in(found) == [one for one in until_then if one != not_yet]
    assert found.rejects.num_rows == 0


def test_few_breaches_are_told_where_few_are_asked_for_and_all_are_counted(audited):
    found = audit_of(rows_of(HISTORY), most_breaches=3)
    assert breaches_in(found) == BREACHES[:3]
    assert found.figures == audited.figures


def test_an_empty_history_breaks_nothing():
    found = audit_of([("", "sales", "new", "2026-10-01 10:00", "Ann", "")])
    assert (found.figures.events, found.figures.clients, found.figures.since) == (0, 0, None)
    assert (found.breaches.num_rows, found.figures.broken) == (0, ())
    assert found.breaches.column_names == list(COLUMNS)
    assert [row["reason"] for row in found.rejects.to_pylist()] == ["no-client"]


def test_a_history_without_a_pipeline_means_the_only_one_of_the_book(facts_of):
    rows = [
        (client, state, *rest)
        for client, pipeline, state, *rest in rows_of(HISTORY)
        if pipeline in {"sales", "Продажи"}
    ]
    [sales, _care] = BOOK["pipelines"]
    alone = [one | {"next": []} if one["id"] == "won" else one for one in sales["states"]]
    book = book_of(BOOK | {"pipelines": [sales | {"states": alone}]})
    found = audit(book, facts_of("events", "client state at person reason", *rows), AS_OF, AS_OF)
    assert breaches_in(found) == BREACHES[1:]


def test_what_a_history_cannot_tell_is_said(facts_of):
    rows = [
        ("a", "sales", "new", "2026-10-01"),
        ("a", "sales", "lost", "2026-10-02"),
        ("a", "sales", "lost", "2026-10-03"),
    ]
    notes = audit(book_of(BOOK), facts_of("events", "client pipeline state at", *rows), AS_OF, AS_OF).notes
    assert [str(note) for note in notes] == [
        "1 event repeats the state that the client was in: the stay goes on.",
        "The history does not say who had a client: nothing is told of worklists and handoffs.",
        "The history has no reasons: every loss counts as one without.",
    ]
    plain = {
        "pipelines": [{"id": "sales", "title": "Sales", "states": [{"id": "new", "title": "New", "kind": "start"}]}]
    }
    assert audit(book_of(plain), facts_of("events", "client pipeline state at", *rows), AS_OF, AS_OF).notes[1:] == ()
