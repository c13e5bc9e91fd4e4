"""Too little growth for a discount."""

from __future__ import annotations

import pytest

TEXT = """\
loyalty:
  - id: a
    title: A
    terms: [{{percent: {percent}}}]
    economics:
      margin: {margin}
      uplift: {uplift}
"""


def test_the_growth_needed_is_told(told):
    [found] = told("L605", TEXT.format(percent="10%", margin="40%", uplift="30%"))

    assert found.line == 8
    assert found.message == (
        "“A” takes 10% off a margin of 40%: 33.4% more must be sold to make up for it, and 30% is expected."
    )
    assert found.hint == "Lower the discount, or give it only to those who will buy at least 33.4% more."
    assert found.related == [(5, "“A” takes 10% off."), (7, "The margin is 40%.")]


@pytest.mark.parametrize(
    ("percent", "margin", "uplift", "is_found"),
    [
        ("5%", "25%", "25%", False),
        ("5%", "25%", "24.99%", True),
        ("10%", "40%", "33.34%", False),
        ("10%", "40%", "33.33%", True),
        ("0%", "40%", "0%", False),
        ("0%", "40%", "-1%", False),
    ],
)
def test_exactly_enough_is_enough(told, percent, margin, uplift, is_found):
    assert bool(told("L605", TEXT.format(percent=percent, margin=margin, uplift=uplift))) is is_found


def test_what_is_short_by_a_hair_still_reads_as_short(told):
    [found] = told("L605", TEXT.format(percent="10%", margin="40%", uplift="33.33%"))

    assert "33.4% more must be sold" in found.message
    assert "33.3% is expected" in found.message


def test_a_discount_over_the_margin_and_what_is_left_out_are_told_elsewhere(told):
    text = TEXT.format(percent="40%", margin="40%", uplift="10%")

    assert told("L605", text) == []
    assert told("L605", text.replace("40%", "10%").replace("      uplift: 10%\n", "")) == []


def test_a_growth_beyond_all_measure_is_told_as_at_least(told):
    [found] = told("L605", TEXT.format(percent="10%", margin="10.00000000000000000000001%", uplift="10%"))

    assert "100,000% more must be sold" in found.message
