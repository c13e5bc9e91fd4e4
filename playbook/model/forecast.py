"""The forecast: over which periods and by which divisions of clients sellers plan, and by which rules."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from playbook.model.base import Noun, listed, optional, required
from playbook.model.day_order import demand_order
from playbook.model.entity import Shared
from playbook.model.reference import AxisRef
from playbook.model.value import Day, Line


class Period(Noun):
    """A stretch of time that is planned."""

    id: Line = required("Id: a short name, such as 2027-q1.")
    title: Line | None = optional("Title: the period in words.")
    from_: Day | None = optional("From: its first day.", alias="from")
    to: Day | None = optional("To: its last day.")

    @model_validator(mode="after")
    def _demand_order(self) -> Self:
        demand_order(self.from_, self.to)
        return self


class Forecast(Shared):
    """The section `forecast`, one for each line or one for all."""

    title: Line | None = optional("Title: what the forecast is called.")
    period: Literal["month", "quarter", "season"] = optional("Period: month, quarter or season.", "quarter")
    periods: tuple[Period, ...] = listed("Periods: those that are planned.")
    axes: tuple[AxisRef, ...] = listed("Axes: ids of segmentations, status, abc-xyz.")
    columns: tuple[Literal["expert", "budget", "actual", "deviation"], ...] = listed(
        "Columns: expert, budget, actual, deviation."
    )
    rules: tuple[Line, ...] = listed("Rules: how it is filled in.")
