"""Given a ledger or a history, and a day that was asked for or none, I get the day to look from and what is not known of it."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.analytics.seen_from import SeenFrom, events_seen_from, ledger_seen_from

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

    assert ledger_seen_from(ledger, TODAY) == SeenFrom(expected)


def test_days_as_they_are_written_are_read(facts_of):
    ledger = facts_of(
        "ledger", "client date amount", ("a", "31.10.2026", "1"), ("b", "2026-02-30", "1"), ("c", "soon", "1")
    )

    assert ledger_seen_from(ledger, TODAY).day == date(2026, 10, 31)


def test_a_day_before_all_ledgers_is_none(ledger_of):
    assert ledger_seen_from(ledger_of(("a", "0226-01-01", 5)), TODAY) == SeenFrom(TODAY)


BOUGHT = (("a", "2026-03-02", 1), ("b", "2026-10-30", 1), ("c", "2026-12-24", 1))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (date(2026, 3, 2), []),
        (date(2026, 11, 6), []),
        (date(2026, 3, 1), ["The ledger begins on 2 March 2026: of 1 March 2026 it knows nothing."]),
        (date(2026, 11, 7), ["The ledger ends on 30 October 2026: what was bought from then to 7 November 2026 is missing here."]),
        (date(2027, 1, 1), ["The ledger ends on 30 October 2026: what was bought from then to 1 January 2027 is missing here."]),
    ],
)  # fmt: skip
def test_of_a_day_that_was_asked_for_is_told_what_the_ledger_cannot_know(ledger_of, asked, told):
    seen = ledger_seen_from(ledger_of(*BOUGHT), TODAY, asked)

    assert (seen.day, [str(one) for one in seen.beyond]) == (asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (None, []),
        (date(2026, 10, 10), []),
        (date(2020, 1, 1), ["The history begins on 2 October 2026: of 1 January 2020 it knows nothing."]),
        (date(2030, 1, 1), ["The history ends on 3 October 2026: whoever it leaves in a state counts as still there on 1 January 2030."]),
    ],
)  # fmt: skip
def test_a_history_as_well(facts_of, asked, told):
    events = facts_of("events", "client state at", ("a", "new", "2026-10-02 09:00"), ("a", "won", "2026-10-03 18:30"))
    seen = events_seen_from(events, TODAY, asked)

    assert (seen.day, [str(one) for one in seen.beyond]) == (asked or date(2026, 10, 3), told)


def test_a_source_without_a_row_knows_no_day(ledger_of):
    ledger = ledger_of(("a", "2030-01-01", 1))

    assert ledger_seen_from(ledger, TODAY, date(2020, 1, 1)) == SeenFrom(date(2020, 1, 1))
