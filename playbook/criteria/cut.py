"""Cuts: the points at which a line of numbers is divided, each just before or just after a number, and the stretches between them."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from playbook.model.range import Range

_INFINITY = Decimal("Infinity")


class Cut(NamedTuple):
    """Just before a number, or just after it; cuts compare as they lie on the line."""

    number: Decimal
    is_after: bool = False


class Stretch(NamedTuple):
    """The numbers between two cuts; none if the upper is not above the lower."""

    lower: Cut
    upper: Cut

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        return self.lower >= self.upper


EVERYTHING = Stretch(Cut(-_INFINITY), Cut(_INFINITY, is_after=True))


def round_down(number: Decimal, step: Decimal | None) -> Decimal:
    """A number as criteria see it: the multiple of the step at or below it (book-format, "Criteria"); itself without a step."""
    return number if step is None or not number.is_finite() else (number / step).to_integral_value(ROUND_FLOOR) * step


def stretch_of(one: Range, step: Decimal | None) -> Stretch:
    """The numbers of a range; with a step its multiples alone count, and every cut is just before one of them."""
    lower = EVERYTHING.lower if one.lower is None else Cut(one.lower, not one.lower_is_in)
    upper = EVERYTHING.upper if one.upper is None else Cut(one.upper, one.upper_is_in)
    return Stretch(_at_step(lower, step), _at_step(upper, step))


def rounded_stretch(one: Range, step: Decimal | None) -> Stretch:
    """The numbers to which those of a range are rounded down: what a domain becomes before criteria see it."""
    lower, upper = stretch_of(one, None)
    if step is None:
        return Stretch(lower, upper)
    return Stretch(Cut(round_down(lower.number, step)), _at_step(upper, step))


def _at_step(cut: Cut, step: Decimal | None) -> Cut:
    if step is None or not cut.number.is_finite():
        return cut
    first = (cut.number / step).to_integral_value(ROUND_CEILING) * step
    return Cut(first + step if cut.is_after and first == cut.number else first)
