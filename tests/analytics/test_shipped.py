"""What clients took in each period, by client and line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.edge import open_desk
from playbook.analytics.planned_periods import planned_periods
from playbook.analytics.shipped import a_year_before, shipped
from tests.analytics.conftest import book_of

BOOK = book_of(
    {
        "lines": [{"id": "w", "title": "Wholesale"}],
        "forecast": [
            {
                "periods": [
                    {"id": "q1", "from": "2026-01-01", "to": "2026-03-31"},
                    {"id": "q2", "from": "2026-04-01", "to": "2026-06-30"},
                    {"id": "q3", "from": "2026-07-01", "to": "2026-09-30"},
                ]
            }
        ],
    }
)
AS_OF = date(2026, 5, 1)


@pytest.fixture
def rows(facts_of):
    def of(names, *ledger, line=None):
        periods = planned_periods(BOOK.forecast[0], AS_OF)
        with open_desk() as desk:
            found = shipped(desk, facts_of("ledger", names, *ledger), BOOK, line, periods, AS_OF)
            return found.begins, desk.fetch(found.rows.order_by(["client", "line"])).to_pylist()

    return of


def test_sums_are_by_client_and_period_that_has_begun(rows):
    begins, found = rows(
        "client date amount",
        ("a", date(2026, 1, 1), 5),
        ("a", date(2026, 3, 31), -7),
        (" a", date(2026, 5, 1), 2),
        ("a", date(2026, 5, 2), 100),
        ("b", date(2020, 1, 1), 1),
    )

    assert begins == date(2020, 1, 1)
    assert found == [
        {"client": "a", "line": "", "shipped_0": -2, "shipped_1": 2, "manager": ""},
        {"client": "b", "line": "", "shipped_0": 0, "shipped_1": 0, "manager": ""},
    ]


def test_where_the_ledger_tells_lines_each_has_its_row_and_the_manager_is_one(rows):
    ledger = [
        ("a", date(2026, 1, 1), Decimal("5.5"), "Wholesale", "Ann"),
        ("a", date(2026, 2, 1), Decimal(1), "else", "Bob"),
        ("a", date(2026, 3, 1), Decimal(1), "else", None),
        ("b", date(2025, 12, 1), Decimal(1), "else", None),
    ]
    _begins, found = rows("client date amount line manager", *ledger)
    begins, own = rows("client date amount line manager", *ledger, line="w")

    assert [(one["client"], one["line"], one["shipped_0"], one["manager"]) for one in found] == [
        ("a", "", 2, "Bob"),
        ("a", "w", Decimal("5.5"), "Bob"),
        ("b", "", 0, ""),
    ]
    assert [(one["client"], one["shipped_0"], one["manager"]) for one in own] == [("a", Decimal("5.5"), "Ann")]
    assert begins == date(2025, 12, 1)


@pytest.fixture
def seasons(facts_of):
    """The seasons of the periods of a ledger, by period."""

    def of(names, *ledger, line=None):
        with open_desk() as desk:
            periods = planned_periods(BOOK.forecast[0], AS_OF)
            found = shipped(desk, facts_of("ledger", names, *ledger), BOOK, line, periods, AS_OF).periods
        return {one.id: (one.season, one.over) for one in found}

    return of


def test_a_running_period_is_as_far_as_the_same_days_brought_a_year_ago(seasons):
    """q2 has 31 of 91 days behind it; a year ago 75 of 100 came in the same days, of which the first of May is the last."""
    found = seasons(
        "client date amount",
        ("a", date(2025, 1, 1), 1),
        ("a", date(2025, 4, 1), 50),
        ("b", date(2025, 5, 1), 30),
        ("b", date(2025, 5, 1), -5),
        ("b", date(2025, 5, 2), 25),
    )

    assert found == {"q1": (None, 1), "q2": (Decimal("0.75"), Decimal("0.75")), "q3": (None, None)}


@pytest.mark.parametrize(
    "ledger",
    [
        [("a", date(2025, 4, 2), 50), ("a", date(2025, 6, 2), 50)],  # kept since a day too late
        [("a", date(2025, 1, 1), 50)],  # nothing sold in the period
        [("a", date(2025, 1, 1), 50), ("a", date(2025, 6, 2), 50)],  # nothing in these days
        [("a", date(2025, 4, 1), 50), ("a", date(2025, 6, 2), -20)],  # more returned than sold since
    ],
)
def test_where_a_year_ago_tells_nothing_days_do(seasons, ledger):
    assert seasons("client date amount", *ledger)["q2"] == (None, Decimal(31) / 91)


def test_the_season_is_that_of_the_line(seasons):
    rows = [
        ("a", date(2025, 1, 1), 1, "w"),
        ("a", date(2025, 4, 1), 30, "w"),
        ("a", date(2025, 6, 1), 70, "w"),
        ("a", date(2025, 4, 1), 999, ""),
    ]
    assert seasons("client date amount line", *rows, line="w")["q2"][0] == Decimal("0.3")


def test_a_year_before_a_leap_day_is_the_last_of_february():
    assert [a_year_before(date(2028, 2, 29)), a_year_before(date(2026, 2, 28))] == [
        date(2027, 2, 28),
        date(2025, 2, 28),
    ]
