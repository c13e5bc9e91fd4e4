"""What a search for borders at fault found: wide ones and slips of one value, each kind up to its own number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, Protocol, TypeVar

from playbook.criteria import BudgetSpentError
from playbook.criteria.slip import Slip
from playbook.diagnostics import Finding, _


class Border(Protocol):
    """A gap or an overlap."""

    @property
    def slip(self) -> Slip | None:
        """The slip that it is, if one word mends it."""


B = TypeVar("B", bound=Border)
P = TypeVar("P")
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Searched(Generic[B]):
    """The wide ones and the slips in the order in which they were found; `is_spent`: the search did not come to its end.

    One more of each kind than are told is kept, so that the last one told can say that there are more.
    """

    wide: tuple[B, ...]
    slips: tuple[B, ...]
    is_spent: bool


def searched(borders: Iterator[B], most_wide: int, most_slips: int) -> Searched[B]:
    """Searches on until there are enough of both kinds, so that many of the one never hide the other."""
    wide: list[B] = []
    slips: list[B] = []
    is_spent = False
    try:
        while len(wide) <= most_wide or len(slips) <= most_slips:
            one = next(borders, None)
            if one is None:
                break
            (wide if one.slip is None else slips).append(one)
    except BudgetSpentError:
        is_spent = True
    return Searched(tuple(wide[: most_wide + 1]), tuple(slips[: most_slips + 1]), is_spent)


def merged(
    parts: Sequence[P], found: Callable[[P], Iterable[F]], same: Callable[[F], Hashable]
) -> list[tuple[F, list[P]]]:
    """What is found in each part, once where several parts find the same, with the parts that do."""
    told: dict[Hashable, tuple[F, list[P]]] = {}
    for part in parts:
        for one in found(part):
            found_in = told.setdefault(same(one), (one, []))[1]
            if part not in found_in:
                found_in.append(part)
    return list(told.values())


def at_most(count: int, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first so many of some findings; where there are more, the hint of the last says so."""
    rest = iter(findings)
    shown = list(islice(rest, count))
    if next(rest, None) is not None and shown:
        last = shown[-1]
        more = _(
            "{hint} These are the first {count}: mend them, and the others are told.", hint=last.hint or "", count=count
        )
        shown[-1] = replace(last, hint=more)
    yield from shown
