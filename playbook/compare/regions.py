"""How two books sort the clients of one space in; the regions of those whom the book after sorts otherwise, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playbook.criteria import Box, Budget, common, uncovered


class Sorting:
    """The parts into which a book sorts clients, in their order: by reference, the boxes of those who meet it.

    `is_first_match`: the first part that a client meets takes him; else he is in each that he meets.
    """

    def __init__(self, parts: Mapping[str, Sequence[Box]], *, is_first_match: bool = True) -> None:
        self.parts = parts
        self.is_first_match = is_first_match
        self.place = {name: number for number, name in enumerate(parts)}
        self.boxes: list[Box] = []
        self._starts: dict[str, int] = {}
        for name, boxes in parts.items():
            self._starts[name] = len(self.boxes)
            self.boxes += boxes

    def earlier(self, name: str) -> list[Box]:
        """The boxes whose clients come to a part no more, for an earlier one takes them; none where order does not decide."""
        return self.boxes[: self._starts[name]] if self.is_first_match else []


@dataclass(frozen=True, slots=True)
class Region:
    """Clients of a part of the book before, empty for none, who are in one of the book after: those of `bases` whom no cover holds."""

    before: str
    after: str
    bases: tuple[Box, ...]
    covers: tuple[Box, ...]

    def boxes(self, budget: Budget, besides: Sequence[Box] = ()) -> Iterator[Box]:
        """The region in boxes that have no client in common, without those of some others.

        Raises: BudgetSpentError.
        """
        for base in self.bases:
            yield from uncovered(base, (*self.covers, *besides), budget)


_COMPARED_AT_ONCE = 16
"""Boxes compared while one is looked at elsewhere."""


def moved_regions(before: Sorting, after: Sorting, left_out: Sequence[Box], budget: Budget) -> Iterator[Region]:
    """By part that clients leave, and part that they enter, those who do both; and those who leave one and enter none, or the reverse.

    Whoever stays in a part beside moves all the same. A region may turn out to have nobody in it.

    Raises: BudgetSpentError.
    """
    kept = {name for name, boxes in before.parts.items() if after.parts.get(name) == boxes}
    for one, boxes in before.parts.items():
        budget.spend(1 + len(after.parts) // _COMPARED_AT_ONCE)
        for other in _entered_from(before, after, one, kept):
            bases = _shared(boxes, after.parts[other], budget)
            if bases:
                covers = (
                    *(before.earlier(one) if before.is_first_match else before.parts.get(other, ())),
                    *(after.earlier(other) if after.is_first_match else after.parts.get(one, ())),
                    *left_out,
                )
                yield Region(one, other, bases, covers)
        if _may_be_left(before, after, one, kept):
            yield Region(one, "", tuple(boxes), (*_staying(before, after, one, kept, budget), *left_out))
    for other, boxes in after.parts.items():
        if _may_be_left(after, before, other, kept):
            yield Region("", other, tuple(boxes), (*_staying(after, before, other, kept, budget), *left_out))


def _entered_from(before: Sorting, after: Sorting, one: str, kept: set[str]) -> Iterator[str]:
    """The parts into which clients of another may move: of two that are as they were, only where they change places."""
    if one in kept and not after.is_first_match:
        return
    for other in after.parts:
        if other == one or (other in kept and not before.is_first_match):
            continue
        if one in kept and other in kept and _is_before(before, one, other) is _is_before(after, one, other):
            continue
        yield other


def _is_before(sorting: Sorting, one: str, other: str) -> bool:
    return sorting.place[one] < sorting.place[other]


def _may_be_left(here: Sorting, there: Sorting, name: str, kept: set[str]) -> bool:
    """Whether clients may leave a part and enter none: who meets it still is in it, or an earlier one takes him, which is new to him."""
    return name not in kept or (there.is_first_match and not here.is_first_match)


def _staying(here: Sorting, there: Sorting, name: str, kept: set[str], budget: Budget) -> Iterator[Box]:
    """The clients of a part of one book who do not come to be in none that they were not in: they stay in it, or enter another."""
    if here.is_first_match:
        yield from here.earlier(name)
        yield from there.boxes
        return
    for other, boxes in there.parts.items():
        if other in kept and other != name:
            continue
        stay = there.earlier(other) + list(here.parts.get(other, ()) if other != name else ())
        for base in _shared(here.parts[name], boxes, budget):
            yield from uncovered(base, stay, budget)


def _shared(some: Sequence[Box], others: Sequence[Box], budget: Budget) -> tuple[Box, ...]:
    budget.spend(len(some) * len(others) // _COMPARED_AT_ONCE)
    return tuple(both for one in some for other in others if (both := common(one, other)) is not None)
