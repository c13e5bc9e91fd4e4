"""What whoever reads a plan should know before."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from playbook.analytics.plan_notes import notes_on_plan, shortened, strangers_of
from playbook.analytics.planned_periods import planned_periods
from playbook.diagnostics import _
from tests.analytics.conftest import book_of

PERIODS = [
    {"id": "q1", "title": "I quarter", "from": "2026-01-01", "to": "2026-03-31"},
    {"id": "q2", "title": "II quarter", "from": "2026-04-01", "to": "2026-06-30"},
]


@pytest.fixture
def notes(facts_of):
    def of(day: str, begins: str | None, strangers: int = 0) -> list[str]:
        book = book_of({"forecast": [{"periods": PERIODS}]})
        clients = pa.table(
            {"client": [f"client {number}" for number in range(strangers)] * 2, "is_known": [False] * strangers * 2},
            schema=pa.schema([("client", pa.string()), ("is_known", pa.bool_())]),
        )
        ledger = facts_of("ledger", "client date amount", ("a", date(2026, 1, 1), 5))
        periods = planned_periods(book.forecast[0], date.fromisoformat(day))
        first = date.fromisoformat(begins) if begins else None
        return [str(one) for one in notes_on_plan(book, book.forecast[0], ledger, periods, first, clients)]

    return of


def test_of_a_whole_ledger_there_is_nothing_to_tell(notes):
    assert notes("2026-05-15", "2026-01-01") == []


def test_the_first_days_of_a_year_may_be_quiet(notes):
    assert notes("2026-05-15", "2026-01-12") == []


def test_a_ledger_that_begins_within_or_after_a_period_is_told(notes):
    assert notes("2026-05-15", "2026-02-01") == [
        "The ledger begins on 1 February 2026, within the period “I quarter”: what was shipped in it before is not known."
    ]
    assert notes("2026-05-15", "2026-04-01") == [
        "The ledger begins on 1 April 2026, after the period “I quarter”: what was shipped in it is not known."
    ]


def test_a_day_before_all_periods_is_told(notes):
    assert notes("2025-12-31", "2025-01-01") == [
        "No period has begun yet: the first, “I quarter”, begins on 1 January 2026, and from then on the fact stands beside the plan."
    ]


def test_clients_whom_nobody_knows_are_counted_and_not_named(notes):
    assert notes("2026-05-15", "2025-01-01", strangers=2) == [
        "2 clients of the forecast stand neither in the ledger nor in the clients table; look how their names are written there."
    ]


def test_a_stranger_of_several_periods_is_one():
    clients = pa.table({"client": ["b", "a", "b", "known"], "is_known": [False, False, False, True]})

    assert strangers_of(clients) == ["a", "b"]


def test_of_many_mistakes_the_first_are_told_and_the_others_counted():
    mistakes = [_("row {row}", row=str(row)) for row in range(12)]

    assert shortened(mistakes[:10]) == mistakes[:10]
    assert [str(one) for one in shortened(mistakes)[9:]] == ["row 9", "data/forecast.csv: 2 more rows are as wrong."]
