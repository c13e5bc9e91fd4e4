"""XYZ classes: how far the turnover of periods is from its mean."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.analytics.window import shifted

FIRST = date(2026, 1, 1)


def book(window, deviation="population", x="10%", y="25%"):
    return {"abc_xyz": [{"window": str(window), "deviation": deviation, "xyz": {"x": x, "y": y}}]}


def monthly(client, *amounts):
    """An amount a month, from January 2026 on; nothing is no row."""
    return [
        (client, shifted(FIRST, "month", number).isoformat(), amount)
        for number, amount in enumerate(amounts)
        if amount is not None
    ]


def measured(base_of, rows, months, **options):
    end = shifted(FIRST, "month", months)
    base = base_of(book(months, **options), rows, end.isoformat())
    return {row["client"]: row for row in base.clients.to_pylist()}


# Wikipedia, "Standard deviation", section "Basic examples": the marks of eight students.
def test_the_population_example_comes_out_as_it_is_printed(base_of):
    found = measured(base_of, monthly("a", 2, 4, 4, 4, 5, 5, 7, 9), 8)["a"]

    assert (found["mean"], found["deviation"], found["cv"], found["xyz"]) == (5, 2, 0.4, "Z")


# Wikipedia, "Coefficient of variation", section "Examples": three data sets, with the deviation of a sample.
@pytest.mark.parametrize(
    ("amounts", "mean", "deviation", "cv"),
    [
        ((100, 100, 100), 100, 0, 0),
        ((90, 100, 110), 100, 10, 0.1),
        ((1, 5, 6, 8, 10, 40, 65, 88), 27.9, 32.9, 1.18),
    ],
)
def test_the_sample_examples_come_out_to_the_printed_digits(base_of, amounts, mean, deviation, cv):
    found = measured(base_of, monthly("a", *amounts), len(amounts), deviation="sample")["a"]

    assert (round(found["mean"], 1), round(found["deviation"], 1), round(found["cv"], 2)) == (mean, deviation, cv)


# author24referat.ru, a test paper "Выполните XYZ-анализ": three periods, population deviation.
def test_the_example_of_a_test_paper_comes_out_as_it_is_printed(base_of):
    found = measured(base_of, monthly("a", 900, 800, 700), 3)["a"]

    assert (found["mean"], round(found["deviation"], 2), round(found["cv"] * 100, 2)) == (800, 81.65, 10.21)
    assert found["xyz"] == "Y"


# Belarusian State Economic University, study of a trade centre, 2012, table 4: three months of seven groups of goods, in millions of
# roubles; the deviation of the population, its part of the mean in percent, and the group, as printed.
TRADE_CENTRE = {
    "meat": (("485.9", "520.4", "549.6"), 26.04, 5.02, "X"),
    "groceries": (("317", "347.2", "364.8"), 19.74, 5.75, "X"),
    "vegetables": (("148", "211.7", "185.8"), 26.16, 14.38, "Y"),
    "dairy": (("67.6", "99.2", "131.4"), 26.05, 26.20, "Z"),
    "drinks": (("66.7", "68.8", "98.6"), 14.57, 18.67, "Y"),
    "fish": (("31.7", "55.6", "30.3"), 11.61, 29.62, "Z"),
    "bread": (("7.3", "9", "8.3"), 0.70, 8.51, "X"),
}


def test_the_example_of_a_trade_centre_comes_out_to_the_printed_digits(base_of):
    rows = [row for name, (amounts, *_printed) in TRADE_CENTRE.items() for row in monthly(name, *amounts)]
    found = measured(base_of, rows, 3)

    assert {
        name: (round(row["deviation"], 2), round(row["cv"] * 100, 2), row["xyz"]) for name, row in found.items()
    } == {name: tuple(printed) for name, (_amounts, *printed) in TRADE_CENTRE.items()}


# olegon.ru, thread 22257: one article by weeks, months and quarters, with the deviation of a sample; of the population it were less.
WEEKS = "0 15 40 15 10 15 20 15 10 15 20 15 5 20 45 20 15 20 25 20 15 20 25 20 40 10 35 10 5 10 15 10 5 10 15 10"


@pytest.mark.parametrize(
    ("amounts", "sample", "population"),
    [(WEEKS, 59, 58), ("70 60 60 90 80 80 95 40 40", 29, 28), ("190 250 175", 19, 16)],
)
def test_the_example_of_a_forum_comes_out_with_either_deviation(base_of, amounts, sample, population):
    rows = [
        ("a", "2022-12-31", 1),
        *monthly("a", *map(int, amounts.split())),
    ]  # an order before, so that a first zero counts
    count = len(amounts.split())
    found = [measured(base_of, rows, count, deviation=one)["a"]["cv"] for one in ("sample", "population")]

    assert [round(cv * 100) for cv in found] == [sample, population]


def test_with_the_other_deviation_the_same_client_has_another_class(base_of):
    rows = monthly("a", 90, 100, 110)

    population = measured(base_of, rows, 3, x="9%")["a"]
    sample = measured(base_of, rows, 3, x="9%", deviation="sample")["a"]

    assert (round(population["cv"], 5), population["xyz"]) == (0.08165, "X")
    assert (sample["cv"], sample["xyz"]) == (0.1, "Y")


@pytest.mark.parametrize(
    ("amounts", "letter"),
    [
        ((90, 110, 90, 110), "X"),  # a tenth exactly
        (("0.9", "1.1", "0.9", "1.1"), "X"),  # and where no binary fraction holds it
        (("89.9", "110.1", "89.9", "110.1"), "Y"),
        ((75, 125, 75, 125), "Y"),
        ((74, 126, 74, 126), "Z"),
    ],
)
def test_a_bound_still_belongs_to_the_better_class(base_of, amounts, letter):
    assert measured(base_of, monthly("a", *amounts), 4)["a"]["xyz"] == letter


def test_an_empty_period_is_zero_from_the_first_order_on(base_of):
    found = measured(base_of, [*monthly("late", None, None, None, 6, None, 6), *monthly("even", *[1] * 6)], 6)["late"]

    assert found["mean"] == 4
    assert found["deviation"] == pytest.approx((8) ** 0.5)  # of 6, 0, 6


@pytest.mark.parametrize(("amounts", "letter"), [((None, 5, 5, 5), "X"), ((None, None, 5, 5), None)])
def test_under_three_periods_since_the_first_order_there_is_no_class(base_of, amounts, letter):
    found = measured(base_of, monthly("a", *amounts), 4)["a"]

    assert (found["cv"], found["xyz"]) == (0, letter)


def test_a_window_of_two_periods_gives_nobody_a_class(base_of):
    assert measured(base_of, monthly("a", 5, 5), 2)["a"]["xyz"] is None


def test_who_bought_for_nothing_has_no_variation(base_of):
    old = ("a", "2025-05-05", 7)
    found = measured(base_of, [old, *monthly("b", 1, 1, 1)], 3)["a"]

    assert (found["mean"], found["cv"], found["xyz"], found["cell"]) == (0, None, None, None)


def test_returns_are_taken_off_the_period_they_are_in(base_of):
    rows = [*monthly("a", 100, 150, 100), ("a", "2026-02-20", -50)]

    assert measured(base_of, rows, 3)["a"]["cv"] == 0


def test_a_cell_is_both_classes(base_of):
    assert measured(base_of, monthly("a", 1, 1, 1), 3)["a"]["cell"] == "AX"
