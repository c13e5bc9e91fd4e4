"""What a report tells of a plan, in the book's order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.client_base import client_base
from playbook.analytics.facts import Sources
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.plan_fact import plan_fact
from playbook.analytics.plan_report import Unagreed, plan_report, unknown_axis
from tests.analytics.conftest import book_of

D = Decimal
BOOK = book_of(
    {
        "lines": [{"id": "w", "title": "W"}, {"id": "r", "title": "R"}],
        "statuses": [
            {"id": "sleeping", "title": "Sleeping", "when": {"days-since-last-order": {"above": "90"}}},
            {"id": "regular", "title": "Regular", "when": {"orders": {"from": "1"}}},
        ],
        "forecast": [{"axes": ["status"], "periods": [{"id": "q1", "from": "2026-01-01", "to": "2026-03-31"}]}],
    }
)
ROWS = [
    ("a", date(2026, 1, 1), D(5), "w", "Bob"),
    ("b", date(2026, 6, 1), D(5), "w", "Ann"),
    ("c", date(2026, 6, 1), D(5), "r", "Bob"),
]
ENTRIES = [
    ForecastEntry("a", "q1", expert=D(1)),
    ForecastEntry("b", "q1", expert=D(7), author="Ann"),
    ForecastEntry("c", "q1", expert=D(7), budget=D(6)),
    ForecastEntry("x", "q1", expert=D(7)),
]


@pytest.fixture
def report(facts_of):
    def of(*axes: str):
        sources = Sources(facts_of("ledger", "client date amount line manager", *ROWS))
        day = date(2026, 6, 30)
        base = client_base(BOOK, sources, day)
        return plan_report(BOOK, BOOK.forecast[0], plan_fact(BOOK, BOOK.forecast[0], sources, ENTRIES, base, day), axes)

    return of


def test_without_an_axis_all_that_the_plan_has_are_told_and_none_is_crossed(report):
    found = report()

    assert [*found.by] == ["status", "manager", "line"]
    assert (found.crossing, found.crossed) == ((), {})


def test_axes_that_are_asked_for_are_crossed_in_the_books_order(report):
    found = report("manager", "status", "manager")

    assert [*found.by] == ["manager", "status"]
    assert found.crossing == ("manager", "status")
    assert [*found.crossed] == [("Ann", "regular"), ("Bob", "sleeping"), ("Bob", "regular"), (None, None)]
    assert found.crossed["Bob", "regular"]["q1"].budget == D(6)


def test_an_axis_that_the_forecast_does_not_name_may_be_asked_for(report):
    assert [*report("abc-xyz").by["abc-xyz"]] == [None]


def test_a_plan_for_all_lines_is_not_crossed_by_line(report):
    found = report("line", "status", "manager")

    assert [*found.by["line"]] == ["w"]
    assert found.crossing == ("status", "manager")


def test_what_is_not_agreed_stands_largest_first_and_strangers_are_named(report):
    found = report()

    assert found.unagreed == (
        Unagreed("b", "q1", "Ann", D(7)),
        Unagreed("x", "q1", None, D(7)),
        Unagreed("a", "q1", "Bob", D(1)),
    )
    assert found.strangers == ("x",)


@pytest.mark.parametrize(
    ("axis", "told"),
    [
        ("status", None),
        ("statuses", "there is no axis “statuses”; did you mean “status”?"),
        ("weather", "there is no axis “weather”; there are: status, abc-xyz, manager, line."),
    ],
)
def test_an_unknown_axis_is_told_with_the_nearest(axis, told):
    found = unknown_axis(axis, BOOK)

    assert (found and str(found)) == told
