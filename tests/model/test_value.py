"""Given a value as an author writes it, I get the exact value, or a sentence that says what was expected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from playbook.model.value import (
    Duration,
    read_date,
    read_duration,
    read_flag,
    read_measure,
    read_money,
    read_number,
    read_percent,
    read_whole,
)


def _refused(read, value) -> tuple[str, str | None]:
    """What is said of a value that is refused: the sentence and the hint."""
    with pytest.raises(PydanticCustomError) as refusal:
        read(value)
    context = refusal.value.context or {}
    return str(context["message"]), str(context["hint"]) if context["hint"] else None


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("5_000_000", "5000000"),
        ("5 000 000", "5000000"),
        ("5\u00a0000\u00a0000", "5000000"),
        ("5\u202f000\u202f000", "5000000"),
        ("1999.90", "1999.90"),
        ("1 999.90", "1999.90"),
        ("0", "0"),
        ("-100", "-100"),
        ("01036", "1036"),
        (" 12 ", "12"),
    ],
)
def test_money_is_an_exact_decimal(written, money):
    assert read_money(written) == Decimal(money)
    assert str(read_money(written)) == str(Decimal(money))


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("1999,90", "Write the decimal part after a point: 1999.90."),
        ("1 999,90", "Write the decimal part after a point: 1_999.90."),
        ("5000 ₽", "Write the sum alone; the currency stands once, under “book”."),
        ("5000 руб.", "Write the sum alone; the currency stands once, under “book”."),
        ("$5", "Write the sum alone; the currency stands once, under “book”."),
        ("5 тыс.", "Write all its zeros: 5_000."),
        ("1,5 млн", "Write all its zeros: 1_500_000."),
        ("5%", "A percent has no place here; write the number itself."),
        ("много", None),
        ("1e6", None),
        ("inf", None),
        ("NaN", None),
        ("0x10", None),
        ("1__000", None),
        ("5_", None),
        ("50 00", None),
        ("٥", None),
    ],
)
def test_a_sum_in_another_form_is_refused_with_the_cure(written, hint):
    sentence = f"Expected a sum of money such as 5_000_000 or 1999.90, but “{written}” stands here."

    assert _refused(read_money, written) == (sentence, hint)


@pytest.mark.parametrize(
    ("written", "fraction"),
    [("12.5%", "0.125"), ("12,5 %", "0.125"), ("100%", "1"), ("-10%", "-0.1"), ("0%", "0"), ("250%", "2.5")],
)
def test_a_percent_is_a_fraction(written, fraction):
    assert read_percent(written) == Decimal(fraction)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("5", "Write 5%, with the percent sign."),
        ("0.05", "Write 5% if this is a part of one, or 0.05% if it is a percent."),
        ("0.125", "Write 12.5% if this is a part of one, or 0.125% if it is a percent."),
        ("half", None),
        ("5%%", "Write 5%."),
        ("5 процентов", "Write 5%."),
        ("5-7%", "Write one percent: a range has no place here."),
    ],
)
def test_a_bare_number_is_no_percent(written, hint):
    assert _refused(read_percent, written) == (
        f"Expected a percent such as 12.5%, but “{written}” stands here.",
        hint,
    )


@pytest.mark.parametrize(
    ("written", "amount", "unit", "days"),
    [
        ("4h", "4", "h", Decimal(4) / 24),
        ("24h", "24", "h", Decimal(1)),
        ("14d", "14", "d", Decimal(14)),
        ("5wd", "5", "wd", Decimal(7)),
        ("2w", "2", "w", Decimal(14)),
        ("3mo", "3", "mo", Decimal(90)),
        ("1.5 d", "1.5", "d", Decimal("1.5")),
        ("0d", "0", "d", Decimal(0)),
    ],
)
def test_a_duration_knows_its_unit_and_its_days(written, amount, unit, days):
    duration = read_duration(written)

    assert duration == Duration(Decimal(amount), unit)
    assert duration.days() == days


@pytest.mark.parametrize(("week", "days"), [(5, 7), (6, Decimal(35) / 6), (7, 5), (1, 35)])
def test_working_days_take_as_long_as_the_week_has_few(week, days):
    assert read_duration("5wd").days(week) == days


def test_a_duration_is_told_as_it_was_written():
    assert [str(read_duration(written)) for written in ("4h", "10 wd", "1.50d", "20mo")] == [
        "4h",
        "10wd",
        "1.5d",
        "20mo",
    ]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("40", "Write 40d for calendar days, 40wd for working days or 40h for hours."),
        ("40 дней", "Write 40d."),
        ("5 рабочих дней", "Write 5wd."),
        ("2 недели", "Write 2w."),
        ("3 мес.", "Write 3mo."),
        ("4 часа", "Write 4h."),
        ("1,5 дня", "Write 1.5d."),
        ("2 weeks", "Write 2w."),
        ("14D", "Write 14d."),
        ("soon", None),
        ("5 лет", "Write 60mo."),
        ("30 мин", "Write 0.5h."),
        ("2-3d", "Write one length of time, the longest: 3d."),
        ("-5d", "Write 5d, without the minus."),
        ("−5 дней", "Write 5d, without the minus."),
        ("-5", "Write 5d for calendar days, 5wd for working days or 5h for hours."),
        ("-soon", None),
    ],
)
def test_a_length_of_time_without_a_unit_of_the_format_is_refused(written, hint):
    sentence = f"Expected a length of time such as 4h, 14d, 5wd, 2w or 3mo, but “{written}” stands here."

    assert _refused(read_duration, written) == (sentence, hint)


def test_a_date_is_a_day():
    assert read_date("2026-11-01") == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("01.11.2026", "Write 2026-11-01."),
        ("1/2/2026", "Write 2026-02-01."),
        ("2026.3.8", "Write 2026-03-08."),
        ("1 ноября", None),
        ("2026-11", None),
        ("2026-11-01T10:00", None),
        ("20261101", None),
    ],
)
def test_a_date_in_another_order_is_refused(written, hint):
    assert _refused(read_date, written) == (f"Expected a date such as 2026-11-01, but “{written}” stands here.", hint)


def test_a_day_that_is_in_no_calendar_is_refused():
    assert _refused(read_date, "2026-02-30") == ("There is no day 2026-02-30 in the calendar.", None)


def test_two_words_are_flags():
    assert read_flag("true") is True
    assert read_flag("false") is False


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("yes", "Write true."),
        ("да", "Write true."),
        ("True", "Write true."),
        ("on", "Write true."),
        ("no", "Write false."),
        ("Нет", "Write false."),
        ("0", "Write false."),
        ("maybe", "Write true for yes and false for no."),
    ],
)
def test_no_other_word_is_a_flag(written, hint):
    assert _refused(read_flag, written) == (f"Expected true or false, but “{written}” stands here.", hint)


@pytest.mark.parametrize(("written", "number"), [("12", 12), ("1 000", 1000), ("1_000", 1000), ("12.0", 12), ("0", 0)])
def test_a_whole_number_is_whole(written, number):
    assert read_whole(written) == number


@pytest.mark.parametrize("written", ["1.5", "-1", "5d", "one"])
def test_what_is_not_whole_is_refused(written):
    assert _refused(read_whole, written)[0] == f"Expected a whole number such as 12, but “{written}” stands here."


@pytest.mark.parametrize(
    ("written", "measure"),
    [("70%", Decimal("0.7")), ("40d", Duration(Decimal(40), "d")), ("12", Decimal(12)), ("1 000", Decimal(1000))],
)
def test_a_measured_value_is_told_by_what_stands_behind_it(written, measure):
    assert read_measure(written) == measure


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (None, "Expected a number such as 12 or 1.5, but nothing stands here."),
        ("", "Expected a number such as 12 or 1.5, but nothing stands here."),
        (["1"], "Expected a number such as 12 or 1.5, but a list stands here."),
        ({"a": "1"}, "Expected a number such as 12 or 1.5, but keys stand here: a."),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, "Expected a number such as 12 or 1.5, but keys stand here: a, b, c, …."),
        ("x" * 90, f"Expected a number such as 12 or 1.5, but “{'x' * 59}…” stands here."),
        ("a\nb", "Expected a number such as 12 or 1.5, but “a b” stands here."),
    ],
)
def test_the_sentence_quotes_what_stands_there(value, sentence):
    assert _refused(read_number, value)[0] == sentence


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_every_sum_is_read_as_it_is_written(number):
    assert read_money(f"{number:f}") == number
    assert read_money(f"{number:,f}".replace(",", " ")) == number


@given(
    st.text(max_size=60), st.sampled_from([read_money, read_percent, read_duration, read_date, read_flag, read_whole])
)
def test_any_text_is_a_value_or_is_refused_in_words(text, read):
    refusal = None
    try:
        value = read(text)
    except PydanticCustomError as error:
        refusal = error

    said = str((refusal.context or {})["message"]) if refusal else repr(value)
    assert said.endswith((" stands here.", " in the calendar.")) is (refusal is not None)
