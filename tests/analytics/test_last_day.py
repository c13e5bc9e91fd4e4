"""Given a ledger and a day, I get the last day that it knows of."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.analytics.last_day import last_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2026-10-30", "2026-11-02"], date(2026, 11, 2)),
        (["2026-11-21"], TODAY),
        (["2026-11-02", "2026-12-24"], date(2026, 11, 2)),
        (["2026-12-24"], TODAY),
        ([], TODAY),
    ],
)
def test_it_is_the_last_up_to_today_else_today(ledger_of, days, expected):
    rows = [("a", day, 1) for day in days]
    ledger = ledger_of(*rows) if rows else ledger_of(("a", "2030-01-01", 1))

    assert last_day(ledger, TODAY) == expected


def test_days_as_they_are_written_are_read(facts_of):
    ledger = facts_of(
        "ledger", "client date amount", ("a", "31.10.2026", "1"), ("b", "2026-02-30", "1"), ("c", "soon", "1")
    )

    assert last_day(ledger, TODAY) == date(2026, 10, 31)


def test_a_day_before_all_ledgers_is_none(ledger_of):
    assert last_day(ledger_of(("a", "0226-01-01", 5)), date(2026, 11, 1)) == date(2026, 11, 1)
