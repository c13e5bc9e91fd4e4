"""A role: who works here, for what, with which tools and by which metrics."""

from __future__ import annotations

from playbook.model.base import Noun, listed, optional, required
from playbook.model.entity import Entity
from playbook.model.range import RangeField
from playbook.model.reference import RoleRef
from playbook.model.value import Line, Number, Percent, Whole


class Metric(Noun):
    """What a role's work is measured by."""

    title: Line = required("Title: what is measured.")
    period: Line | None = optional("Period: over what time, such as a month.")
    at_least: Line | None = optional("At least: the value that must be reached.")
    at_most: Line | None = optional("At most: the value that must be kept to.")
    unit: Line | None = optional("Unit: what is counted.")
    weight: Percent | Number | None = optional("Weight: the part of the whole that this metric has.")


class Role(Entity):
    """An item of the section `roles`."""

    mission: Line | None = optional("Mission: what this role is for, in a sentence.")
    responsibilities: tuple[Line, ...] = listed("Responsibilities: what this role does.")
    tools: tuple[Line, ...] = listed("Tools: what this role works with.")
    metrics: tuple[Metric, ...] = listed("Metrics: what this role is measured by.")
    headcount: Whole | None = optional("Headcount: how many people have this role.")
    capacity: RangeField | None = optional("Capacity: clients in work at once per person; for information.")
    reports_to: RoleRef | None = optional("Reports to: the role above.")
