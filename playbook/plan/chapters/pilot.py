"""The pilot of a pipeline in; its days and its targets in words out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from playbook.diagnostics import Message, _
from playbook.model.pipeline import Pipeline
from playbook.model.value import Duration
from playbook.plan.chapters.spans import bounds_in_words, days_in_words
from playbook.plan.wording import Wording

METRICS: Mapping[str, Message] = {
    "conversion": _("Conversion"),
    "overdue": _("Overdue"),
    "duration": _("Time on the way"),
    "worklist": _("Clients in work"),
    "won": _("Clients won"),
}
PERCENTS = ("conversion", "overdue")
"""Metrics that are a part of something."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target: what is measured, in which state (a reference, if it is named), and the value to be kept to."""

    metric: str
    state: str | None
    value: str


@dataclass(frozen=True, slots=True)
class PilotContent:
    """The pilot in words."""

    days: str
    targets: tuple[TargetRow, ...]


def pilot_content(pipeline: Pipeline, words: Wording) -> PilotContent | None:
    """The pilot of a pipeline, or none where it has none."""
    pilot = pipeline.pilot
    if pilot is None:
        return None
    targets = tuple(
        TargetRow(
            words.say(METRICS[target.metric]),
            f"state:{target.state if '/' in target.state else f'{pipeline.id}/{target.state}'}"
            if target.state
            else None,
            bounds_in_words(
                _value(target.metric, target.at_least, words), _value(target.metric, target.at_most, words), words
            ),
        )
        for target in pilot.targets
    )
    return PilotContent(days_in_words(pilot.from_, pilot.to, words), targets)


def _value(metric: str, value: Decimal | Duration | None, words: Wording) -> str | None:
    if value is None:
        return None
    if isinstance(value, Duration):
        return words.duration(value)
    return words.percent(value) if metric in PERCENTS else words.number(value)
