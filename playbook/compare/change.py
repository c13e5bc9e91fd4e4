"""A change in meaning: what has become of what, how much it matters, whom it concerns, and what it will do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from playbook.criteria import Value
from playbook.diagnostics import Address, Message

ChangeKind = Literal["added", "removed", "renamed", "changed"]
Level = Literal["must-read", "inform", "editorial"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From the one that must be read and signed to the one that changes nothing."""


@dataclass(frozen=True, slots=True)
class Move:
    """Clients whom changed criteria move, told by one of them.

    `scope` is the reference of what divides them (`segmentation:by-volume`), or `not-our-clients`, or `statuses`. `before` and `after` are
    references (`segment:large`, `not-our-client:abroad`, `status:own`), empty for nobody's. With a ledger at hand `clients` are as many of it
    as move so, and `turnover` is theirs in a window; nothing without one. Where segments may share clients, `before` is one that the client
    leaves and `after` one that he enters, whatever else he is in. Where it could not be told who moves, both are empty, there is no witness,
    and the message says why.
    """

    scope: str
    before: str
    after: str
    witness: Mapping[str, Value]
    message: Message
    clients: int | None = None
    turnover: Decimal | None = None

    @property
    def is_told(self) -> bool:
        """Whether it is known who moves."""
        return bool(self.before or self.after)


@dataclass(frozen=True, slots=True)
class Effect:
    """What changed numbers do to what is reckoned from them.

    `measure`: of a pipeline `conversion`, `duration`, `duration-with-pauses`, `longest-way`, `workload`, `highest-workload` or `people`, of a
    programme `break-even`, `roi`, `margin` or `stacked-margin`.
    Units:  `before` and `after` as pages round them: days, fractions, clients at one person, people, the number of a month; nothing where it
            cannot be reckoned, or is no number (a programme that never breaks even).
    """

    entity: str
    measure: str
    before: Decimal | None
    after: Decimal | None
    message: Message


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an entity, or of one of its fields.

    `entity` is a reference as texts write it (`state:new-clients/contact-1`), of the book's own sections their key (`book`, `data`); of what
    was renamed the new one, and `before` and `after` have both. `field` is the way to the field in the author's keys (`deadline.limit`),
    empty where all of the entity is meant. `before` and `after` are values as the author wrote them, nothing where there was or is none.
    `roles` are the ids of those whom it concerns; empty: everyone. `at` is where it stands in the book after; of what was removed, before.
    """

    kind: ChangeKind
    entity: str
    title: str
    level: Level
    at: Address
    message: Message
    field: str = ""
    before: str | None = None
    after: str | None = None
    roles: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    effects: tuple[Effect, ...] = ()
