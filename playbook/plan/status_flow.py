"""The movement between statuses as data: who stood where a window ago, who stands where now, before anyone has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MoveKind = Literal["wanted", "stays", "other", "comes"]
"""A move for which the book pays sellers; none; one that the book does not ask for; the first one of a client."""


@dataclass(frozen=True, slots=True)
class FlowEnd:
    """A status at one of the two ends of the time: its title, how many clients it has in words, and where it leads."""

    id: str
    title: str
    count: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class FlowBand:
    """The clients who went from an end on the left to one on the right: their number, the same as it is written, and a sentence."""

    source: str
    target: str
    clients: int
    count: str
    kind: MoveKind
    told: str


@dataclass(frozen=True, slots=True)
class StatusFlow:
    """A whole picture of a movement; `before` and `after` stand over its ends, `description` tells it to a reader who cannot see it."""

    id: str
    title: str
    description: str
    before: str
    after: str
    sources: tuple[FlowEnd, ...]
    targets: tuple[FlowEnd, ...]
    bands: tuple[FlowBand, ...]
