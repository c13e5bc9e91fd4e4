"""Plan and fact: what sellers expected, what was agreed and what was shipped, by period and by groups of clients; small and frozen.

Money is exact, in the book's currency; shares are fractions of one. Names of clients are no part of it: no page can tell whom it
does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from playbook.diagnostics import Address, Message

NO_SELLER = ""
"""The seller of clients for whom neither the ledger nor the forecast names one."""


@dataclass(frozen=True, slots=True)
class PlannedPeriod:
    """A period of the forecast.

    until: the last of its days that the ledger tells of, nothing where it has not begun. season: of a running period, the part of its
    turnover that the same days brought a year ago; nothing where the ledger does not go back so far, or tells no sales of it.
    """

    id: str
    title: str
    first: date
    last: date
    until: date | None
    season: Decimal | None = None

    @property
    def over(self) -> Decimal | None:
        """The part of it that is over, by the season where that is known, else by its days; nothing where it has not begun."""
        if self.until is None or self.until == self.last:
            return None if self.until is None else Decimal(1)
        if self.season is not None:
            return self.season
        return Decimal((self.until - self.first).days + 1) / ((self.last - self.first).days + 1)

    @property
    def is_running(self) -> bool:
        """Whether a part of it is over, and a part is to come."""
        return self.until is not None and self.until < self.last


@dataclass(frozen=True, slots=True)
class PlanFact:
    """The clients of a group in a period: all of it adds up over the groups of an axis.

    clients: those with an estimate, a budget or turnover. expert, budget: nothing where nobody said a number. actual: what was
    shipped, less returns; nothing where the period has not begun, or ends before the ledger begins. due: the part of the budget for
    what of the period is over (`PlannedPeriod.over`); nothing where it has not begun. unagreed: clients with an estimate and without a
    budget, and `unagreed_expert` what is estimated for them.
    """

    clients: int
    expert: Decimal | None
    budget: Decimal | None
    actual: Decimal | None
    due: Decimal | None
    unagreed: int = 0
    unagreed_expert: Decimal = Decimal(0)

    @property
    def deviation(self) -> Decimal | None:
        """What was shipped beyond what was due; nothing where there is no budget or no fact."""
        return None if self.actual is None or self.due is None else self.actual - self.due

    @property
    def part(self) -> Decimal | None:
        """The deviation as a part of what was due; nothing where nothing was."""
        return None if self.deviation is None or not self.due else self.deviation / self.due


@dataclass(frozen=True, slots=True)
class ForecastError:
    """How well the numbers of a seller fit what was shipped, over clients and periods that are over; who is in no plan was expected at 0.

    wape: Σ|actual − forecast| / Σ|actual|; bias: Σ(forecast − actual) / Σ|actual|, above nothing where too much was promised. Both are
    nothing where nothing was shipped.
    Source: R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.8 (WAPE); S. Kolassa, W. Schütz,
    Advantages of the MAD/Mean ratio over the MAPE, Foresight 6 (2007).
    """

    seller: str
    of: Literal["expert", "budget"]
    clients: int
    wape: Decimal | None
    bias: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """A forecast of the book on a day.

    `whole` has every period; a group has those in which it has clients.
    by: the axes of the book, then `manager`, and `line` where the ledger tells lines and the forecast is for all: axis → group
    (id of the book; nothing for clients in none of them, of several segments the first; for `manager` his name) → id of the period →
    plan and fact. Of `line` there is the fact alone, unless somebody planned by line, and a client of several is in each.
    errors: all sellers together under `None` first, then each, `NO_SELLER` last.
    """

    as_of: date
    line: str | None
    periods: tuple[PlannedPeriod, ...]
    whole: Mapping[str, PlanFact]
    by: Mapping[str, Mapping[str | None, Mapping[str, PlanFact]]]
    errors: Mapping[str | None, tuple[ForecastError, ...]]
    notes: tuple[Message, ...] = ()
    at: Address = Address(("forecast", 0))
    has_all_lines: bool = True
