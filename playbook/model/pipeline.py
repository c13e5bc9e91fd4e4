"""A pipeline: the states of a deal, who owns each, until when, and where it goes from there."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator

from playbook.diagnostics import _
from playbook.model.base import Noun, listed, optional, required
from playbook.model.bounds import Amount, Part
from playbook.model.day_order import demand_order
from playbook.model.entity import Entity
from playbook.model.mistake import mistake
from playbook.model.pilot_bounds import demand_bounds
from playbook.model.reference import LocalStateRef, RoleRef, SegmentRef
from playbook.model.text import MarkdownText
from playbook.model.value import Day, Duration, Id, Length, Line, Measured, Whole

StateKind = Literal["start", "work", "pause", "won", "lost"]


def _as_limit(value: Any) -> Any:  # noqa: ANN401 - a validator is given whatever the author wrote
    return {"limit": value} if isinstance(value, str | Duration) else value


def _as_target(value: Any) -> Any:  # noqa: ANN401
    return {"to": value} if isinstance(value, str) else value


class Deadline(Noun):
    """How long a client may stay in a state."""

    limit: Length = required("Limit: how long a client may stay.")
    warn: Length | None = optional(
        "Warn: how long before the deadline the seller is reminded; with limit 7d and warn 2d, after five days."
    )
    by_segment: dict[SegmentRef, Length] = optional("By segment: other limits for segments of one segmentation.", {})

    @model_validator(mode="after")
    def _demand_a_reminder_within(self) -> Deadline:
        # A segment may have less time than that: its clients are reminded of from the first day.
        if self.warn is not None and self.warn.days() >= self.limit.days():
            hint = _("Write less than {limit}.", limit=str(self.limit))
            raise mistake(_("The reminder comes before the deadline begins."), hint, at=("warn",))
        return self


class OnDeadline(Noun):
    """Where a client goes whose deadline has passed."""

    to: LocalStateRef = required("To: the state the client moves to.")
    reason: Line | None = optional("Reason: one of the target's reasons.")
    share: Part | None = optional("Share: the part of the clients who go this way.")


class Transition(Noun):
    """A way on from a state."""

    to: LocalStateRef = required("To: a state of this pipeline, or pipeline/state.")
    when: Line | None = optional("When: what has happened.")
    reason: Line | None = optional("Reason: one of the target's reasons.")
    share: Part | None = optional("Share: the part of the clients who go this way.")


class Step(Noun):
    """A step of the detailed sales cycle."""

    title: Line = required("Title: what is done.")
    role: RoleRef | None = optional("Role: who does it.")
    lasts: Length | None = optional("Lasts: how long it takes.")
    body: MarkdownText | None = optional("Text: how it is done.")


class Reason(Noun):
    """Why a deal was lost."""

    id: Id = required("Id: small Latin letters, digits and hyphens.")
    title: Line = required("Title: the reason in words.")
    revisit_after: Length | None = optional("Revisit after: when to ask again; left out, never.")


class State(Entity):
    """An item of a pipeline's `states`."""

    kind: StateKind = optional("Kind: start, work (if left out), pause, won or lost.", "work")
    deadline: Annotated[Deadline, BeforeValidator(_as_limit, json_schema_input_type=Length | Deadline)] | None = (
        optional("Deadline: how long a client may stay.")
    )
    on_deadline: Annotated[OnDeadline, BeforeValidator(_as_target, json_schema_input_type=Line | OnDeadline)] | None = (
        optional("When the deadline passes: the state the client then moves to.")
    )
    entry: tuple[Line, ...] = listed("Entry: what must be so when a client comes in.")
    exit: tuple[Line, ...] = listed("Exit: what must be done before a client goes on.")
    steps: tuple[Step, ...] = listed("Steps: the detailed sales cycle.")
    reasons: tuple[Reason, ...] = listed("Reasons: why deals end here.")
    lasts: Length | None = optional("Lasts: how long a client typically stays.")
    next: tuple[Transition, ...] = listed("Next: the ways on.")


class Worklist(Noun):
    """How many clients one person has in work at once."""

    role: RoleRef = required("Role: whose worklist it is.")
    min: Whole | None = optional("Minimum: fewer leave the seller idle.")
    max: Whole | None = optional("Maximum: more cannot be cared for.")


class PilotTarget(Noun):
    """What the trial period must show."""

    metric: Literal["conversion", "overdue", "duration", "worklist", "won"] = required(
        "Metric: conversion, overdue, duration, worklist or won."
    )
    state: LocalStateRef | None = optional("State: where it is measured.")
    at_least: Measured | None = optional("At least: the value that must be reached.")
    at_most: Measured | None = optional("At most: the value that must be kept to.")

    @model_validator(mode="after")
    def _demand_bounds(self) -> Self:
        demand_bounds(self.metric, self.at_least, self.at_most)
        return self


class Pilot(Noun):
    """The pilot of a pipeline."""

    from_: Day | None = optional("From: its first day.", alias="from")
    to: Day | None = optional("To: its last day.")
    targets: tuple[PilotTarget, ...] = listed("Targets: what it must show.")

    @model_validator(mode="after")
    def _demand_order(self) -> Self:
        demand_order(self.from_, self.to)
        return self


class Pipeline(Entity):
    """An item of the section `pipelines`."""

    max_cycle: Length | None = optional("Longest cycle: sell within it or move on.")
    worklist: Worklist | None = optional("Worklist: clients in work at once at one person.")
    inflow: Amount | None = optional("Inflow: new clients per person per week.")
    states: tuple[State, ...] = listed("States: of a deal, from first to last.")
    pilot: Pilot | None = optional("Pilot: the trial period of this pipeline.")
