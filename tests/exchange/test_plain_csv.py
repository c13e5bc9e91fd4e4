"""CSV for other programs."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from playbook.exchange.plain_csv import plain_csv


def test_values_are_written_plainly():
    moment = datetime.fromisoformat("2026-10-01T09:30:00")
    row = [None, "01036", "=cmd|x", Decimal("1.2500"), 0.1, 7, True, False, date(2026, 10, 1), moment]

    assert plain_csv([str(place) for place in range(10)], [row]).decode() == (
        "0,1,2,3,4,5,6,7,8,9\n,01036,'=cmd|x,1.25,0.1,7,true,false,2026-10-01,2026-10-01T09:30:00\n"
    )


def test_without_rows_there_is_a_head():
    assert plain_csv(["client", "=x"], []) == b"client,'=x\n"
