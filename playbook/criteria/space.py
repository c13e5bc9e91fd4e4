"""A space: the attributes that a set of criteria tests; criteria go in, boxes of clients come out, and clients out of boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from playbook.criteria.axis import Axis, Value
from playbook.criteria.boxes import Box, Budget, is_inside, uncovered, without
from playbook.model.criterion import Criterion


class Space:
    """Axes in the order of the book's attributes; `whole` is the box of every possible client, nothing if there can be none."""

    def __init__(self, axes: Iterable[Axis]) -> None:
        self.axes: Sequence[Axis] = tuple(axes)
        whole = tuple(axis.whole for axis in self.axes)
        self.whole: Box | None = whole if all(whole) else None

    def box(self, criteria: Mapping[str, Criterion]) -> Box | None:
        """The clients who meet all criteria; nothing if nobody can."""
        found = tuple(axis.mask(criteria[axis.name]) if axis.name in criteria else axis.whole for axis in self.axes)
        return found if all(found) else None

    def difference(self, box: Box | None, taken: Iterable[Box | None], budget: Budget | None = None) -> list[Box]:
        """What is left of a box without others, in boxes that have no client in common.

        Raises: BudgetSpentError, where there is a budget; the parts may double with every box that is taken.
        """
        left = [] if box is None else [box]
        for other in taken:
            if other is not None:
                left = [part for one in left for part in without(one, other)]
                if budget is not None:
                    budget.spend(len(left))
        return left

    def client(self, box: Box) -> dict[str, Value]:
        """A client of a box who is easy to imagine."""
        return {axis.name: axis.value(mask) for axis, mask in zip(self.axes, box, strict=True)}

    def told_by(self, box: Box) -> list[str]:
        """The attributes by which a box is told from everyone."""
        return [axis.name for axis, mask in zip(self.axes, box, strict=True) if mask != axis.whole]

    def told(self, box: Box) -> tuple[object, ...]:
        """What a box means, however other criteria cut the axes."""
        return tuple(
            (axis.name, axis.told(mask)) for axis, mask in zip(self.axes, box, strict=True) if mask != axis.whole
        )

    def maximal_gaps(self, covers: Sequence[Box], budget: Budget, most: int) -> list[Box]:
        """The first so many gaps.

        Raises: BudgetSpentError.
        """
        return list(islice(self.gaps(covers, budget), most))

    def gaps(self, covers: Sequence[Box], budget: Budget, left_out: Sequence[Box] = ()) -> Iterator[Box]:
        """The largest boxes that no cover meets, each told by as few attributes as possible.

        Those who are `left_out` need no cover: a gap may reach over them, but has more than them in it.

        Raises: BudgetSpentError.
        """
        if self.whole is None:
            return
        found: list[Box] = []
        to_widen = len(self.axes) ** 2 * len(covers) // _WIDENED_AT_ONCE
        for part in uncovered(self.whole, [*covers, *left_out], budget):
            for one in self._in_one_breath(part):
                budget.spend(1 + len(found) // 4)
                if not any(is_inside(one, gap) for gap in found):
                    budget.spend(to_widen)
                    found.append(self._widened(one, covers))
                    yield found[-1]

    def _in_one_breath(self, box: Box) -> Iterator[Box]:
        """A box in parts each of which has one run of atoms on every axis; there may be very many."""
        return product(*(axis.runs(mask) for axis, mask in zip(self.axes, box, strict=True)))

    def _widened(self, box: Box, covers: Sequence[Box]) -> Box:
        """A gap freed of as many attributes as can be, and then widened on those that are left."""
        ways = [self._freed(box, covers, first) for first in range(len(self.axes))] or [box]
        best = min(ways, key=lambda way: len(self.told_by(way)))
        for number, axis in enumerate(self.axes):
            if best[number] == axis.whole:  # freed, and perhaps in two runs: the known and the unknown
                continue
            allowed = axis.whole & ~_blocked(best, covers, number)
            run = next(run for run in axis.runs(allowed) if run & best[number])
            best = (*best[:number], run, *best[number + 1 :])
        return best

    def _freed(self, box: Box, covers: Sequence[Box], first: int) -> Box:
        """A gap with every axis freed that can be, in turn from one of them on."""
        for number in (*range(first, len(self.axes)), *range(first)):
            if not _blocked(box, covers, number):
                box = (*box[:number], self.axes[number].whole, *box[number + 1 :])
        return box


_WIDENED_AT_ONCE = 8
"""Covers compared while one box is looked at elsewhere; measured."""


def _blocked(box: Box, covers: Sequence[Box], number: int) -> int:
    """The atoms of an axis into which a gap cannot grow: those of covers that meet it on all other axes."""
    blocked = 0
    for cover in covers:
        for other, (mask, taken) in enumerate(zip(box, cover, strict=True)):
            if other != number and not mask & taken:
                break
        else:
            blocked |= cover[number]
    return blocked
