"""Days of a month or week as bits of a whole number."""

from __future__ import annotations

import pytest

from playbook.analytics.day_bits import bit_of, bit_or, days_in, first_in, last_in


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([0], (1, 0, 0)),
        ([30], (1, 30, 30)),
        ([4, 9, 10], (3, 4, 10)),
        ([0, 0, 30], (2, 0, 30)),
        ([*range(31)], (31, 0, 30)),
    ],
)
def test_days_are_counted_and_the_first_and_last_found(connection, table_of, places, told):
    table = table_of(place=places)
    days = table.agg(days=bit_or(bit_of(table.place))).days

    [row] = connection.to_pyarrow(
        days.as_table().select(count=days_in(days), first=first_in(days), last=last_in(days))
    ).to_pylist()

    assert (row["count"], row["first"], row["last"]) == told


def test_no_day_is_none(connection, table_of):
    table = table_of(days=[0])

    assert connection.to_pyarrow(table.select(count=days_in(table.days))).to_pylist() == [{"count": 0}]
