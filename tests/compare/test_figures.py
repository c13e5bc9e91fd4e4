"""Figures as pages round them, and the sentences of what has become of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from playbook.compare.figures import Figure, Unknown, beside, effect_of, in_days, rounded
from playbook.diagnostics import Amount, _


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(1, 3), 1, "0.3"),
        (Fraction(249, 100), 1, "2.5"),
        (Fraction(100), 1, "100"),
        (Fraction(1, 100), 1, "0"),
        (Fraction(-1, 100), 1, "0"),
        (Fraction(10**40 * 4 + 1, 4), 1, "1" + "0" * 40 + ".3"),
        (Decimal("0.3705"), 3, "0.371"),
    ],
)
def test_numbers_are_rounded_half_up(number, places, shown):
    assert str(rounded(number, places)) == shown


@pytest.mark.parametrize(
    ("number", "limit", "shown"),
    [
        (Fraction(45), 45, "45"),
        (Fraction(4502, 100), 45, "45.02"),
        (Fraction(4512, 100), 45, "45.1"),
        (Fraction(7), None, "7"),
    ],
)
def test_a_number_beside_its_limit_is_not_told_as_the_limit(number, limit, shown):
    assert str(beside(number, limit)) == shown


@pytest.mark.parametrize(("number", "words"), [("1", "1 day"), ("2", "2 days"), ("2.5", "2.5 days"), ("21", "21 days")])
def test_days_in_words(number, words):
    assert str(in_days(Decimal(number))) == words


def test_days_in_russian():
    assert [in_days(Decimal(number)).in_language("ru") for number in ("21", "2.5", "11")] == [
        "21 день",
        "2,5 дня",
        "11 дней",
    ]


def figure(number: int, limit: int) -> Figure:
    trouble = _("over the limit of {limit}", limit=limit) if number > limit else None
    return Figure(Decimal(number), Amount(Decimal(number)), trouble=trouble)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (figure(4, 5), figure(4, 6), None),
        (figure(4, 2), figure(4, 3), None),
        (figure(4, 5), figure(6, 5), "Load: 6 instead of 4, over the limit of 5."),
        (figure(6, 5), figure(4, 5), "Load: 4 instead of 6, within the limits again."),
        (figure(6, 5), figure(6, 7), "Load: 6 as before, within the limits again."),
        (Unknown(_("no way leads to a sale")), Unknown(_("it costs nothing")), None),
        (Unknown(_("it costs nothing")), figure(6, 5), "Load: 6, over the limit of 5; before, it was not known."),
    ],
)
def test_sentences(before, after, sentence):
    effect = effect_of("pipeline:p", "workload", _("Load"), before, after)

    assert (None if effect is None else str(effect.message)) == sentence
