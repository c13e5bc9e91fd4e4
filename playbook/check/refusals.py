"""Refusals: the segments of a segmentation into which not-our-clients reach, line by line; whole in every line, or only in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playbook.check.populations import Division
from playbook.check.searched import merged
from playbook.criteria.partition import Refused
from playbook.diagnostics import Address


@dataclass(frozen=True, slots=True)
class Refusals:
    """`whole`: the segments without a client of ours in any line, each line by line; `partly`: the others, with the lines that refuse them."""

    whole: tuple[tuple[Refused, ...], ...]
    partly: tuple[tuple[Refused, list[Division]], ...]


def refusals_of(parts: Sequence[Division]) -> Refusals | None:
    """What the lines of a segmentation refuse; nothing where that could not be found out."""
    found: list[tuple[Refused, ...]] = []
    for part in parts:
        if part.refused is None:
            return None
        found.append(part.refused)
    by_segment: dict[Address, list[Refused]] = {}
    for one in (one for here in found for one in here):
        by_segment.setdefault(one.segment.address, []).append(one)
    whole = {
        address: tuple(ones)
        for address, ones in by_segment.items()
        if len(ones) == len(parts) and all(one.is_whole for one in ones)
    }
    partly = merged(
        parts,
        lambda part: (one for one in part.refused or () if one.segment.address not in whole),
        lambda one: (one.segment.address, tuple(entry.address for entry in one.entries)),
    )
    return Refusals(tuple(whole.values()), tuple(partly))
