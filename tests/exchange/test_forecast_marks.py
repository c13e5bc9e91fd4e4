"""What a sheet is known by: there and back, and sealed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.exchange.forecast_marks import HEAD, MarkedRow, marked, marks_of, read_marks
from tests.forecasting import LEDGER, form_of


def test_what_is_written_is_read_back():
    found = read_marks(marks_of(form_of(), "Forecast"))

    assert found is not None
    assert (found.sheet, found.book, found.line, found.manager, found.currency) == (
        "Forecast",
        "Guide",
        None,
        "Ann",
        "EUR",
    )
    assert found.ledger == LEDGER
    assert [(one.typed, one.period) for one in found.columns if one.typed] == [
        ("expert", "2027-q1"),
        ("budget", "2027-q1"),
    ]
    assert found.rows[0] == MarkedRow(
        "Alder", HEAD + 1, ("Alder", "Regular", "AX", "large", "0.4311", "50000", "5000.25", "21555.55", "", "")
    )
    assert found.rows[2] == MarkedRow("01036", HEAD + 3, ("01036", *[""] * 9))
    assert found.rules == form_of().made_by


@pytest.mark.parametrize("place", range(4))
def test_a_changed_line_breaks_the_seal(place):
    lines = marks_of(form_of(), "Forecast")
    lines[place] = (*lines[place][:-1], "other")

    assert read_marks(lines) is None


@pytest.mark.parametrize("lines", [[], [("a",)], [("playbook forecast sheet", "2"), ("seal", "")]])
def test_what_is_none_of_ours_is_nothing(lines):
    assert read_marks(lines) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("=1", "=1"),
        (Decimal("1250000.50"), "1250000.5"),
        (Decimal("1E+6"), "1000000"),
        (Decimal("1234567890123456.78"), "1234567890123456.78"),
    ],
)
def test_a_value_is_kept_as_excel_keeps_it(value, text):
    assert marked(value) == text
