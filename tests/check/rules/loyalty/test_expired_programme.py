"""Programmes that are over on the day of the check, 21 November 2026."""

from __future__ import annotations

import pytest


def tell(told, valid: str):
    return told("L608", f"loyalty:\n  - id: a\n    title: A\n    valid:\n      {valid}\n")


def test_how_long_it_is_over_is_told(told):
    [found] = tell(told, "to: 2026-11-01")

    assert found.line == 6
    assert found.message == "“A” ended on 1 November 2026, 20 days ago."
    assert found.hint == "Give it a new last day, or take it out of the book."


def test_yesterday_is_one_day_ago(told):
    [found] = tell(told, "to: 2026-11-20")

    assert found.message == "“A” ended on 20 November 2026, 1 day ago."


@pytest.mark.parametrize("valid", ["to: 2026-11-21", "from: 2026-01-01", "from: 2027-01-01"])
def test_the_last_day_still_counts(told, valid):
    assert tell(told, valid) == []
