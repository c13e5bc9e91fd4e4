"""Figures as they are written in each language, however long."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.locale.figures import say_money, say_number, say_percent


@pytest.mark.parametrize(
    ("language", "currency", "said"),
    [
        ("ru", "RUB", "90\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}₽"),
        ("en", "USD", "$90,000"),
        ("en", "RUB", "RUB\N{NO-BREAK SPACE}90,000"),
    ],
)
def test_a_sum_is_written_as_its_readers_write_it(language, currency, said):
    assert say_money(Decimal(90_000), currency, language) == said


def test_kopecks_stand_only_where_there_are_any():
    assert say_money(Decimal("1999.90"), "USD", "en") == "$1,999.90"
    assert say_money(Decimal(-5), "USD", "en") == "−$5"


def test_a_percent_has_one_decimal_at_most():
    assert [say_percent(Decimal(one), "en") for one in ("0.125", "0.1", "-0.0333", "0")] == [
        "12.5%",
        "10%",
        "−3.3%",
        "0%",
    ]
    assert say_percent(Decimal("0.125"), "ru") == "12,5\N{NO-BREAK SPACE}%"


def test_no_number_of_an_author_is_too_long():
    long = Decimal("9" * 40)

    assert say_number(long, "en").count(",") == 13
    assert say_percent(long, "en").endswith("00%")
    assert say_money(Decimal("9" * 37 + ".01"), "USD", "en").endswith(".01")
