"""What the CRM's history of states says of the book's pipelines, small and frozen, so that pages, rules and reports can quote it.

Shares are fractions of one, lengths of time are calendar days. Names of clients and of people are no part of it: no page can tell
whom it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from playbook.analytics.measurements import BadRows
from playbook.diagnostics import Address, Message

BreachKind = Literal[
    "unknown-pipeline", "unknown-state", "begins-midway", "unknown-transition", "jump", "deadline", "no-reason",
    "handoff", "worklist",
]  # fmt: skip
"""In what way a history breaks the book, in the order in which it is told."""
PilotState = Literal["to-come", "running", "keep", "correct"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that was broken: `at` is where the book says it, or what it says nothing of (a pipeline, or the whole section).

    state and to: ids, of another pipeline `pipeline/state`; words of the CRM where the book has no such state. handoff: its id.
    """

    kind: BreachKind
    at: Address
    pipeline: str | None
    state: str | None = None
    to: str | None = None
    handoff: str | None = None


@dataclass(frozen=True, slots=True)
class BrokenClause:
    """How often a clause was broken, by how many clients (of a worklist: people), of how many times that it was to be kept (0: not counted)."""

    clause: Clause
    breaches: int
    clients: int
    chances: int

    @property
    def share(self) -> Decimal:
        """Breaches as a part of the times that the clause was to be kept."""
        return Decimal(self.breaches) / self.chances if self.chances else Decimal(0)


@dataclass(frozen=True, slots=True)
class RealWay:
    """A way that clients went, or that the book draws and nobody went (`count` 0).

    leavers: how often anybody left `source`. days: the median stay in `source` of those who went this way. low, high: the 95 %
    confidence interval of `count / leavers` (E. B. Wilson, Probable inference, JASA 22, 1927), nothing without leavers. written: what
    the book says of the way: nothing (`is_written` false), a way without a share (`share` nothing), or the share.
    """

    pipeline: str
    source: str
    target: str
    count: int
    clients: int
    leavers: int
    days: Decimal | None
    low: Decimal | None
    high: Decimal | None
    is_written: bool
    share: Decimal | None = None

    @property
    def part(self) -> Decimal | None:
        """The part of those who left the state that went this way."""
        return Decimal(self.count) / self.leavers if self.leavers else None


@dataclass(frozen=True, slots=True)
class StateTime:
    """How long clients stay in a state: clients still there are counted as still there (censored), not as gone.

    median, ninetieth: days after which half, and nine in ten, had left; nothing where so many have not left yet
    (E. L. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, JASA 53, 1958).
    due: stays whose deadline has been reached or that ended before it; overdue: those of them that passed it.
    """

    pipeline: str
    state: str
    stays: int
    still_there: int
    median: Decimal | None
    ninetieth: Decimal | None
    due: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class RealLoad:
    """Clients in work at once at one person, over the days of the history on which he had any, beside what the book's own numbers imply."""

    pipeline: str
    people: int
    mean: Decimal
    highest: int
    expected_least: Decimal | None = None
    expected_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TargetCourse:
    """A target of a pilot, day by day: `values` has one a day from the first of the pilot on, nothing where nothing could be measured yet.

    Units: fractions for `conversion` and `overdue`, days for `duration`, clients for `worklist` and `won`; the bounds too.
    """

    metric: Literal["conversion", "overdue", "duration", "worklist", "won"]
    state: str | None
    at_least: Decimal | None
    at_most: Decimal | None
    values: tuple[Decimal | None, ...]

    def is_met(self, value: Decimal | None) -> bool | None:
        """Whether a value keeps to the bounds; nothing where there is none."""
        if value is None:
            return None
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


@dataclass(frozen=True, slots=True)
class PilotCourse:
    """The pilot of a pipeline as far as it has come: `until` is its last day that the history tells of, nothing before it begins.

    state: at its end it is to be kept (every target is met) or to be corrected. costliest: the three clauses that cost most in it.
    """

    pipeline: str
    first: date
    last: date
    until: date | None
    state: PilotState
    targets: tuple[TargetCourse, ...]
    costliest: tuple[BrokenClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFigures:
    """A history of states held against the book's pipelines on a day.

    events: rows that count. clients: who is in it. since: the day of its first event. broken: most breaches first. ways and times: of
    each pipeline, in the order of its states, then what the book does not know. today: open stays whose deadline is near, and is past,
    by pipeline and state. partial: the pipelines that an edition tells of in part, without what is counted of all their states.
    """

    as_of: date
    since: date | None
    events: int
    clients: int
    broken: tuple[BrokenClause, ...]
    ways: tuple[RealWay, ...]
    times: tuple[StateTime, ...]
    loads: tuple[RealLoad, ...]
    pilots: tuple[PilotCourse, ...]
    today: tuple[OpenStays, ...] = ()
    bad_rows: tuple[BadRows, ...] = ()
    notes: tuple[Message, ...] = ()
    partial: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenStays:
    """Clients in a state on the day: all of them, those whose deadline is near, and those who passed it."""

    pipeline: str
    state: str
    clients: int
    near: int
    past: int
