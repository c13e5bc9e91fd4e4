"""Numbers as people write them in tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.exchange.figures import meanings_of, number_in


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("300 тыс.", "тыс. ₽", "300"),
        ("2 млн", "тыс. ₽", "2000"),
        ("5 коп", "коп", "5"),
        ("1 000 ₽ в год", "₽ в год", "1000"),
        ("9" * 40, None, "9" * 40),
    ],
)
def test_money_is_counted_in_what_its_unit_says(text, unit, number):
    assert number_in(text, unit, is_money=True) == Decimal(number)


@pytest.mark.parametrize("text", ["", "р.", "т", "5 мм", "много", "5 м м"])
def test_words_are_no_numbers(text):
    assert number_in(text, None, is_money=True) is None


def test_two_meanings_are_told_with_their_thousands():
    assert meanings_of("1.500 т.р.", None, is_money=True) == ("1500000", "1500")
    assert meanings_of("1.500", None, is_money=False) is None
