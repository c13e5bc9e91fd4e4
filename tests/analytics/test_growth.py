"""Window against window before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.analytics.growth import growth


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [("120", "100", 0.2), ("80", "100", -0.2), ("0", "5", -1), ("-3", "5", -1), ("5", "0", None), ("5", "-1", None)],
)
def test_growth_is_a_fraction_of_what_was_before(connection, table_of, now, before, expected):
    table = table_of(now=[Decimal(now)], before=[Decimal(before)])
    [row] = connection.to_pyarrow(table.select(growth=growth(table.now, table.before))).to_pylist()

    assert row["growth"] == expected
