"""Given a currency, I get a pattern of what people write beside a sum in it."""

from __future__ import annotations

import re

import pytest

from playbook.locale.currency_marks import marks_of


@pytest.mark.parametrize(
    ("currency", "mark", "is_meant"),
    [
        ("RUB", "₽", True),
        ("RUB", "руб.", True),
        ("RUB", "$", False),
        ("GBP", "£", True),
        ("USD", "$", True),
        ("CHF", "chf", True),
        ("CHF", "€", False),
    ],
)
def test_marks_and_the_code_are_meant_and_those_of_others_are_not(currency, mark, is_meant):
    assert bool(re.fullmatch(marks_of(currency), mark)) is is_meant
