"""A figure day by day as data: what a chart of its course shows, before anyone has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from playbook.plan.month_chart import Tick
from playbook.plan.timeline import DayMark


@dataclass(frozen=True, slots=True)
class CourseChart:
    """A figure over the days of a period, between the bounds that it shall keep to; `description` is for a reader who cannot see it.

    `values` has one a day from the first on, nothing where there is none; `days` is the length of the whole period, be it not over yet.
    `least` and `most` are the bounds with their words; `label` stands at the last value, and `is_kept` says whether that keeps to them.
    """

    id: str
    title: str
    description: str
    values: tuple[Decimal | None, ...]
    days: int
    ticks: tuple[Tick, ...]
    marks: tuple[DayMark, ...]
    least: Tick | None
    most: Tick | None
    label: str
    is_kept: bool | None
