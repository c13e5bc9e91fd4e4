"""The curve of Pareto as data: which share of turnover the largest clients bring together, before anyone has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from playbook.plan.month_chart import Tick


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The largest clients as a share of all, and the share of turnover that they bring; with words where a reader should look."""

    clients: Decimal
    turnover: Decimal
    label: str = ""


@dataclass(frozen=True, slots=True)
class ParetoCurve:
    """A whole curve, rising from nothing to all; `marks` are the points with words, `ticks` the shares told along both sides."""

    id: str
    title: str
    description: str
    points: tuple[CurvePoint, ...]
    marks: tuple[CurvePoint, ...]
    ticks: tuple[Tick, ...]
    name_of_clients: str
    name_of_turnover: str
