"""Visits of an absorbing chain, held against what textbooks give and against the definition."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.criteria import BudgetSpentError
from playbook.estimate import linear
from playbook.estimate.linear import visits


def walk(last: int, up: Fraction) -> dict[str, dict[str, Fraction]]:
    """A walk on 0 … last that ends at either end."""
    shares = {str(n): {str(n - 1): 1 - up, str(n + 1): up} for n in range(1, last)}
    return {**shares, "0": {}, str(last): {}}


def test_the_drunkards_walk():
    """The fundamental matrix of a walk on five corners; Kemeny and Snell, Finite Markov Chains, chapter III, the drunkard's walk."""
    half = Fraction(1, 2)
    rows = [[visits(start, walk(4, half))[corner] for corner in "123"] for start in "123"]

    assert rows == [[Fraction(3, 2), 1, half], [1, 2, 1], [half, 1, Fraction(3, 2)]]


@pytest.mark.parametrize("last", [2, 5, 20, 80])
def test_an_even_walk_on_any_length(last):
    """Visits of j from i ≤ j are 2·i·(n−j)/n, the end n is reached with i/n, the walk takes i·(n−i) steps."""
    start = last // 2
    found = visits(str(start), walk(last, Fraction(1, 2)))

    for place in range(1, last):
        low, high = sorted((start, place))
        assert float(found[str(place)]) == pytest.approx(2 * low * (last - high) / last, rel=1e-7)
    assert float(found[str(last)]) == pytest.approx(start / last, rel=1e-7)
    assert float(sum(found[str(place)] for place in range(1, last))) == pytest.approx(start * (last - start), rel=1e-7)


def test_an_uneven_walk_ends_as_the_gamblers_ruin():
    """From i the end n is reached with (1−r^i)/(1−r^n), r = q/p."""
    up = Fraction(3, 5)
    ratio = (1 - up) / up
    found = visits("2", walk(6, up))

    assert found["6"] == (1 - ratio**2) / (1 - ratio**6)
    assert found["0"] == 1 - found["6"]


def test_a_chain_without_loops_is_a_product_of_its_shares():
    tenth = Fraction(1, 10)
    found = visits(
        "a",
        {"a": {"b": 4 * tenth, "c": 6 * tenth}, "b": {"c": 5 * tenth, "d": 5 * tenth}, "c": {"d": 2 * tenth}, "d": {}},
    )

    assert found == {"a": 1, "b": Fraction(2, 5), "c": Fraction(4, 5), "d": Fraction(9, 25)}


@pytest.mark.parametrize(
    "shares", [{"a": {"a": Fraction(1)}}, {"a": {"b": Fraction(1)}, "b": {"c": Fraction(1)}, "c": {"b": Fraction(1)}}]
)
def test_a_chain_that_is_never_left_has_no_visits(shares):
    assert visits("a", shares) is None


PARTS = st.lists(st.lists(st.integers(0, 4), min_size=7, max_size=7), min_size=7, max_size=7)


def chain(parts: list[list[int]]) -> dict[str, dict[str, Fraction]]:
    """Any chain of seven states of each of which some clients leave."""
    return {
        str(number): {str(to): Fraction(part, sum(row) + 1) for to, part in enumerate(row) if part}
        for number, row in enumerate(parts)
    }


@given(PARTS)
def test_visits_are_those_who_begin_and_those_who_come_from_elsewhere(parts):
    shares = chain(parts)
    found = visits("0", shares)

    for name in shares:
        coming = sum((found.get(one, 0) * ways.get(name, 0) for one, ways in shares.items()), Fraction(name == "0"))
        assert found.get(name, 0) == coming


@given(PARTS)
def test_floating_point_agrees_with_fractions(parts):
    shares = chain(parts)
    exact, most = visits("0", shares), linear.MOST_EXACT
    try:
        linear.MOST_EXACT = 0
        near = visits("0", shares)
    finally:
        linear.MOST_EXACT = most

    assert {name: float(count) for name, count in near.items()} == pytest.approx(
        {name: float(count) for name, count in exact.items()}, rel=1e-7, abs=1e-8
    )


def test_loops_past_the_budget_are_not_solved(monkeypatch):
    monkeypatch.setattr(linear, "BUDGET", 10)

    with pytest.raises(BudgetSpentError):
        visits("5", walk(10, Fraction(1, 2)))
