"""A plan in; its periods as tables head them, and how far each has come, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playbook.analytics.plan_figures import PlanFigures, PlannedPeriod
from playbook.diagnostics import _
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class PeriodHead:
    """A period: its title, its days, and how far it has come, in a word or two; nothing where it is over."""

    title: str
    days: str
    state: Literal["over", "running", "to-come"]
    state_in_words: str


def told_periods(plan: PlanFigures) -> list[PlannedPeriod]:
    """The periods of which there is a number, planned or shipped."""
    return [one for one in plan.periods if _is_told(plan, one)]


def _is_told(plan: PlanFigures, period: PlannedPeriod) -> bool:
    fact = plan.whole[period.id]
    return (fact.expert, fact.budget, fact.actual) != (None, None, None)


def period_head(period: PlannedPeriod, words: Wording) -> PeriodHead:
    """A period as a table heads it."""
    days = words.days(period.first, period.last)
    if period.until is None:
        return PeriodHead(period.title, days, "to-come", words.say(_("to come")))
    if period.is_running:
        told = words.say(_("running, up to {day}", day=words.day(period.until)))
        return PeriodHead(period.title, days, "running", told)
    return PeriodHead(period.title, days, "over", "")
