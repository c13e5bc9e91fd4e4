"""What one changed term does to a programme, reckoned by hand.

A month: 40 000 + 40 · 2 500 = 140 000; it brings 40 · 180 000 · (1.18 · 0.35 − 0.38) = 237 600. Left 97 600: 600 000 are back in month 7.
In 18 months (1 756 800 − 600 000) / (600 000 + 2 520 000) = 37.1%. Margin (38 − 3) / 97 = 36.1%.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from playbook.compare.effects import effects_between
from playbook.model.book import Book

ECONOMICS = {
    "launch_cost": "600_000",
    "monthly_cost": "40_000",
    "clients": "40",
    "turnover_per_client": "180_000",
    "margin": "38%",
    "uplift": "18%",
    "cost_per_client": "2_500",
    "horizon": "18mo",
}


def a_book(*left_out: str, percents: tuple[str, ...] = ("3%",), masthead: dict[str, Any] | None = None, **changed: str):
    economics = {name: value for name, value in {**ECONOMICS, **changed}.items() if name not in left_out}
    shelf = {"id": "shelf", "title": "Shelf", "terms": [{"percent": one} for one in percents], "economics": economics}
    return Book.model_validate({"book": {"title": "B", **(masthead or {})}, "loyalty": [shelf]})


def told(before: Book, after: Book) -> list[str]:
    return [str(effect.message) for effect in effects_between(before, after)]


def test_a_dearer_launch():
    # 1 000 000 / 97 600 = 10.2; (1 756 800 − 1 000 000) / 3 520 000 = 21.5%.
    first, second = effects_between(a_book(), a_book(launch_cost="1_000_000"))

    assert (first.entity, first.measure, first.before, first.after) == ("programme:shelf", "break-even", 7, 11)
    assert (second.measure, second.before, second.after) == ("roi", Decimal("0.371"), Decimal("0.215"))
    assert str(first.message) == "“Shelf” breaks even: in month 11 instead of in month 7."
    assert str(second.message) == "ROI of “Shelf”: 21.5% over 18 months instead of 37.1% over 18 months."


def test_a_discount_too_high():
    # Each client loses 180 000 · (1.18 · 0.28 − 0.38) = −8 928 a month; 18 · (−357 120 − 140 000) − 600 000 = −9 548 160, −306% of 3 120 000.
    assert told(a_book(), a_book(percents=("10%",))) == [
        "“Shelf” breaks even: in no month instead of in month 7, because no month brings more than it costs.",
        "ROI of “Shelf”: −306% over 18 months instead of 37.1% over 18 months.",
        "Margin after the discount of “Shelf”: 31.1% instead of 36.1%.",
    ]


def test_a_horizon_before_it_has_paid():
    # (6 · 97 600 − 600 000) / (600 000 + 840 000) = −1%.
    assert told(a_book(), a_book(horizon="6mo")) == [
        "“Shelf” breaks even: in month 7 as before, later than the 6 months it has.",
        "ROI of “Shelf”: −1% over 6 months instead of 37.1% over 18 months.",
    ]
    assert told(a_book(horizon="6mo"), a_book())[0] == "“Shelf” breaks even: in month 7 as before, in time again."


def test_the_floor_of_the_book():
    low, high = a_book(masthead={"margin_floor": "35%"}), a_book(masthead={"margin_floor": "37%"})

    assert told(low, high) == ["Margin after the discount of “Shelf”: 36.1% as before, under the floor of 37%."]
    assert told(high, low) == ["Margin after the discount of “Shelf”: 36.1% as before, within the limits again."]


def test_discounts_that_are_combined_in_another_way():
    # 10% and 20%: one after the other 28%, (38 − 28) / 72; added 30%, (38 − 30) / 70.
    before, after = (a_book(percents=("10%", "20%"), masthead={"stacking": one}) for one in ("chain", "sum"))

    assert told(before, after)[-1] == "Margin after the discount of “Shelf”: 11.4% instead of 13.9%."


@pytest.mark.parametrize(
    ("after", "sentences"),
    [
        (
            a_book("clients"),
            [
                "“Shelf” breaks even: no longer known (it was in month 7), because its economics leave out: clients.",
                "ROI of “Shelf”: no longer known (it was 37.1% over 18 months), because its economics leave out: clients.",
            ],
        ),
        (
            a_book("horizon"),
            [
                "ROI of “Shelf”: no longer known (it was 37.1% over 18 months), because its economics leave out: horizon."
            ],
        ),
        (
            a_book(horizon="20d"),
            [
                "ROI of “Shelf”: no longer known (it was 37.1% over 18 months), because its horizon is less than a month.",
            ],
        ),
        (
            a_book(percents=("100%",)),
            [
                "“Shelf” breaks even: in no month instead of in month 7, because no month brings more than it costs.",
                "ROI of “Shelf”: −4,717.4% over 18 months instead of 37.1% over 18 months.",
                "Margin after the discount of “Shelf”: nothing is paid instead of 36.1%, under the floor of 0%.",
            ],
        ),
    ],
)
def test_what_cannot_be_reckoned_or_is_no_number(after, sentences):
    assert told(a_book(), after) == sentences


def test_what_is_known_at_last():
    assert told(a_book("margin"), a_book()) == [
        "“Shelf” breaks even: in month 7; before, it was not known.",
        "ROI of “Shelf”: 37.1% over 18 months; before, it was not known.",
        "Margin after the discount of “Shelf”: 36.1%; before, it was not known.",
    ]
    assert told(a_book("uplift", horizon="6mo"), a_book(horizon="6mo"))[0] == (
        "“Shelf” breaks even: in month 7, later than the 6 months it has; before, it was not known."
    )
    assert told(a_book("margin"), a_book("margin", clients="50")) == []
