"""An axis: what one attribute of a client can be, cut into atoms at the ends of all criteria; a set of atoms is the bits of one number.

Within an atom no criterion tells two clients apart, so that what holds for one of its values is proved for all of them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from functools import reduce
from operator import or_

from playbook.criteria.cut import EVERYTHING, Cut, Stretch, rounded_stretch, stretch_of
from playbook.criteria.round_number import round_number
from playbook.model.attribute import Attribute
from playbook.model.criterion import Criterion
from playbook.model.range import Range
from playbook.model.value import read_number

Mask = int
"""Atoms of an axis, the first in the lowest bit."""

Value = Decimal | str | bool | None
"""What an attribute of a client is; nothing where it is unknown."""


class Axis(ABC):
    """Atoms in their order, then, where it is possible, the unknown."""

    def __init__(self, name: str, atoms: int, *, has_unknown: bool) -> None:
        self.name = name
        self.known: Mask = (1 << atoms) - 1
        self.unknown: Mask = 1 << atoms if has_unknown else 0
        self.whole: Mask = self.known | self.unknown

    def mask(self, criterion: Criterion) -> Mask:
        """The atoms that a criterion allows."""
        return self._known(criterion) | (self.unknown if criterion.takes_unknown else 0)

    def value(self, mask: Mask) -> Value:
        """A value among the atoms that is easy to imagine; a known one if there is one."""
        return self._value(mask & self.known) if mask & self.known else None

    def runs(self, mask: Mask) -> list[Mask]:
        """The mask in parts that can be told in one breath."""
        return [mask]

    def told(self, mask: Mask) -> object:
        """What a mask means, however other criteria cut the axis: two axes of one attribute say the same of the same clients."""
        return mask

    def kind_of(self, value: Value) -> Hashable:
        """What of a value decides: its atom, or itself where it cannot occur; the same for values between which no criterion tells."""
        return value

    @abstractmethod
    def _known(self, criterion: Criterion) -> Mask:
        """The known atoms that a criterion allows."""

    @abstractmethod
    def _value(self, mask: Mask) -> Value:
        """A value among known atoms."""


class NumberAxis(Axis):
    """Money and numbers: stretches between cuts; with a `step` its multiples alone occur, for criteria see numbers rounded down."""

    def __init__(
        self,
        name: str,
        domain: Stretch,
        step: Decimal | None,
        criteria: Iterable[Criterion],
        *,
        has_unknown: bool = False,
    ) -> None:
        self.step = step
        ends = {cut for criterion in criteria for stretch in stretches(criterion, step) for cut in stretch}
        self.cuts: Sequence[Cut] = [
            domain.lower,
            *sorted(cut for cut in ends if domain.lower < cut < domain.upper),
            domain.upper,
        ]
        super().__init__(name, 0 if domain.is_empty else len(self.cuts) - 1, has_unknown=has_unknown)

    def stretch(self, mask: Mask) -> Stretch:
        """From the first atom of a mask to its last."""
        return Stretch(self.cuts[(mask & -mask).bit_length() - 1], self.cuts[mask.bit_length()])

    def runs(self, mask: Mask) -> list[Mask]:
        """Neighbouring atoms together, and the unknown alone."""
        found = [self.unknown] if mask & self.unknown else []
        mask &= self.known
        while mask:
            lowest = mask & -mask
            run = mask & ~(mask + lowest)
            found.append(run)
            mask &= ~run
        return found

    def told(self, mask: Mask) -> object:
        """The stretches of a mask."""
        return tuple(self.stretch(run) if run & self.known else None for run in self.runs(mask))

    def kind_of(self, value: Value) -> Hashable:
        """The number of the stretch in which a number lies."""
        if not isinstance(value, Decimal):
            return value
        at = Cut(value)
        return (bisect_right(self.cuts, at),) if self.cuts[0] <= at < self.cuts[-1] else value

    def is_one_value(self, mask: Mask) -> bool:
        """Whether a mask holds a single number: of those a step apart, or between the cuts at both sides of it."""
        if not mask or mask & self.unknown:
            return False
        lower, upper = self.stretch(mask)
        return upper.number - lower.number == self.step if self.step else lower.number == upper.number

    def _known(self, criterion: Criterion) -> Mask:
        return reduce(or_, (self._between(stretch) for stretch in stretches(criterion, self.step)), 0)

    def _between(self, stretch: Stretch) -> Mask:
        if stretch.is_empty:
            return 0
        first, last = bisect_left(self.cuts, stretch.lower), bisect_left(self.cuts, stretch.upper)
        return ((1 << last) - 1) & ~((1 << first) - 1) & self.known

    def _value(self, mask: Mask) -> Decimal:
        run = self.runs(mask & self.known)[0]
        lower, upper = self.stretch(run)
        found = round_number(lower, upper, self.step, from_below=lower == self.cuts[0], to_above=upper == self.cuts[-1])
        return found.quantize(Decimal(1)) if found == found.to_integral_value() else found.normalize()


class ChoiceAxis(Axis):
    """Choices in the order in which they are declared."""

    def __init__(self, name: str, values: Sequence[str], *, has_unknown: bool = False) -> None:
        super().__init__(name, len(values), has_unknown=has_unknown)
        self.values = values
        self._bits = {value: 1 << number for number, value in enumerate(values)}

    def told(self, mask: Mask) -> object:
        """The choices in a mask, and whether the unknown is."""
        return (*self.names(mask), bool(mask & self.unknown))

    def names(self, mask: Mask) -> list[str]:
        """The choices in a mask."""
        return [value for value, bit in self._bits.items() if bit & mask]

    def _known(self, criterion: Criterion) -> Mask:
        if criterion.excluded:
            return self.known & ~self._of(criterion.excluded)
        return self._of(criterion.choices)

    def _of(self, words: Iterable[str]) -> Mask:
        return reduce(or_, (self._bits.get(word, 0) for word in words), 0)

    def _value(self, mask: Mask) -> str:
        return self.names(mask)[0]


class FlagAxis(Axis):
    """No, then yes."""

    def __init__(self, name: str, *, has_unknown: bool = False) -> None:
        super().__init__(name, 2, has_unknown=has_unknown)

    def _known(self, criterion: Criterion) -> Mask:
        if criterion.flag is not None:
            return 1 << criterion.flag
        allowed = {
            word
            for word in ("false", "true")
            if word in criterion.choices or (criterion.excluded and word not in criterion.excluded)
        }
        return sum(1 << (word == "true") for word in allowed)

    def _value(self, mask: Mask) -> bool:
        return not mask & 1


def axis_of(attribute: Attribute, criteria: Sequence[Criterion], *, has_unknown: bool) -> Axis:
    """The axis of an attribute, cut by criteria on it."""
    if attribute.kind == "flag":
        return FlagAxis(attribute.id, has_unknown=has_unknown)
    if attribute.kind == "choice":
        values = list(attribute.values) or list(
            dict.fromkeys(word for one in criteria for word in (*one.choices, *one.excluded))
        )
        return ChoiceAxis(attribute.id, values, has_unknown=has_unknown)
    step = step_of(attribute)
    domain = domain_of(attribute.range, criteria)
    return NumberAxis(attribute.id, rounded_stretch(domain, step), step, criteria, has_unknown=has_unknown)


def step_of(attribute: Attribute) -> Decimal | None:
    """The smallest difference that matters; nothing for a continuous value."""
    return attribute.step if isinstance(attribute.step, Decimal) and attribute.step > 0 else None


def domain_of(declared: Range | None, criteria: Iterable[Criterion]) -> Range:
    """The numbers that can occur; where the author does not say, from 0, unless a criterion speaks of less than nothing."""
    if declared is not None:
        return declared
    ranges = [one for criterion in criteria for one in criterion.ranges]
    speaks_of_less = any(
        (one.lower is not None and one.lower < 0)
        or (one.upper is not None and (one.upper < 0 or (one.upper == 0 and not one.upper_is_in)))
        for one in ranges
    )
    return Range() if speaks_of_less else Range(lower=Decimal(0))


def number_in(word: str) -> Decimal | None:
    """The number that a word in a list of values is, `[10, 20]` on a number; nothing if it is none."""
    try:
        return read_number(word)
    except ValueError:
        return None


def stretches(criterion: Criterion, step: Decimal | None) -> list[Stretch]:
    """The numbers that a criterion allows; of `{not: […]}`, what lies around those."""
    points = [number for word in criterion.choices if (number := number_in(word)) is not None]
    found = [stretch_of(one, step) for one in criterion.ranges]
    found += [stretch_of(Range(lower=point, upper=point, upper_is_in=True), step) for point in points]
    barred = sorted(number for word in criterion.excluded if (number := number_in(word)) is not None)
    if criterion.excluded:
        lower = EVERYTHING.lower
        for number in barred:
            hole = stretch_of(Range(lower=number, upper=number, upper_is_in=True), step)
            found.append(Stretch(lower, hole.lower))
            lower = hole.upper
        found.append(Stretch(lower, EVERYTHING.upper))
    return found
