"""A partition: the population of a segmentation in; who is in no segment, who is in two, which segments nobody reaches, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from playbook.criteria.axis import NumberAxis, Value
from playbook.criteria.boxes import Box, Budget, common, overlaps, uncovered
from playbook.criteria.cut import Cut
from playbook.criteria.population import Population
from playbook.model.segmentation import Segment

MOST_GAPS = 20
BUDGET = 300_000
"""Boxes looked at in one proof, some seconds' worth."""


@dataclass(frozen=True, slots=True)
class Side:
    """A segment next to a gap: on which attribute, below or above the gap, and where it ends or begins; beside a choice there is no border."""

    segment: Segment
    attribute: str
    is_below: bool
    border: Cut | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Clients in no segment: one of them, the attributes that tell them, the nearest segments, the attribute on which the gap is one value."""

    client: Mapping[str, Value]
    told_by: tuple[str, ...]
    sides: tuple[Side, ...]
    slip: str | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Clients in two segments: one of them, the attributes that tell them, and the attribute on which they differ by one value only."""

    earlier: Segment
    later: Segment
    client: Mapping[str, Value]
    told_by: tuple[str, ...]
    slip: str | None = None
    later_is_above: bool = False


def gaps_in(population: Population) -> list[Gap]:
    """The maximal gaps, each told by the fewest attributes; 20 at most.

    Raises: BudgetSpentError.
    """
    space, budget = population.space, Budget(BUDGET)
    covers = [box for _segment, box in population.segments]
    not_ours = population.boxes_not_ours
    gaps = []
    for box in space.maximal_gaps(covers, budget, MOST_GAPS, not_ours):
        ours = next(uncovered(box, not_ours, budget))
        gaps.append(_gap(population, box, space.client(ours)))
    return gaps


def _gap(population: Population, box: Box, client: Mapping[str, Value]) -> Gap:
    space = population.space
    sides, slip = [], None
    for number, axis in enumerate(space.axes):
        if isinstance(axis, NumberAxis) and box[number] != axis.whole and box[number] & axis.known:
            here = [*_sides(population, box, number, axis)]
            sides += here
            if axis.is_one_value(box[number]) and {side.is_below for side in here} == {True, False}:
                slip = axis.name
    if not sides:
        sides = [*islice(_neighbours(population, box), 2)]
    return Gap(client, tuple(space.told_by(box)), tuple(sides), slip)


def _neighbours(population: Population, box: Box) -> Iterator[Side]:
    """The segments that differ from a gap by a choice alone, or by a flag."""
    for number, axis in enumerate(population.space.axes):
        others = axis.whole & ~box[number]
        if others and not isinstance(axis, NumberAxis):
            beside = (*box[:number], others, *box[number + 1 :])
            for segment, cover in population.segments:
                if axis.name in segment.criteria and common(beside, cover):
                    yield Side(segment, axis.name, is_below=True, border=None)


def _sides(population: Population, box: Box, number: int, axis: NumberAxis) -> Iterator[Side]:
    lower, upper = axis.stretch(box[number])
    below, above = (box[number] & -box[number]) >> 1, (1 << box[number].bit_length()) & axis.known
    for is_below, atom, border in ((True, below, lower), (False, above, upper)):
        beside = (*box[:number], atom, *box[number + 1 :])
        segment = next((segment for segment, cover in population.segments if atom and common(beside, cover)), None)
        if segment is not None:
            yield Side(segment, axis.name, is_below, border)


def overlaps_in(population: Population) -> Iterator[Overlap]:
    """Every pair of segments with a client of ours in both, but pairs that hold the same clients.

    Raises: BudgetSpentError.
    """
    segments, space, budget = population.segments, population.space, Budget(BUDGET)
    for first, second in overlaps([box for _segment, box in segments]):
        (earlier, one), (later, other) = segments[first], segments[second]
        both = common(one, other)
        if both is None or one == other:
            continue
        ours = next(uncovered(both, population.boxes_not_ours, budget), None)
        if ours is None:
            continue
        slip = _slip(population, both, one, other)
        number = next((number for number, axis in enumerate(space.axes) if axis.name == slip), 0)
        yield Overlap(
            earlier,
            later,
            space.client(ours),
            tuple(space.told_by(both)),
            slip,
            bool(slip) and other[number] > one[number],
        )


def _slip(population: Population, both: Box, one: Box, other: Box) -> str | None:
    """The attribute on which two segments have a single value in common, at the end of the one and the beginning of the other."""
    for axis, shared, first, second in zip(population.space.axes, both, one, other, strict=True):
        if not isinstance(axis, NumberAxis) or not axis.is_one_value(shared) or shared in {first, second}:
            continue
        low, high = sorted((first & axis.known, second & axis.known))
        if low.bit_length() == shared.bit_length() and high & -high == shared & -shared:
            return axis.name
    return None


def identical_in(population: Population) -> Iterator[tuple[Segment, Segment]]:
    """Each segment that holds the clients of an earlier one, after that."""
    first: dict[Box, Segment] = {}
    for segment, box in population.segments:
        if first.setdefault(box, segment) is not segment:
            yield first[box], segment


def masked_in(population: Population) -> Iterator[tuple[Segment, list[Segment]]]:
    """Each segment all of whose clients an earlier one takes, with those; but those that hold the clients of one earlier exactly.

    Raises: BudgetSpentError.
    """
    budget = Budget(BUDGET)
    identical = {later.id for _earlier, later in identical_in(population)}
    for number, (segment, box) in enumerate(population.segments):
        earlier = [(before, cover) for before, cover in population.segments[:number] if common(box, cover)]
        ours = list(uncovered(box, population.boxes_not_ours, budget))
        is_masked = bool(ours) and all(
            _is_covered(part, [cover for _before, cover in earlier], budget) for part in ours
        )
        if is_masked and segment.id not in identical:
            yield segment, [before for before, _cover in earlier]


def _is_covered(box: Box, covers: list[Box], budget: Budget) -> bool:
    return next(uncovered(box, covers, budget), None) is None


def partly_not_ours(population: Population) -> Iterator[tuple[Segment, list[int], Mapping[str, Value] | None]]:
    """Each segment that not-our-clients reach into: the numbers of their entries, and one client; none where no client of it is ours.

    Raises: BudgetSpentError.
    """
    budget = Budget(BUDGET)
    for segment, box in population.segments:
        met = [
            (number, both)
            for number, (_entry, boxes) in enumerate(population.not_ours)
            if (both := next((found for one in boxes if (found := common(box, one))), None)) is not None
        ]
        if not met:
            continue
        numbers = [number for number, _both in met]
        entirely = _is_covered(box, population.boxes_not_ours, budget)
        yield segment, numbers, None if entirely else population.space.client(met[0][1])
