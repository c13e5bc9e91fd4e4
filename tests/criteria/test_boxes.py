"""Boxes: what they have in common, what is left, what none of them holds."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.criteria.boxes import Budget, BudgetSpentError, common, is_inside, overlaps, uncovered, without

WHOLE = (0b1111, 0b111, 0b11)
masks = st.tuples(st.integers(1, 15), st.integers(1, 7), st.integers(1, 3))


def atoms(box):
    bits = [[1 << number for number in range(mask.bit_length()) if mask >> number & 1] for mask in box]
    return set(itertools.product(*bits))


@given(masks, masks)
def test_what_is_common_and_what_is_left_make_up_the_box(one, other):
    both = common(one, other)
    left = list(without(one, other))

    assert (atoms(both) if both else set()) == atoms(one) & atoms(other)
    assert set().union(*map(atoms, left)) == atoms(one) - atoms(other)
    assert sum(len(atoms(part)) for part in left) == len(atoms(one) - atoms(other))
    assert is_inside(one, other) is (atoms(one) <= atoms(other))


@given(st.lists(masks, max_size=14))
def test_what_nothing_covers_is_found_whole_and_once(covers):
    parts = list(uncovered(WHOLE, covers, Budget(10_000)))
    expected = atoms(WHOLE) - set().union(*map(atoms, covers))

    assert set().union(*map(atoms, parts)) == expected
    assert sum(len(atoms(part)) for part in parts) == len(expected)


@given(st.lists(masks, max_size=14))
def test_every_pair_with_something_in_common_is_found(boxes):
    pairs = [
        (first, second)
        for second in range(len(boxes))
        for first in range(second)
        if common(boxes[first], boxes[second])
    ]

    assert list(overlaps(boxes)) == pairs


def test_a_search_ends_with_its_budget():
    grid = [(1 << one, 1 << two, 0b11) for one in range(4) for two in range(3)]
    with pytest.raises(BudgetSpentError):
        list(uncovered(WHOLE, grid, Budget(2)))

    assert list(uncovered(WHOLE, grid, Budget(1000))) == []
