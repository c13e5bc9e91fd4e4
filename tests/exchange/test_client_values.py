"""What a cell of a client list says of an attribute or a measure, as people and Excel write it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.exchange.client_values import CellError, read_line, read_measure, read_value
from playbook.model.attribute import Attribute

SUM = Attribute.model_validate(
    {"id": "sum", "title": "Sum", "kind": "money", "unit": "₽", "range": {"from": "0", "to": "5_000_000"}}
)
CHANNEL = Attribute.model_validate(
    {"id": "channel", "title": "Channel", "kind": "choice", "values": {"dealer": "Салон плитки", "chain": "Сеть"}}
)
FLAG = Attribute.model_validate({"id": "own", "title": "Own", "kind": "flag"})


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1250000.50", "1250000.50"),
        ("1 250 000,50", "1250000.50"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("1.250.000", "1250000"),
        ("1,250,000.5", "1250000.5"),
        ("1.250,5", "1250.5"),
        ("0,125", "0.125"),
        ("1 000 ₽", "1000"),
        ("1.5e3", "1500"),
        ("1 250 000,00р.", "1250000"),
        ("1 250 000 руб", "1250000"),
        ("₽ 1 250 000", "1250000"),
        ("300 тр", "300000"),
        ("300 т.р.", "300000"),
        ("300т", "300000"),
        ("5 м", "5000000"),
        ("1,5 млн ₽", "1500000"),
        ("0.125", "0.125"),
        (1250000.5, "1250000.5"),
        (0.1 + 0.2, "0.3"),
        (7, "7"),
        (Decimal("7.10"), "7.10"),
    ],
)
def test_a_number_is_read_exactly_however_it_is_grouped(cell, expected):
    assert read_value(SUM, cell, "RUB") == Decimal(expected)


@pytest.mark.parametrize("cell", [None, "", "  ", "unknown", "-", "—", "?", "н/д"])
@pytest.mark.parametrize("attribute", [SUM, CHANNEL, FLAG])
def test_an_empty_cell_is_not_known(attribute, cell):
    assert read_value(attribute, cell, "RUB") is None


@pytest.mark.parametrize("cell", [True, "true", "ИСТИНА", "да", "Yes", 1, "1"])
def test_yes_is_yes_in_the_words_of_excel_and_of_people(cell):
    assert read_value(FLAG, cell, "RUB") is True


@pytest.mark.parametrize("cell", ["dealer", "Салон плитки", " салон плитки "])
def test_a_choice_is_its_id_or_its_title(cell):
    assert read_value(CHANNEL, cell, "RUB") == "dealer"


@pytest.mark.parametrize(
    ("attribute", "cell", "told"),
    [
        (SUM, "много", "“много” is no number; write it in figures, such as 1250000 or 1250000.50."),
        (SUM, "1,250", "“1,250” may be 1250 or 1.25; write the one that is meant."),
        (SUM, "1.500", "“1.500” may be 1500 or 1.5; write the one that is meant."),
        (SUM, "1.255 ₽", "“1.255 ₽” may be 1255 or 1.2550; write the one that is meant."),
        (SUM, "-1", "“-1” is outside the range from 0 to 5,000,000."),
        (SUM, True, "“true” is no number; write it in figures, such as 1250000 or 1250000.50."),
        (SUM, float("nan"), "“NaN” is no number; write it in figures, such as 1250000 or 1250000.50."),
        (SUM, "9" * 99, f"“{'9' * 40}…” is no number; write it in figures, such as 1250000 or 1250000.50."),
        (CHANNEL, "dealr", "“dealr” is no value of this attribute; did you mean “dealer”?"),
        (CHANNEL, "xyz", "“xyz” is no value of this attribute; write one of: dealer, chain."),
        (FLAG, "может быть", "“может быть” is neither yes nor no; write true or false."),
    ],
)
def test_what_is_no_value_is_told_with_its_mend(attribute, cell, told):
    with pytest.raises(CellError) as wrong:
        read_value(attribute, cell, "RUB")

    assert str(wrong.value) == told


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [("wallet-share", "50%", "0.5"), ("wallet-share", "12,5 %", "0.125"), ("growth", 0.5, "0.5"), ("orders", 3.0, "3")],
)
def test_a_share_is_a_fraction_or_bears_its_sign(name, cell, expected):
    assert read_measure(name, cell, "RUB") == Decimal(expected)


@pytest.mark.parametrize(
    ("name", "cell"),
    [("orders", "1.5"), ("orders", "-1"), ("growth", "-150%"), ("wallet-share", "50"), ("turnover", "-0.01")],
)
def test_a_measure_that_cannot_be_is_refused(name, cell):
    with pytest.raises(CellError):
        read_measure(name, cell, "RUB")


def test_a_bare_share_of_more_than_the_whole_is_told_to_bear_its_sign():
    with pytest.raises(CellError) as wrong:
        read_measure("wallet-share", "8", "RUB")

    assert str(wrong.value) == "“8” is more than the whole; write 8% or 0.08, or 800% if that is meant."
    assert (read_measure("wallet-share", "1", "RUB"), read_measure("wallet-share", 1.2, "RUB")) == (1, Decimal("1.2"))


def test_what_counts_no_money_knows_no_millions_and_no_thousands():
    length = Attribute.model_validate({"id": "l", "title": "L", "kind": "number", "unit": "м"})

    assert (read_value(length, "5 м", "RUB"), read_value(length, "1.500", "RUB")) == (5, Decimal("1.500"))


@pytest.mark.parametrize("cell", [None, "—", "н/д"])
def test_a_measure_that_is_not_defined_is_nothing(cell):
    assert read_measure("growth", cell, "RUB") is None


@pytest.mark.parametrize("cell", ["retail", "Розница", " розница "])
def test_a_line_is_its_id_or_its_title(cell):
    assert read_line({"wholesale": "Опт", "retail": "Розница"}, cell) == "retail"


@pytest.mark.parametrize("cell", [None, "рознца"])
def test_what_is_no_line_is_told(cell):
    with pytest.raises(CellError, match="is no line; write one of: wholesale, retail"):
        read_line({"wholesale": "Опт", "retail": "Розница"}, cell)


@pytest.mark.parametrize("cell", ["$1,250,000.50", "$ 5", "1250000 USD", "1250000USD", "300 тыс. €", "5 млн долл."])
def test_a_sum_in_another_currency_is_not_taken_for_one_of_the_book(cell):
    with pytest.raises(CellError, match="and RUB is counted here; convert it"):
        read_value(SUM, cell, "RUB")


@pytest.mark.parametrize("cell", ["$1,250,000.50", "1250000.5 usd", "1250000.5"])
def test_a_book_in_dollars_reads_dollars(cell):
    sum_in_dollars = SUM.model_copy(update={"unit": None})
    assert read_value(sum_in_dollars, cell, "USD") == Decimal("1250000.5")
    with pytest.raises(CellError, match="and USD is counted here"):
        read_measure("turnover", "5 руб.", "USD")


@pytest.mark.parametrize(
    ("currency", "unit", "cell"),
    [
        ("RUB", "тыс. €", "300 тыс. €"),
        ("RUB", "€ в год", "€300"),
        ("RUB", "€ в год", "300 EUR"),
        ("BYN", None, "300 руб."),
        ("BYN", "руб.", "300 BYN"),
        ("BYN", None, "300 р."),
        ("BYN", None, "300 Br"),
        ("UAH", None, "300 UAH"),
        ("UAH", None, "300 ₴"),
        ("CNY", None, "CN¥300"),
        ("JPY", None, "¥300"),
        ("CAD", None, "$300"),
        ("KZT", None, "300 тенге"),
        ("RUB", None, "300 РУБ"),
    ],
)
def test_sums_are_read_in_the_currency_that_is_counted(currency, unit, cell):
    assert read_value(SUM.model_copy(update={"unit": unit}), cell, currency) == 300


@pytest.mark.parametrize(
    ("currency", "unit", "cell"),
    [
        ("BYN", "руб.", "1000 ₽"),
        ("BYN", None, "1000 RUB"),
        ("RUB", "€ в год", "300 руб."),
        ("RUB", None, "₽5 USD"),
        ("UAH", None, "300 руб."),
    ],
)
def test_another_currency_is_told(currency, unit, cell):
    with pytest.raises(CellError, match="is counted here"):
        read_value(SUM.model_copy(update={"unit": unit}), cell, currency)


def test_a_sum_is_quoted_as_it_is_written():
    with pytest.raises(CellError, match=r"“₽5 USD” is in USD, and RUB is counted here; convert it\."):
        read_value(SUM.model_copy(update={"unit": None}), "₽5 USD", "RUB")


def test_what_is_no_money_bears_no_currency():
    area = Attribute.model_validate({"id": "area", "title": "Area", "kind": "number", "unit": "м²"})
    with pytest.raises(CellError, match="is no number"):
        read_value(area, "5 ₽", "RUB")
