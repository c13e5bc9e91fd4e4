"""The window of whole periods before a day, and the one before it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.analytics.measurements import Window
from playbook.analytics.window import horizon_on, periods_in, window_before, window_on, years_in

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
PERIODS = st.sampled_from(["week", "month", "quarter"])
COUNTS = st.integers(1, 30)


@pytest.mark.parametrize(
    ("as_of", "period", "count", "first", "last"),
    [
        ("2026-10-31", "month", 12, "2025-11-01", "2026-10-31"),
        ("2026-10-30", "month", 12, "2025-10-01", "2026-09-30"),
        ("2026-11-22", "month", 1, "2026-10-01", "2026-10-31"),
        ("2024-02-29", "month", 1, "2024-02-01", "2024-02-29"),
        ("2026-09-30", "quarter", 4, "2025-10-01", "2026-09-30"),
        ("2026-11-22", "quarter", 2, "2026-04-01", "2026-09-30"),
        ("2026-11-22", "week", 2, "2026-11-09", "2026-11-22"),
        ("2026-11-21", "week", 2, "2026-11-02", "2026-11-15"),
    ],
)
def test_a_period_is_complete_on_its_last_day(as_of, period, count, first, last):
    found = window_on(date.fromisoformat(as_of), period, count)

    assert found == Window(date.fromisoformat(first), date.fromisoformat(last), count)


def test_the_window_before_ends_where_this_one_begins():
    window = window_on(date(2026, 11, 22), "quarter", 4)

    assert window_before(window, "quarter") == Window(date(2024, 10, 1), date(2025, 9, 30), 4)


@pytest.mark.parametrize(
    ("as_of", "period", "count", "earlier"),
    [
        ("2026-11-22", "month", 12, "2025-11-22"),
        ("2026-10-31", "month", 12, "2025-10-31"),
        ("2028-03-15", "month", 12, "2027-03-15"),
        ("2027-02-28", "month", 3, "2026-11-30"),
        ("2026-03-30", "month", 1, "2026-02-27"),  # on the 28th February would be complete
        ("2026-11-22", "week", 2, "2026-11-08"),
    ],
)
def test_the_day_one_window_earlier_looks_at_the_window_before(as_of, period, count, earlier):
    assert horizon_on(date.fromisoformat(as_of), period, count).earlier == date.fromisoformat(earlier)


@given(DAYS, PERIODS, COUNTS)
def test_seen_from_the_earlier_day_the_window_before_is_the_window(as_of, period, count):
    found = horizon_on(as_of, period, count)

    assert window_on(found.earlier, period, count) == found.before
    assert found.window.last <= as_of


@given(DAYS, PERIODS, COUNTS)
def test_the_periods_of_a_window_follow_on_one_another_and_fill_it(as_of, period, count):
    window = window_on(as_of, period, count)
    periods = periods_in(window, period)

    assert len(periods) == count
    assert (periods[0].first, periods[-1].last) == (window.first, window.last)
    assert all((after.first - before.last).days == 1 for before, after in pairwise(periods))


def test_twelve_months_and_four_quarters_are_a_year():
    day = date(2026, 11, 22)

    assert years_in(window_on(day, "month", 12), "month") == years_in(window_on(day, "quarter", 4), "quarter") == 1
    assert years_in(window_on(day, "week", 52), "week") == Fraction(364, 365)
