"""Part of what a client can buy that it buys from us."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from playbook.analytics.wallet_share import wallet_share


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("50", "100", Fraction(1)), 0.5),
        (("50", "100", Fraction(1, 4)), 2.0),  # half a year's need in a quarter
        (("50", "100", Fraction(7, 365)), pytest.approx(50 / (100 * 7 / 365))),
        (("-5", "100", Fraction(1)), 0),
        (("50", "0", Fraction(1)), None),
        (("50", None, Fraction(1)), None),
    ],
)
def test_capacity_is_scaled_to_the_window(connection, table_of, given, expected):
    turnover, capacity, years = given
    table = table_of(turnover=[Decimal(turnover)], capacity=[Decimal(capacity or 0)])
    known = table.capacity if capacity is not None else table.capacity.nullif(0)
    [row] = connection.to_pyarrow(table.select(share=wallet_share(table.turnover, known, years))).to_pylist()

    assert row["share"] == expected
