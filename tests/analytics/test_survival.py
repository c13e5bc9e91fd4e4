"""The product-limit estimate: by hand, and, where nothing is censored, held against the plain median."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from playbook.analytics.survival import HALF, NINE_IN_TEN, as_days, days_until, half_of_arrivals, hours_until

HOURS = st.integers(0, 500)


def test_the_product_limit_by_hand():
    """Freireich's 21 patients in remission under 6-MP (weeks; nine events): S falls under one half at 23, and never to a tenth.

    E. J. Freireich et al., Blood 21 (1963), as Kaplan–Meier's textbook example: S(6) = 0.857, S(22) = 0.538, S(23) = 0.448.
    """
    ended = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
    censored = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}
    counts = [(week, ended.get(week, 0), censored.get(week, 0)) for week in ended.keys() | censored]

    assert sum(left + there for _week, left, there in counts) == 21
    assert hours_until(counts, [HALF, NINE_IN_TEN]) == [23, None]
    assert hours_until(counts, [1 - 0.857, 1 - 0.75]) == [7, 13]


def test_of_nobody_there_is_nothing_to_tell():
    assert hours_until([], [HALF, NINE_IN_TEN]) == [None, None]


def test_those_who_never_left_have_no_median():
    assert hours_until([(10, 0, 3), (12, 1, 0), (30, 0, 9)], [HALF]) == [None]


def test_days_have_four_decimals():
    assert days_until([(25, 1, 0)], [HALF]) == [Decimal("1.0417")]
    assert as_days(1 / 3) == Decimal("0.3333")


@given(st.lists(HOURS, min_size=1))
def test_with_nothing_censored_half_is_the_plain_median(hours):
    counts = [(one, count, 0) for one, count in Counter(hours).items()]

    assert hours_until(counts, [HALF]) == [Decimal(str(median(hours)))]


@given(st.lists(st.tuples(HOURS, st.booleans()), min_size=1))
def test_the_estimate_agrees_with_fractions(stays):
    """The product limit anew, exact and stay by stay."""
    left, found = Fraction(1), {}
    for hours in sorted({one for one, is_end in stays if is_end}):
        there = sum(one >= hours for one, _is_end in stays)
        left *= 1 - Fraction(sum(one == hours and is_end for one, is_end in stays), there)
        found[hours] = left
    expected = []
    for wanted in (Fraction(1, 2), Fraction(1, 10)):
        first = next((hours for hours in found if found[hours] <= wanted), None)
        later = next((hours for hours in found if found[hours] < wanted), None)
        is_exact = first is not None and found[first] == wanted
        expected.append((first + later) / Decimal(2) if is_exact and later is not None else first)

    counts = [(hours, int(is_end), int(not is_end)) for hours, is_end in stays]
    assert hours_until(counts, [HALF, NINE_IN_TEN]) == expected


@given(st.lists(st.tuples(HOURS, st.integers(0, 3), st.integers(0, 3))), st.randoms())
def test_the_order_of_counts_is_all_one(counts, random):
    mixed = random.sample(counts, len(counts))

    assert hours_until(counts, [HALF, NINE_IN_TEN]) == hours_until(mixed, [HALF, NINE_IN_TEN])


def test_where_one_in_a_hundred_arrives_it_is_half_of_these():
    assert half_of_arrivals([(50, 0, 97, 0), (60, 1, 0, 0), (70, 1, 0, 0), (90, 1, 0, 0)]) == 70
    assert half_of_arrivals([(50, 0, 97, 0), (60, 1, 0, 0), (90, 1, 0, 0)]) == 75


def test_who_may_still_come_weighs_with_those_who_came_late():
    """By hand: at 10 a fifth arrives (1 of 5), at 20 a third of the 3 who are still seen, so 0.8 · ⅓; half of 0.467 is passed at 20."""
    assert half_of_arrivals([(10, 1, 0, 0), (15, 0, 0, 1), (20, 1, 0, 0), (30, 0, 1, 1)]) == 20
    assert half_of_arrivals([(10, 1, 0, 0), (20, 1, 0, 0)]) == 15


def test_where_nobody_arrives_there_is_no_half():
    assert half_of_arrivals([]) is None
    assert half_of_arrivals([(10, 0, 3, 2)]) is None


@given(st.lists(HOURS, min_size=1), st.lists(HOURS))
def test_with_nobody_on_the_way_it_is_the_median_of_who_arrived(arrivals, losses):
    counts = [(one, 1, 0, 0) for one in arrivals] + [(one, 0, 1, 0) for one in losses]

    assert half_of_arrivals(counts) == Decimal(str(median(arrivals)))
