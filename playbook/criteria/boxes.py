"""Boxes: clients told by one mask of atoms for each axis; what boxes have in common, what is left of them, what none of them holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from playbook.criteria.axis import Mask

Box = tuple[Mask, ...]
"""One mask for each axis; a client lies in the box if each of its atoms is in its mask. No mask of a box is empty."""


class BudgetSpentError(Exception):
    """The search did not come to an end within its budget."""


class Budget:
    """How many boxes a search may look at; shared by all searches of one proof."""

    def __init__(self, boxes: int) -> None:
        self._left = boxes

    def spend(self, boxes: int = 1) -> None:
        """Takes from the budget.

        Raises: BudgetSpentError when nothing is left.
        """
        self._left -= boxes
        if self._left < 0:
            raise BudgetSpentError


def common(one: Box, other: Box) -> Box | None:
    """The clients in both boxes, if there are any."""
    both = tuple(a & b for a, b in zip(one, other, strict=True))
    return both if all(both) else None


def is_inside(inner: Box, outer: Box) -> bool:
    """Whether every client of a box is in another."""
    for mask, taken in zip(inner, outer):  # noqa: B905, SIM110 - of one space; an inner loop
        if mask & ~taken:
            return False
    return True


def without(box: Box, other: Box) -> Iterator[Box]:
    """What is left of a box without another, in boxes that have no client in common."""
    if common(box, other) is None:
        yield box
        return
    rest = list(box)
    for axis, (mask, taken) in enumerate(zip(box, other, strict=True)):
        left = mask & ~taken
        if left:
            yield (*rest[:axis], left, *rest[axis + 1 :])
        rest[axis] = mask & taken


def uncovered(box: Box, covers: Iterable[Box], budget: Budget) -> Iterator[Box]:
    """The parts of a box that none of the covers holds, in boxes that have no client in common.

    A box that many covers meet is halved where the fewest of them lie on both sides; one that few meet is cut by the cover that leaves the
    fewest parts of it; and so on with the parts. A cover that a part does not meet is not looked at again.

    Raises: BudgetSpentError.
    """
    waiting: list[tuple[Box, Sequence[Box]]] = [(box, list(covers))]
    while waiting:
        part, known = waiting.pop()
        budget.spend(1 + len(known) // 16)
        met = _met(part, known)
        if met is None:
            continue
        if not met:
            yield part
            continue
        halves: Iterable[Box] | None = _halves(part, met) if len(met) > _FEW else None
        if halves is None:
            best = min(met, key=lambda cover: sum(1 for mask, taken in zip(part, cover, strict=True) if mask & ~taken))
            halves = without(part, best)
        waiting += ((half, met) for half in halves)


_FEW = 6
"""Covers so many that to halve is better than to cut; measured on tables of 100 and 1000 segments."""


def overlaps(boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The numbers of all pairs of boxes with clients in common, the earlier first, in the order of the later.

    Boxes are swept along the axis on which they are the shortest, so that most pairs are never looked at.
    """
    if not boxes:
        return
    axis = min(
        range(len(boxes[0])),
        key=lambda number: sum(_last(box[number]) - _first(box[number]) for box in boxes),
        default=0,
    )
    found: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []  # the end of a box on the axis, and its number
    ends = [(_first(box[axis]), _last(box[axis])) if box else (0, 0) for box in boxes]
    for number in sorted(range(len(boxes)), key=ends.__getitem__):
        start, end = ends[number]
        box = boxes[number]
        open_ = [one for one in open_ if one[0] >= start]
        for _end, other in open_:
            for mask, taken in zip(box, boxes[other]):  # noqa: B905 - of one space; an inner loop
                if not mask & taken:
                    break
            else:
                found.append((max(number, other), min(number, other)))
        open_.append((end, number))
    yield from ((earlier, later) for later, earlier in sorted(found))


def _met(part: Box, covers: Sequence[Box]) -> list[Box] | None:
    """The covers that have clients in common with a part; nothing if one of them holds all of it."""
    met = []
    for cover in covers:
        holds_all = True
        for mask, taken in zip(part, cover):  # noqa: B905 - of one space; this is the innermost loop of all proofs
            if not mask & taken:
                break
            if holds_all and mask & ~taken:
                holds_all = False
        else:
            if holds_all:
                return None
            met.append(cover)
    return met


def _halves(part: Box, covers: Sequence[Box]) -> tuple[Box, Box] | None:
    """A part in two, so that the fewest covers meet each half; nothing if on every axis all covers lie on both sides of every cut."""
    fewest, best = 2 * len(covers) ** 2, None
    for number, mask in enumerate(part):
        if not mask & (mask - 1):
            continue
        taken = [mask & cover[number] for cover in covers]
        starts = sorted(map(_first, taken))
        ends = sorted(map(_last, taken))
        for cut in {*starts, *(end + 1 for end in ends)}:
            left = bisect_left(starts, cut)
            right = len(covers) - bisect_left(ends, cut)
            weight = left * left + right * right
            if weight < fewest and mask & ((1 << cut) - 1) and mask >> cut:
                fewest, best = weight, (number, cut)
    if best is None:
        return None
    number, cut = best
    low = part[number] & ((1 << cut) - 1)
    return (*part[:number], low, *part[number + 1 :]), (*part[:number], part[number] ^ low, *part[number + 1 :])


def _first(mask: Mask) -> int:
    """The number of the first atom of a mask."""
    return (mask & -mask).bit_length() - 1


def _last(mask: Mask) -> int:
    """The number of the last atom of a mask."""
    return mask.bit_length() - 1
