"""Measurements: what the ledger says of the client base, small and frozen, so that pages, rules and reports can quote it.

Money is exact, in the book's currency; shares are fractions of one. A table with a row a client stays where it was computed:
here stand its sums. Names of clients are no part of it: no page can tell whom it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from playbook.diagnostics import Message


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at, both included, cut into periods of one length."""

    first: date
    last: date
    periods: int


@dataclass(frozen=True, slots=True)
class Group:
    """The clients who have something in common, and their turnover in the window; what the goods cost us, where the ledger tells it."""

    clients: int
    turnover: Decimal
    orders: int = 0
    cost: Decimal | None = None

    @property
    def margin(self) -> Decimal | None:
        """What is left of the turnover, as a part of it; nothing where the ledger tells no costs, or there is no turnover."""
        return None if self.cost is None or self.turnover <= 0 else 1 - self.cost / self.turnover


@dataclass(frozen=True, slots=True)
class Move:
    """Clients who had one status a window ago and have one now; nothing stands for no status, or for no client yet."""

    before: str | None
    after: str | None
    group: Group


@dataclass(frozen=True, slots=True)
class ParetoPoint:
    """The largest of the clients, as a share of all, and the share of turnover that they bring together."""

    clients: Decimal
    turnover: Decimal


@dataclass(frozen=True, slots=True)
class AttributeFact:
    """What clients or contracts say of an attribute: how many say it; the median of numbers, or how many say each value."""

    attribute: str
    known: int
    unknown: int
    median: Decimal | None = None
    values: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that does not count, as an example: where it stands, and its cells as they are written."""

    file: str
    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BadRows:
    """How many rows of a source do not count for one reason, with the first few of them."""

    source: str
    reason: str
    count: int
    examples: tuple[BadRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurements:
    """The client base of a book on a day: who has ever ordered. Groups are by the ids of the book; a client without one stands under nothing.

    `programmes` are the clients of each programme: those in one of its segments, in one of its statuses and in one of its cells, where it names such.
    `notes` are what a reader should know before any figure. `partial` are the fields of which an edition leaves out groups: nobody is
    to read them as all clients, and `whole` is then empty.
    """

    as_of: date
    window: Window
    before: Window
    rows: int
    whole: Group
    abc: Mapping[str | None, Group]
    xyz: Mapping[str | None, Group]
    cells: Mapping[str | None, Group]
    statuses: Mapping[str | None, Group]
    moves: tuple[Move, ...]
    segments: Mapping[str, Mapping[str | None, Group]]  # by segmentation, then by segment
    not_our_clients: Mapping[str, Group]
    lines: Mapping[str | None, Group]
    managers: Mapping[str | None, Group]
    pareto: tuple[ParetoPoint, ...]
    attributes: Mapping[str, AttributeFact]
    bad_rows: tuple[BadRows, ...]
    programmes: Mapping[str, Group] = field(default_factory=dict)
    windows: Mapping[str | None, Window] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()
    partial: frozenset[str] = frozenset()

    def window_of(self, line: str | None) -> Window:
        """The window of a line, which may have one of its own."""
        return self.windows.get(line, self.window)

    @property
    def ranked(self) -> Group:
        """The clients whom a matrix ranks, of whom shares in classes and cells are told; all of them where there is no matrix."""
        named = [group for name, group in self.abc.items() if name is not None]
        if not named:
            return self.whole
        return Group(sum(group.clients for group in named), sum((group.turnover for group in named), Decimal(0)))
