"""Where the line of numbers is cut, and what is rounded down before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from playbook.criteria.cut import EVERYTHING, Cut, round_down, rounded_stretch, stretch_of
from playbook.model.range import Range, read_range

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("number", "step", "seen"),
    [
        ("1999.90", "1", "1999"),
        ("1999.90", "500", "1500"),
        ("-0.5", "1", "-1"),
        ("7", "7", "7"),
        ("0.75", "0.5", "0.5"),
    ],
)
def test_a_number_is_rounded_down_to_its_step(number, step, seen):
    assert round_down(Decimal(number), Decimal(step)) == Decimal(seen)


def test_without_a_step_a_number_is_itself():
    assert round_down(Decimal("1.25"), None) == Decimal("1.25")


@pytest.mark.parametrize(
    ("written", "lower", "upper"),
    [
        ({"from": "5", "to": "9"}, 5, 10),
        ({"above": "5", "below": "9"}, 6, 9),
        ({"from": "4.5", "below": "8.5"}, 5, 9),
        ({"above": "4.5", "to": "8.5"}, 5, 9),
    ],
)
def test_with_a_step_every_cut_is_just_before_a_multiple(written, lower, upper):
    assert stretch_of(read_range(written), ONE) == (Cut(Decimal(lower)), Cut(Decimal(upper)))


def test_without_a_step_an_end_that_is_out_is_cut_after_it():
    stretch = stretch_of(read_range({"above": "5", "to": "9"}), None)

    assert stretch == (Cut(Decimal(5), is_after=True), Cut(Decimal(9), is_after=True))


def test_an_end_that_is_left_out_is_no_end():
    assert stretch_of(Range(), ONE) == EVERYTHING


def test_a_stretch_between_equal_cuts_is_empty():
    assert stretch_of(read_range({"above": "5", "below": "6"}), ONE).is_empty
    assert not stretch_of(read_range({"above": "5", "below": "6"}), None).is_empty


def test_a_domain_becomes_what_its_numbers_are_rounded_to():
    seen = rounded_stretch(read_range({"from": "5", "below": "105"}), Decimal(10))

    assert seen == (Cut(Decimal(0)), Cut(Decimal(110)))
    assert rounded_stretch(read_range({"from": "5", "below": "100"}), Decimal(10)).upper == Cut(Decimal(100))
