"""Linear equations of a chain of states: who comes in and which part goes where in; how often each state is visited out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from playbook.criteria import Budget
from playbook.estimate.components import components

MOST_EXACT = 60
"""States that are solved in fractions; with more the figures would grow past use, and floating point is near enough."""
BUDGET = 2_000_000
"""Steps of elimination that the loops of one pipeline may take, about a second: the time grows by the cube of a loop's length."""

_Number = Any  # Fraction or float: mypy does not know that either divided by its own kind is of that kind

Shares = Mapping[str, Mapping[str, Fraction]]


def visits(start: str, shares: Shares) -> dict[str, Fraction] | None:
    """How often a client who begins at `start` comes through each state: the first row of N = (I−Q)⁻¹.

    Shape: `shares` is Q: for each state the part of all who leave it that goes to each other one. States that are never reached are left out.
    None where some clients never leave.
    Raises: BudgetSpentError where loops are too long.
    Source: J. Kemeny and J. Snell, Finite Markov Chains (1960), chapter III: the fundamental matrix of an absorbing chain. Solved loop by loop,
    in the order in which clients come, by Gauss's elimination; the diagonal dominates, so that no pivots are sought.
    """
    number = Fraction if len(shares) <= MOST_EXACT else float
    found: dict[str, _Number] = {start: number(1)}
    budget = Budget(BUDGET)
    for component in reversed(components([start], lambda name: shares[name])):
        inside = set(component)
        solved = _solved(component, [found[name] if name in found else number(0) for name in component], shares, budget)
        if solved is None:
            return None
        found.update(zip(component, solved, strict=True))
        for name in component:
            for target, share in shares[name].items():
                if target not in inside:
                    found[target] = found.get(target, 0) + found[name] * number(share)
    return {name: _exact(count) for name, count in found.items()}


def _exact(count: _Number) -> Fraction:
    """A count as a fraction, without what floating point left of it: a load is held against whole clients."""
    return count if isinstance(count, Fraction) else Fraction(count).limit_denominator(10**9)


def _solved(component: list[str], coming: list[_Number], shares: Shares, budget: Budget) -> list[_Number] | None:
    """Visits x of the states of a loop: x = coming + Qᵀ·x."""
    if len(component) == 1 and component[0] not in shares[component[0]]:
        return coming
    cast = type(coming[0])
    place_of = {name: place for place, name in enumerate(component)}
    rows: list[dict[int, _Number]] = [{place: cast(1)} for place in range(len(component))]
    for name in component:
        for target, share in shares[name].items():
            if target in place_of:
                row = rows[place_of[target]]
                row[place_of[name]] = row.get(place_of[name], 0) - cast(share)
    return _eliminated(rows, coming, budget)


def _eliminated(rows: list[dict[int, _Number]], right: list[_Number], budget: Budget) -> list[_Number] | None:
    """The solution of sparse equations, none where they have none that is positive."""
    last = len(rows)
    for place in range(last):
        pivot = rows[place].get(place, 0)
        if pivot <= _NOTHING:
            return None
        budget.spend(last - place)
        for below in range(place + 1, last):
            factor = rows[below].pop(place, None)
            if factor:
                budget.spend(len(rows[place]))
                _subtract(rows[below], rows[place], place, factor / pivot)
                right[below] -= right[place] * (factor / pivot)
    found = [right[place] for place in range(last)]
    for place in reversed(range(last)):
        for column, value in rows[place].items():
            if column > place:
                found[place] -= value * found[column]
        found[place] /= rows[place][place]
    return found


_NOTHING = 1e-12


def _subtract(row: dict[int, _Number], other: dict[int, _Number], after: int, factor: _Number) -> None:
    for column, value in other.items():
        if column > after:
            row[column] = row.get(column, 0) - value * factor
