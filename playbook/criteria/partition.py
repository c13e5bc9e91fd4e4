"""A partition: the population of a segmentation in; who is in no segment, who is in two, which segments nobody reaches, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from playbook.criteria.axis import NumberAxis, Value
from playbook.criteria.boxes import Box, Budget, common, overlaps, uncovered
from playbook.criteria.cut import Cut
from playbook.criteria.population import Population
from playbook.criteria.slip import Placed, Slip, slip_of_gap, slip_of_overlap
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment

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
    """Clients in no segment: one of them, the attributes that tell them, the nearest segments, the slip if one word mends it.

    `where` is the same for the same gap among the clients of another line.
    """

    client: Mapping[str, Value]
    told_by: tuple[str, ...]
    sides: tuple[Side, ...]
    where: tuple[object, ...]
    slip: Slip | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Clients in two segments: one of them, the attributes that tell them, the slip if one word mends it."""

    earlier: Segment
    later: Segment
    client: Mapping[str, Value]
    told_by: tuple[str, ...]
    slip: Slip | None = None


def gaps_in(population: Population) -> Iterator[Gap]:
    """The maximal gaps, each told by the fewest attributes.

    Raises: BudgetSpentError.
    """
    space, budget = population.space, Budget(BUDGET)
    covers = [box for _segment, box in population.segments]
    not_ours = population.boxes_not_ours
    for box in space.gaps(covers, budget, not_ours):
        ours = next(uncovered(box, not_ours, budget))
        yield _gap(population, box, space.client(ours), budget)


def _gap(population: Population, box: Box, client: Mapping[str, Value], budget: Budget) -> Gap:
    space = population.space
    sides, slip = [], None
    for number, axis in enumerate(space.axes):
        if isinstance(axis, NumberAxis) and box[number] != axis.whole and box[number] & axis.known:
            here = [*_sides(population, box, number, axis)]
            sides += [side for side, _placed in here]
            if axis.is_one_value(box[number]) and [side.is_below for side, _placed in here] == [True, False]:
                below, above = (placed for _side, placed in here)
                slip = slip or slip_of_gap(population, box, (below, above), number, budget)
    if not sides:
        sides = [*islice(_neighbours(population, box), 2)]
    return Gap(client, tuple(space.told_by(box)), tuple(sides), space.told(box), slip)


def _neighbours(population: Population, box: Box) -> Iterator[Side]:
    """The segments that differ from a gap by a choice alone, or by a flag."""
    for number, axis in enumerate(population.space.axes):
        others = axis.whole & ~box[number]
        if others and not isinstance(axis, NumberAxis):
            beside = (*box[:number], others, *box[number + 1 :])
            for segment, cover in population.segments:
                if axis.name in segment.criteria and common(beside, cover):
                    yield Side(segment, axis.name, is_below=True, border=None)


def _sides(population: Population, box: Box, number: int, axis: NumberAxis) -> Iterator[tuple[Side, Placed]]:
    """The first segment below a gap on an axis, and the first above it."""
    lower, upper = axis.stretch(box[number])
    below, above = (box[number] & -box[number]) >> 1, (1 << box[number].bit_length()) & axis.known
    for is_below, atom, border in ((True, below, lower), (False, above, upper)):
        beside = (*box[:number], atom, *box[number + 1 :])
        placed = next((placed for placed in population.segments if atom and common(beside, placed[1])), None)
        if placed is not None:
            yield Side(placed[0], axis.name, is_below, border), placed


def overlaps_in(population: Population) -> Iterator[Overlap]:
    """Every pair of segments with a client of ours in both, but pairs that hold the same clients.

    Raises: BudgetSpentError.
    """
    segments, space, budget = population.segments, population.space, Budget(BUDGET)
    not_ours = population.boxes_not_ours
    for first, second in overlaps([box for _segment, box in segments]):
        earlier, later = segments[first], segments[second]
        both = common(earlier[1], later[1])
        if both is None or earlier[1] == later[1]:
            continue
        ours = next(uncovered(both, not_ours, budget), None)
        if ours is not None:
            slip = slip_of_overlap(population, earlier, later, both, budget)
            yield Overlap(earlier[0], later[0], space.client(ours), tuple(space.told_by(both)), slip)


def identical_in(population: Population) -> Iterator[tuple[Segment, Segment]]:
    """Each segment that holds the clients of an earlier one, after that."""
    return ((earlier, later[0]) for earlier, later in _identical(population))


def _identical(population: Population) -> Iterator[tuple[Segment, Placed]]:
    first: dict[Box, Segment] = {}
    for segment, box in population.segments:
        if first.setdefault(box, segment) is not segment:
            yield first[box], (segment, box)


@dataclass(frozen=True, slots=True)
class Double:
    """Two segments that hold the same clients: one of ours of them, and the attributes that tell them."""

    earlier: Segment
    later: Segment
    client: Mapping[str, Value]
    told_by: tuple[str, ...]


def doubles_in(population: Population) -> Iterator[Double]:
    """Each segment that holds the clients of an earlier one, some of whom are ours.

    Raises: BudgetSpentError.
    """
    space, budget = population.space, Budget(BUDGET)
    for earlier, (later, box) in _identical(population):
        ours = next(uncovered(box, population.boxes_not_ours, budget), None)
        if ours is not None:
            yield Double(earlier, later, space.client(ours), tuple(space.told_by(box)))


def masked_in(population: Population) -> Iterator[tuple[Segment, list[Segment]]]:
    """Each segment all of whose clients an earlier one takes, with those; but those that hold the clients of one earlier exactly.

    Raises: BudgetSpentError.
    """
    budget = Budget(BUDGET)
    not_ours = population.boxes_not_ours
    identical = {later.id for _earlier, later in identical_in(population)}
    for number, (segment, box) in enumerate(population.segments):
        earlier = [(before, cover) for before, cover in population.segments[:number] if common(box, cover)]
        ours = list(uncovered(box, not_ours, budget))
        is_masked = bool(ours) and all(
            _is_covered(part, [cover for _before, cover in earlier], budget) for part in ours
        )
        if is_masked and segment.id not in identical:
            yield segment, [before for before, _cover in earlier]


def _is_covered(box: Box, covers: list[Box], budget: Budget) -> bool:
    return next(uncovered(box, covers, budget), None) is None


@dataclass(frozen=True, slots=True)
class Refused:
    """A segment that not-our-clients reach into: their entries, one client of it whom the first takes, and the attributes that tell him.

    `is_whole`: no client of the segment is ours. `told_as_segment`: the attributes that tell the segment.
    """

    segment: Segment
    entries: tuple[NotOurClient, ...]
    client: Mapping[str, Value]
    told_by: tuple[str, ...]
    told_as_segment: tuple[str, ...]
    is_whole: bool


def refused_in(population: Population) -> Iterator[Refused]:
    """Each segment that not-our-clients reach into.

    Raises: BudgetSpentError.
    """
    space, budget = population.space, Budget(BUDGET)
    not_ours = population.boxes_not_ours
    for segment, box in population.segments:
        met = [
            (entry, one, both)
            for entry, boxes in population.not_ours
            if (found := next(((one, both) for one in boxes if (both := common(box, one))), None)) is not None
            for one, both in (found,)
        ]
        if met:
            _entry, taken, both = met[0]
            yield Refused(
                segment,
                tuple(entry for entry, _one, _both in met),
                space.client(both),
                tuple(space.told_by(taken)),
                tuple(space.told_by(box)),
                is_whole=_is_covered(box, not_ours, budget),
            )
