"""A status: the health of a client, and the movement for which sellers are paid."""

from __future__ import annotations

from playbook.model.base import Noun, listed, optional, required
from playbook.model.criterion import MeasureCriteria
from playbook.model.entity import Entity
from playbook.model.reference import StatusRef
from playbook.model.text import MarkdownText
from playbook.model.value import Line


class Movement(Noun):
    """From a status to another, and how."""

    to: StatusRef = required("To: the status to move a client to.")
    how: MarkdownText | None = optional("How: what a seller does for it.")
    bonus: MarkdownText | None = optional("Bonus: what the seller gets for it.")


class Status(Entity):
    """An item of the section `statuses`; the first that matches wins."""

    when: MeasureCriteria = optional("When: criteria over the measures of a client.", {})
    goal: MarkdownText | None = optional("Goal: what we want with these clients.")
    plan: tuple[Line, ...] = listed("Plan: what is done.")
    next: tuple[Movement, ...] = listed("Next: the movement the sellers are paid for.")
