"""The first day of a ledger in; which windows it covers, and what its reader should know where it does not, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from playbook.analytics.measurements import Window
from playbook.analytics.window import Horizon, periods_in
from playbook.diagnostics import Message, _
from playbook.model.status import Status


@dataclass(frozen=True, slots=True)
class History:
    """Since when a ledger tells anything; nothing where it has no order."""

    begins: date | None

    def covers(self, window: Window, horizon: Horizon) -> bool:
        """Whether the ledger begins before a window does, or in its first period: who sells every day may begin with a holiday."""
        return self.begins is not None and self.begins <= periods_in(window, horizon.period)[0].last

    def notes(self, horizon: Horizon, statuses: Iterable[Status]) -> Iterator[Message]:
        """What is smaller than it was, or cannot be told, because the ledger begins too late for it: the gravest alone."""
        begins = self.begins
        if begins is None:
            return
        if begins > horizon.window.last:
            yield _(
                "The ledger begins on {begins}, after the window from {first} to {last}: it tells nothing of that time.",
                begins=begins,
                first=horizon.window.first,
                last=horizon.window.last,
            )
        elif not self.covers(horizon.window, horizon):
            yield _(
                "The ledger begins on {begins}, within the window from {first}: turnover and shares of the wallet are those of a part of it.",
                begins=begins,
                first=horizon.window.first,
            )
        elif not self.covers(horizon.before, horizon):
            yield _(
                "The ledger begins on {begins}; growth compares with the window from {first}, so it is not told, and whatever tests it fits nobody.",
                begins=begins,
                first=horizon.before.first,
            )
        elif not self.covers(horizon.second, horizon) and any("growth" in one.when for one in statuses):
            yield _(
                "The ledger begins on {begins}; what growth was one window earlier needs the time from {first}, so who moved is told without it.",
                begins=begins,
                first=horizon.second.first,
            )
