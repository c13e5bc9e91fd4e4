"""The metrics of a role go in; lines of a table come out: what is measured, over what time, what must be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from playbook.diagnostics import Message, _
from playbook.model.role import Metric, Role
from playbook.plan.chapters.spans import bounds_in_words
from playbook.plan.wording import Wording

_PERIODS: Mapping[str, Message] = {
    "day": _("a day"),
    "week": _("a week"),
    "month": _("a month"),
    "quarter": _("a quarter"),
    "half-year": _("half a year"),
    "season": _("a season"),
    "year": _("a year"),
}
"""The words of the format for a length of time; whatever else an author writes stands as it is."""


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A metric in words."""

    title: str
    period: str
    target: str
    weight: str


def metric_lines(role: Role, words: Wording) -> tuple[MetricLine, ...]:
    """The metrics of a role in words."""
    return tuple(
        MetricLine(metric.title, _period(metric, words), _target(metric, words), _weight(metric.weight, words))
        for metric in role.metrics
    )


def _period(metric: Metric, words: Wording) -> str:
    written = metric.period or ""
    return words.say(_PERIODS[written.lower()]) if written.lower() in _PERIODS else written


def _target(metric: Metric, words: Wording) -> str:
    least, most = (_number(end, words) if end is not None else None for end in (metric.at_least, metric.at_most))
    return bounds_in_words(least, most, words, metric.unit)


def _number(written: str, words: Wording) -> str:
    try:
        return words.number(Decimal(written.replace("_", "").replace(" ", "")))
    except InvalidOperation:
        return written  # an author may also write «1 из 10»


def _weight(weight: Decimal | None, words: Wording) -> str:
    """A share of the whole as a percent; weights over 1 are points, and stay as they are."""
    if weight is None:
        return ""
    return words.percent(weight) if weight <= 1 else words.number(weight)
