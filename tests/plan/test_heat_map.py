"""Given a share of the whole, I get how deep its colour is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.plan.heat_map import HeatCell, heat_of


@pytest.mark.parametrize(
    ("share", "heat"),
    [("0", 0), ("-0.1", 0), ("0.001", 1), ("0.05", 2), ("0.149", 2), ("0.15", 3), ("0.3", 4), ("1", 4)],
)
def test_nothing_has_no_heat_and_a_third_has_all_of_it(share, heat):
    assert heat_of(Decimal(share)) == heat


def test_a_cell_is_named_by_its_row_and_column():
    assert HeatCell("A", "X", "", (), 0, "").name == "AX"
