"""How clients of the example book go through a pipeline: its stages in; the steps of a client out, with what is done late and left out.

Whatever is random comes from the client's own chance, so that one client's history does not depend on another's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from docs.generator.example_hours import Hours

_MOST_STEPS = 12
_LATE_LEAST, _LATE_MEAN = 0.6, 2.8


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the CRM's history, in its words."""

    client: str
    pipeline: str
    state: str
    at: datetime
    person: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a stage: the part of the leavers who go it, why they are lost, and whether they go when the deadline has come."""

    to: str
    part: float
    reason: str = ""
    at_deadline: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A state as people really work in it: days it takes mostly, its deadline in days, the part who pass it, and the ways out."""

    lasts: float
    limit: float
    slips: float
    ways: Sequence[Way]


@dataclass(frozen=True, slots=True)
class Step:
    """A state that a client came into."""

    state: str
    at: datetime
    reason: str = ""


def walk(stages: Mapping[str, Stage], first: Step, hours: Hours, chance: Random) -> Iterator[Step]:
    """The first step and those after it, until a state without ways or the end of the history."""
    step = first
    for _number in range(_MOST_STEPS):
        if step.at > hours.end:
            return
        yield step
        if step.state not in stages:
            return
        step = _next(stages[step.state], step, hours, chance)


def _next(stage: Stage, step: Step, hours: Hours, chance: Random) -> Step:
    [way] = chance.choices(stage.ways, [one.part for one in stage.ways])
    by = step.at + timedelta(days=stage.limit)
    if chance.random() < stage.slips:
        at = hours.later(by, _LATE_LEAST + chance.expovariate(1 / _LATE_MEAN), chance)
    elif way.at_deadline:
        at = hours.later(step.at, stage.limit - 0.04, chance, by)
    else:
        at = hours.later(step.at, stage.lasts * chance.lognormvariate(0, 0.5), chance, by)
    return Step(way.to, at, way.reason)


@dataclass(frozen=True, slots=True)
class Handover:
    """Whoever gives a client writes the new state down, and whoever takes it writes it down again: within so many hours, or not."""

    hours: float
    slips: float
    forgotten: float = 0.0


def taken_at(given: datetime, handover: Handover, hours: Hours, chance: Random) -> datetime | None:
    """When the other accepted; nothing where he never did."""
    lot = chance.random()
    if lot < handover.forgotten:
        return None
    if lot < handover.forgotten + handover.slips:
        return hours.later(given, handover.hours / 24 + 0.4 + chance.expovariate(1.2), chance)
    within = handover.hours / 24 * (0.1 + 0.8 * chance.random())
    return hours.later(given, within, chance)
