"""Numbers and days as people write them into text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from playbook.analytics.written import day_in, has_two_meanings, is_total, moment_in, number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.5", "1234.5"),
        ("1 234,50", "1234.5"),
        ("12\u00a0000,00 ₽", "12000"),
        ("1.234.567,89", "1234567.89"),
        ("1,234.50", "1234.5"),
        ("−5", "-5"),
        ("0,125", "0.125"),
        ("300 руб.", "300"),
        ("5 USD", None),
        ("1e5", None),
        ("(5)", None),
        ("много", None),
        ("", None),
        ("1,250", None),
        ("1.250", None),
        ("₽ 120", "120"),
        ("-₽120", "-120"),
        ("120 RUB", "120"),
        ("7 р.", "7"),
        ("$120", None),
    ],
)
def test_a_number_is_read_as_its_writer_meant_it(connection, table_of, text, number):
    table = table_of(cell=[text])
    [row] = connection.to_pyarrow(table.select(number=number_in(table.cell, "RUB"))).to_pylist()

    assert row["number"] == (None if number is None else Decimal(number))


def test_a_mark_before_three_figures_may_part_thousands_or_decimals(connection, table_of):
    table = table_of(cell=["1,250", "0,250", "1,25", "1.250", "1,250,000"])
    rows = connection.to_pyarrow(table.select(two=has_two_meanings(table.cell, "RUB"))).to_pylist()

    assert [row["two"] for row in rows] == [True, False, False, True, False]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-01", date(2026, 11, 1)),
        ("01.11.2026", date(2026, 11, 1)),
        ("1.11.26", date(2026, 11, 1)),
        ("2026-11-01 23:59:59", date(2026, 11, 1)),
        ("2026-11-01T10:00:00+03:00", date(2026, 11, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("29.02.2026", None),
        ("31.04.2026", None),
        ("2026-13-01", None),
        ("00.01.2026", None),
        ("11/12/2026", None),
        ("вчера", None),
        ("46327", date(2026, 11, 1)),
        ("46327,75", date(2026, 11, 1)),
        ("32874", date(1990, 1, 1)),
        ("73050", date(2099, 12, 31)),
        ("32873", None),
        ("73051", None),
        ("20261101", None),
        ("01.01.1990", date(1990, 1, 1)),
        ("31.12.1989", None),
        ("0226-05-05", None),
        ("0026-05-05", None),
    ],
)
def test_a_day_is_one_of_the_calendar(connection, table_of, text, day):
    table = table_of(cell=[text])
    [row] = connection.to_pyarrow(table.select(day=day_in(table.cell))).to_pylist()

    assert row["day"] == day


def test_a_sum_of_other_rows_is_told_by_its_word(connection, table_of):
    told = ["Итого", " ИТОГО по отделу", "Всего:", "Grand total", "Общий итог"]
    others = ["Итогония", "Всего хорошего", "Total Energies", "", None]
    table = table_of(cell=[*told, *others])
    rows = connection.to_pyarrow(table.select(total=is_total(table.cell))).to_pylist()

    assert [row["total"] for row in rows] == [True] * len(told) + [False] * len(others)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01 10:15", "2026-11-01T10:15:00"),
        ("2026-11-01T10:15:30", "2026-11-01T10:15:30"),
        ("2026-11-01T10:15:30.250Z", "2026-11-01T10:15:30.250"),
        ("2026-11-01T10:15:30,25", "2026-11-01T10:15:30.250"),
        ("2026-11-01 10:15:30.123456789+03", "2026-11-01T10:15:30.123456"),
        ("2026-11-01 10:15:30+03:00", "2026-11-01T10:15:30"),
        (" 01.11.2026 9:05 ", "2026-11-01T09:05:00"),
        ("1.11.26 23:59:59", "2026-11-01T23:59:59"),
        ("2026-11-01", "2026-11-01T00:00:00"),
        ("46327", "2026-11-01T00:00:00"),
        ("46327.4375", "2026-11-01T10:30:00"),
        ("46327,5", "2026-11-01T12:00:00"),
        ("2026-11-01 24:00", None),
        ("2026-11-01 10:60", None),
        ("2026-11-01 10:15 PM", None),
        ("2026-02-30 10:15", None),
        ("10:15", None),
        ("вчера", None),
        ("", None),
    ],
)
def test_a_moment_is_read_by_the_clock_on_the_wall(connection, table_of, text, moment):
    table = table_of(cell=[text])
    [row] = connection.to_pyarrow(table.select(at=moment_in(table.cell))).to_pylist()

    assert row["at"] == (None if moment is None else datetime.fromisoformat(moment))
