"""Given plan and fact of a group, I get its row and its cell in words, of what the forecast shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.plan_figures import PlanFact, PlannedPeriod
from playbook.plan.chapters.plan_rows import Named, heat_cell, money_apart, part_apart, plan_row
from playbook.plan.wording import Wording

WORDS = Wording("en", "EUR", {})
ALL = ("expert", "budget", "actual", "deviation")
OVER = PlannedPeriod("q1", "Q1", date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31))
FACT = PlanFact(2, Decimal(1200), Decimal(1000), Decimal(800), Decimal(1000))


def test_what_nobody_knows_is_a_dash_and_what_is_not_shown_is_empty():
    row = plan_row(Named("Small"), PlanFact(1, None, None, Decimal(5), None), OVER, ("budget", "actual"), WORDS)

    assert (row.expert, row.budget, row.actual, row.deviation, row.step) == ("", "–", "€5", "", None)


def test_the_part_that_is_due_is_told_of_a_running_period_alone():
    running = PlannedPeriod("q1", "Q1", OVER.first, OVER.last, date(2026, 2, 1))

    assert plan_row(Named("Small"), FACT, OVER, ALL, WORDS).due == ""
    assert plan_row(Named("Small"), FACT, running, ALL, WORDS).due == "€1,000 so far"
    assert plan_row(Named("Small"), FACT, running, ("actual",), WORDS).due == ""


@pytest.mark.parametrize(
    ("columns", "lines"),
    [(ALL, ("€800", "of €1K")), (("deviation", "actual"), ("€800",)), (("deviation", "budget"), ("of €1K",)), ((), ())],
)
def test_a_cell_has_the_numbers_that_the_forecast_shows(columns, lines):
    assert heat_cell(FACT, columns, WORDS).lines == lines


def test_a_group_without_a_number_is_an_empty_cell():
    cell = heat_cell(None, ALL, WORDS)

    assert (cell.part, cell.lines, cell.step) == ("", (), None)


@pytest.mark.parametrize(
    ("value", "money", "part"),
    [("0.5", "+€0.50", "+50.0%"), ("-0.5", "−€0.50", "−50.0%"), ("0", "€0", "0.0%"), (None, "–", "–")],
)
def test_what_is_above_has_a_plus(value, money, part):
    number = None if value is None else Decimal(value)

    assert (money_apart(number, WORDS), part_apart(number, WORDS)) == (money, part)
