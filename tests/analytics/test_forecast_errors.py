"""WAPE and bias of sellers, checked by hand."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest

from playbook.analytics.forecast_errors import forecast_errors
from playbook.analytics.plan_figures import NO_SELLER, ForecastError

D = Decimal
MONEY = pa.decimal128(38, 9)
SCHEMA = pa.schema(
    [
        ("client", pa.string()),
        ("period", pa.string()),
        ("manager", pa.string()),
        *((name, MONEY) for name in ("expert", "budget", "actual")),
    ]
)
ROWS = [
    ("a", "q1", "Ann", D(120), D(100), D(100)),  # 20 too much
    ("b", "q1", "Ann", D(50), None, D(100)),  # 50 too little
    ("a", "q2", "Ann", D(999), D(999), D(1)),  # not over yet
    ("c", "q1", "Bob", None, D(30), D(-10)),  # 40 too much, of a return
    ("d", "q1", None, D(5), None, D(0)),
    ("e", "q1", "Cid", None, None, D(700)),  # nobody said anything: an error of the plan, and of no seller
]


@pytest.fixture
def errors(desk):
    def of(rows, ended=("q1",)):
        table = pa.Table.from_pylist([dict(zip(SCHEMA.names, row, strict=True)) for row in rows], SCHEMA)
        return forecast_errors(desk, desk.put("rows", table), ended)

    return of


def test_the_errors_of_each_seller_are_those_counted_by_hand(errors):
    assert errors(ROWS) == {
        None: (
            ForecastError(NO_SELLER, "expert", 5, D("0.862637"), D("-0.785714")),  # 785 and −715 of 910
            ForecastError(NO_SELLER, "budget", 4, D("0.923077"), D("-0.835165")),  # 840 and −760 of 910
        ),
        "Ann": (
            ForecastError("Ann", "expert", 2, D("0.35"), D("-0.15")),
            ForecastError("Ann", "budget", 2, D("0.5"), D("-0.5")),  # b took 100, and nobody had agreed on it
        ),
        "Bob": (ForecastError("Bob", "budget", 1, D(4), D(4)),),
        NO_SELLER: (ForecastError(NO_SELLER, "expert", 1, None, None),),
    }


def test_everyone_stands_first_and_nobody_last(errors):
    assert [*errors(ROWS)] == [None, "Ann", "Bob", NO_SELLER]


def test_before_any_period_is_over_there_are_no_errors(errors):
    assert errors(ROWS, ended=()) == {}
