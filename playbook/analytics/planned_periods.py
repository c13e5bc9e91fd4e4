"""A forecast and a day in; its periods as far as they have come, and what part of a budget is due in them, out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from playbook.analytics.plan_figures import PlannedPeriod
from playbook.diagnostics import Message, _, quoted
from playbook.model.forecast import Forecast

_KOPECK = Decimal("0.01")


def planned_periods(forecast: Forecast, as_of: date) -> tuple[PlannedPeriod, ...]:
    """The periods whose days the book tells, each up to the day asked for, in the book's order; of two of the same id the first."""
    found = {
        one.id: PlannedPeriod(
            one.id, one.title or one.id, one.from_, one.to, min(as_of, one.to) if one.from_ <= as_of else None
        )
        for one in reversed(forecast.periods)
        if one.from_ is not None and one.to is not None
    }
    return tuple(reversed(found.values()))


def undated_periods(forecast: Forecast) -> Iterator[Message]:
    """That the days of a period are missing, for each of which they are."""
    for one in forecast.periods:
        if one.from_ is None or one.to is None:
            yield _("The period {period} has no days, and is left out; write its from and to.", period=quoted(one.id))


def due_of(budget: Decimal, period: PlannedPeriod) -> Decimal | None:
    """The part of a client's budget for what of a period is over, to the kopeck; nothing where it has not begun.

    Why: it is rounded for each client, so that what is due of groups adds up to what is due of all.
    """
    over = period.over
    if over is None or over == 1:
        return None if over is None else budget
    return (budget * over).quantize(_KOPECK, ROUND_HALF_UP)
