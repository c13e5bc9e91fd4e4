"""Changes by day, summed up to each evening."""

from __future__ import annotations

from datetime import date

from playbook.analytics.day_sums import Days, on_evenings

DAYS = Days(date(2026, 1, 1), date(2026, 1, 4))


def test_what_was_before_is_there_on_the_first_day_and_what_comes_after_is_not(desk, table_of):
    made = table_of(
        day=[date(2025, 12, 1), date(2026, 1, 2), date(2026, 1, 2), date(2026, 1, 4), date(2026, 1, 5), None],
        clients=[3, 1, 1, -2, 50, 70],
        people=[1, 1, 0, -1, 9, 9],
    )
    changes = desk.take("changes", made)

    assert on_evenings(desk, changes, DAYS, ("clients", "people")) == [[3, 5, 5, 3], [1, 2, 2, 1]]


def test_without_changes_there_is_nothing_on_any_evening(desk, table_of):
    made = table_of(day=[date(2026, 2, 1)], clients=[1])

    assert on_evenings(desk, desk.take("changes", made), DAYS, ("clients",)) == [[0, 0, 0, 0]]
    assert DAYS.count == 4
