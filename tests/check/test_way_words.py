"""Ways and days in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from playbook.check.way_words import added_up, equation, in_days, rounded


@pytest.mark.parametrize(
    ("number", "said"),
    [(Fraction(100), "100"), (Fraction(7), "7"), (Fraction(1, 6), "0.17"), (Fraction(5, 2), "2.5"), (Fraction(0), "0")],
)
def test_numbers_have_two_decimals_and_no_noughts_behind(number, said):
    assert f"{rounded(number)}" == said


@pytest.mark.parametrize(
    ("days", "english", "russian"),
    [
        (Fraction(1), "1 day", "1 день"),
        (Fraction(5), "5 days", "5 дней"),
        (Fraction(5, 2), "2.5 days", "2,5 дня"),
        (Fraction(21), "21 days", "21 день"),
    ],
)
def test_days_are_said_in_the_readers_language(days, english, russian):
    assert (in_days(days).in_language("en"), in_days(days).in_language("ru")) == (english, russian)


def test_a_sum_is_written_out_in_the_readers_language():
    days = [Fraction(7), Fraction(1, 2), Fraction(14)]

    assert added_up(days).in_language("en") == "7+0.5+14"
    assert equation(days).in_language("ru") == "7+0,5+14 = 21,5"
    assert equation(days[:1]).in_language("en") == "7"


def test_a_long_sum_is_shortened():
    assert str(added_up([Fraction(1)] * 20)) == "1+1+1+1+1+…+1+1+1+1+1"
