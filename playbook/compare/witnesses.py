"""How two books sort clients in, line by line, in; one client of each kind who moves, out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from playbook.compare.regions import Region, Sorting, moved_regions
from playbook.criteria import Box, Budget, BudgetSpentError, Space, Value

_MOST_LOOKED_AT = 24
"""Boxes of one region among which the client is chosen who is easiest to tell."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines in which the same rules hold: their titles, how each book sorts clients there, and who is not looked at.

    `rather_not`: clients of whom rules of other lines say something else; a witness is one of them only where there is no other.
    """

    lines: tuple[str, ...]
    before: Sorting
    after: Sorting
    left_out: tuple[Box, ...] = ()
    rather_not: tuple[Box, ...] = ()


@dataclass(slots=True)
class Witness:
    """A client who leaves a part and enters another, either empty for none, the attributes that tell him, and the settings that move him."""

    before: str
    after: str
    client: Mapping[str, Value]
    told_by: tuple[str, ...]
    settings: list[Setting] = field(default_factory=list)


def witnesses(
    space: Space, settings: Sequence[Setting], tested: Mapping[str, Collection[str]], budget: Budget
) -> tuple[list[Witness], bool]:
    """A client of each kind who moves in any setting, and whether the search came to its end.

    He is told by the attributes that, as `tested` says, the parts of his move test; by others only where those tell nothing.
    """
    found: dict[tuple[str, str], Witness] = {}
    try:
        for setting in settings if space.whole is not None else ():
            for region in moved_regions(setting.before, setting.after, setting.left_out, budget):
                _add(found, space, setting, region, tested, budget)
    except BudgetSpentError:
        return list(found.values()), False
    return list(found.values()), True


def _add(  # noqa: PLR0913, PLR0917 - what is found, and all that it is found by
    found: dict[tuple[str, str], Witness],
    space: Space,
    setting: Setting,
    region: Region,
    tested: Mapping[str, Collection[str]],
    budget: Budget,
) -> None:
    key = (region.before, region.after)
    if key in found:
        if next(region.boxes(budget), None) is not None:
            found[key].settings.append(setting)
        return
    names = {name for part in key for name in tested.get(part, ())}
    boxes = _looked_at(region, setting.rather_not, budget)
    if boxes:
        box = min(boxes, key=lambda one: _effort(space, one, names))
        found[key] = Witness(*key, space.client(box), _told_by(space, box, names), [setting])


def _looked_at(region: Region, rather_not: Sequence[Box], budget: Budget) -> list[Box]:
    """The first boxes of a region."""
    found = list(islice(region.boxes(budget, rather_not), _MOST_LOOKED_AT))
    if found or not rather_not:
        return found
    return list(islice(region.boxes(budget), _MOST_LOOKED_AT))


def _effort(space: Space, box: Box, names: Collection[str]) -> tuple[int, int]:
    """How hard a client of a box is to imagine: how much must be told of him, and how much of that is not known."""
    told_by = _told_by(space, box, names)
    client = space.client(box)
    return len(told_by), sum(1 for name in told_by if client[name] is None)


def _told_by(space: Space, box: Box, names: Collection[str]) -> tuple[str, ...]:
    """The attributes of some names by which a box is told from everyone; where none of them tells it, all that do."""
    told_by = space.told_by(box)
    return tuple(name for name in told_by if name in names) or tuple(told_by)
