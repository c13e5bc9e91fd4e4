"""Periods of a forecast as far as they have come on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.planned_periods import due_of, planned_periods, undated_periods
from playbook.model.forecast import Forecast

FORECAST = Forecast.model_validate(
    {
        "periods": [
            {"id": "q1", "title": "I quarter", "from": "2026-01-01", "to": "2026-03-31"},
            {"id": "q2", "from": "2026-04-01", "to": "2026-06-30"},
            {"id": "some day"},
            {"id": "q3", "from": "2026-07-01", "to": "2026-09-30"},
        ]
    }
)


def test_a_period_is_over_runs_or_has_not_begun():
    periods = planned_periods(FORECAST, date(2026, 5, 15))

    assert [(one.id, one.until, one.is_running) for one in periods] == [
        ("q1", date(2026, 3, 31), False),
        ("q2", date(2026, 5, 15), True),
        ("q3", None, False),
    ]


@pytest.mark.parametrize(
    ("day", "until"),
    [("2026-03-31", None), ("2026-04-01", "2026-04-01"), ("2026-06-30", "2026-06-30"), ("2026-07-01", "2026-06-30")],
)
def test_the_first_and_the_last_day_belong_to_a_period(day, until):
    period = planned_periods(FORECAST, date.fromisoformat(day))[1]

    assert period.until == (until and date.fromisoformat(until))


def test_a_period_is_called_by_its_id_where_it_has_no_title():
    assert [one.title for one in planned_periods(FORECAST, date(2026, 1, 1))] == ["I quarter", "q2", "q3"]


def test_a_period_without_days_is_left_out_and_told():
    assert [str(one) for one in undated_periods(FORECAST)] == [
        "The period “some day” has no days, and is left out; write its from and to."
    ]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2026-03-31", None),
        ("2026-04-01", "1.10"),  # 1/91 of 100 roubles
        ("2026-05-15", "49.45"),  # 45/91
        ("2026-06-30", "100.00"),
        ("2026-12-31", "100.00"),
    ],
)
def test_of_a_budget_the_days_that_are_over_are_due_to_the_kopeck(day, due):
    period = planned_periods(FORECAST, date.fromisoformat(day))[1]

    assert due_of(Decimal("100.00"), period) == (due and Decimal(due))


def test_half_a_kopeck_is_rounded_up():
    period = planned_periods(
        Forecast.model_validate({"periods": [{"id": "p", "from": "2026-01-01", "to": "2026-01-02"}]}), date(2026, 1, 1)
    )[0]

    assert due_of(Decimal("0.01"), period) == Decimal("0.01")
