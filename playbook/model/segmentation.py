"""A segmentation: one way of dividing clients, and its segments."""

from __future__ import annotations

from typing import Literal

from playbook.model.base import listed, optional
from playbook.model.criterion import Criteria
from playbook.model.entity import Entity
from playbook.model.reference import TermsOrText
from playbook.model.text import MarkdownText
from playbook.model.value import Flag, Line


class Segment(Entity):
    """An item of a segmentation's `segments`."""

    criteria: Criteria = optional("Criteria: who belongs here; an empty mapping is everyone.", {})
    approach: MarkdownText | None = optional("Approach: how we treat these clients.")
    terms: tuple[TermsOrText, ...] = listed("Terms: ids of terms, or plain texts.")
    potential: Literal["low", "medium", "high"] | None = optional("Potential: low, medium or high.")
    examples: tuple[Line, ...] = listed("Examples: clients like these.")


class Segmentation(Entity):
    """An item of the section `segmentations`."""

    policy: Literal["exclusive", "first-match", "overlapping"] = optional(
        "Policy: exclusive (a client is in exactly one segment), first-match (order decides) or overlapping.",
        "exclusive",
    )
    complete: Flag = optional("Complete: every possible client of the line falls into some segment.", default=True)
    segments: tuple[Segment, ...] = listed("Segments: the parts.")
