"""Slips: a gap or an overlap of one value of a number in; the one word that mends it and breaks nothing else, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from playbook.criteria.axis import NumberAxis
from playbook.criteria.boxes import Box, Budget, common, uncovered
from playbook.criteria.population import Population
from playbook.model.segmentation import Segment

Key = Literal["from", "above", "below", "to"]
Placed = tuple[Segment, Box]
"""A segment with its clients."""


class Slip(NamedTuple):
    """A border that misses by one value: the attribute, the value, the segments below and above it, and which of them takes which key.

    `mended` is one of the two; with the key and the value the gap or overlap is closed for it, and no other is opened: that was tried.
    """

    attribute: str
    value: Decimal
    below: Segment
    above: Segment
    mended: Segment
    key: Key

    @property
    def other(self) -> Segment:
        """The segment on the other side, which stays as it is."""
        return self.below if self.mended is self.above else self.above


def slip_of_gap(
    population: Population, gap: Box, sides: tuple[Placed, Placed], number: int, budget: Budget
) -> Slip | None:
    """The slip that a gap of one value on an axis is: of the two segments beside it the later takes the value, unless it meets another there.

    One that closes the whole gap goes first. Nothing if neither can, or the border of one is no end of a range.

    Raises: BudgetSpentError.
    """
    below, above = sides
    if below[0] is above[0] or not _are_ranges(population, number, below[0], above[0]):
        return None
    sound: list[tuple[Slip, Box]] = []
    for (segment, box), key in _later_first(population, (above, "from"), (below, "to")):
        added = _at(box, number, gap[number])
        others = (other for one, other in population.segments if one is not segment)
        if not population.is_exclusive or not _has_ours(population, _shared(added, others), budget):
            slip = _slip(population, number, gap[number], (below[0], above[0]), (segment, key))
            sound.append((slip, added))
    for slip, added in sound:
        if next(uncovered(gap, [added, *population.boxes_not_ours], budget), None) is None:
            return slip
    return sound[0][0] if sound else None


def slip_of_overlap(population: Population, earlier: Placed, later: Placed, both: Box, budget: Budget) -> Slip | None:
    """The slip that an overlap is of which the one segment ends and the other begins with a single value; nothing if it is wider.

    The later gives the value away, unless clients of it would then be nowhere; nothing if neither can.

    Raises: BudgetSpentError.
    """
    for number, axis in enumerate(population.space.axes):
        below, above = sorted((earlier, later), key=lambda one: one[1][number] & axis.known)
        if not isinstance(axis, NumberAxis) or not _touches(axis, both[number], below[1][number], above[1][number]):
            continue
        if not _are_ranges(population, number, below[0], above[0]):
            continue
        for (segment, box), key in _later_first(population, (above, "above"), (below, "below")):
            others = [other for one, other in population.segments if one is not segment]
            given = _at(box, number, both[number])
            if next(uncovered(given, [*others, *population.boxes_not_ours], budget), None) is None:
                return _slip(population, number, both[number], (below[0], above[0]), (segment, key))
    return None


def _touches(axis: NumberAxis, shared: int, low: int, high: int) -> bool:
    """Whether a single value is the end of the one and the beginning of the other, and neither is that value alone."""
    if not axis.is_one_value(shared) or shared in {low, high}:
        return False
    low, high = low & axis.known, high & axis.known
    return low.bit_length() == shared.bit_length() and high & -high == shared & -shared


def _are_ranges(population: Population, number: int, below: Segment, above: Segment) -> bool:
    """Whether the border is the upper end of the one range and the lower end of the other."""
    name = population.space.axes[number].name
    ends = []
    for segment, is_upper in ((below, True), (above, False)):
        criterion = segment.criteria.get(name)
        if criterion is None or len(criterion.ranges) != 1 or criterion.choices:
            return False
        ends.append(criterion.ranges[0].upper if is_upper else criterion.ranges[0].lower)
    return None not in ends


def _later_first(population: Population, *sides: tuple[Placed, Key]) -> list[tuple[Placed, Key]]:
    order = {id(segment): place for place, (segment, _box) in enumerate(population.segments)}
    return sorted(sides, key=lambda side: -order[id(side[0][0])])


def _slip(
    population: Population, number: int, mask: int, sides: tuple[Segment, Segment], mend: tuple[Segment, Key]
) -> Slip:
    axis = population.space.axes[number]
    value = axis.value(mask)
    assert isinstance(value, Decimal)  # noqa: S101 - of a number's axis, and known
    return Slip(axis.name, value, *sides, *mend)


def _at(box: Box, number: int, mask: int) -> Box:
    """A box moved to other atoms of one axis."""
    return (*box[:number], mask, *box[number + 1 :])


def _shared(box: Box, others: Iterable[Box]) -> Iterator[Box]:
    return (both for other in others if (both := common(box, other)) is not None)


def _has_ours(population: Population, boxes: Iterable[Box], budget: Budget) -> bool:
    return any(next(uncovered(box, population.boxes_not_ours, budget), None) is not None for box in boxes)
