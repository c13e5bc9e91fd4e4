"""What may be seen of a book in, asked while its nouns are pruned; the links and the wholes that were lost out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from playbook.diagnostics import Address

DECIDING = frozenset({
    "exceptions", "criteria", "next", "on_deadline", "by_segment", "segments", "states", "cells", "when", "stacks_with",
})  # fmt: skip
"""Fields by which clients are judged and led: of an entity that lost something of them nothing is claimed that is true of the whole alone."""


class LostLink(NamedTuple):
    """A `[[kind:id]]` to something hidden: where the text stands, the link as written, which of its like there from 0."""

    at: Address
    quote: str
    number: int
    ref: str


@dataclass(slots=True)
class Cut:
    """What may be seen, and what was cut away.

    `sees` answers for a reference and whether it is binding, `shows` for an entity within another by its address. `torn` are
    the entities that lost something of a field that decides, and those that these lie in.
    """

    sees: Callable[[str, bool], bool]
    shows: Callable[[Address], bool]
    lost: list[LostLink] = field(default_factory=list)
    torn: set[Address] = field(default_factory=set)
    trail: list[str | int] = field(default_factory=list)
    within: Address = Address()

    @property
    def at(self) -> Address:
        """Where the pruning has come to."""
        return Address((*self.within, *self.trail))

    def drop(self) -> None:
        """Notes that what stands here is gone."""
        if not DECIDING.isdisjoint(self.trail):
            self.torn.add(self.within)
