"""Given the first day of a ledger, I am told which windows it does not cover, and growth against them is no growth."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.analytics.history import History
from playbook.analytics.window import horizon_on
from playbook.model.status import Status

HORIZON = horizon_on(date(2026, 10, 31), "month", 12)
TESTS_GROWTH = [Status.model_validate({"id": "cooling", "title": "Cooling", "when": {"growth": {"below": "0%"}}})]


def told(begins: str | None, statuses=TESTS_GROWTH) -> list[str]:
    history = History(date.fromisoformat(begins) if begins else None)
    return [note.in_language("en").partition(";")[0].partition(",")[0] for note in history.notes(HORIZON, statuses)]


@pytest.mark.parametrize(
    ("begins", "note"),
    [
        (None, []),
        ("2023-11-30", []),
        ("2023-12-01", ["The ledger begins on 1 December 2023"]),
        ("2024-11-30", ["The ledger begins on 30 November 2024"]),
        ("2024-12-01", ["The ledger begins on 1 December 2024"]),
        ("2026-11-01", ["The ledger begins on 1 November 2026"]),
    ],
)
def test_a_ledger_may_begin_within_the_first_period_and_no_later(begins, note):
    assert told(begins) == note


def test_the_window_before_the_last_matters_only_to_statuses_that_test_growth():
    assert told("2024-11-01", []) == []


def test_growth_against_a_time_that_the_ledger_does_not_know_is_not_told(base_of, by_client):
    rows = [("a", "2025-01-15", 100), ("a", "2026-03-15", 120)]
    late = base_of({}, rows, "2026-10-31")
    known = base_of({}, [*rows, ("b", "2024-11-30", 1)], "2026-10-31")

    assert by_client(late, "growth") == {"a": None}
    assert by_client(known, "growth")["a"] == pytest.approx(0.2)
    assert "growth compares with the window from 1 November 2024" in late.measurements.notes[0].in_language("en")


def test_a_status_that_tests_growth_fits_nobody_then(base_of, by_client):
    sections = {
        "statuses": [
            {"id": "star", "title": "Star", "when": {"growth": {"above": "10%"}}},
            {"id": "other", "title": "Other"},
        ]
    }
    rows = [("a", "2025-01-15", 100), ("a", "2026-03-15", 120)]

    assert by_client(base_of(sections, rows, "2026-10-31"), "status") == {"a": "other"}
