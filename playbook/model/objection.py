"""An objection: what a client says against it, in the client's words, and what we answer."""

from __future__ import annotations

from playbook.model.base import Noun, listed, optional, required
from playbook.model.entity import Entity
from playbook.model.reference import ObjectionRef, ProductRef, SegmentRef
from playbook.model.text import MarkdownText
from playbook.model.value import Line


class InlineObjection(Noun):
    """An objection written where it is met."""

    objection: Line = required("Objection: in the client's words.")
    answer: MarkdownText = required("Answer: what we say.")


class Objection(Entity):
    """An item of the section `objections`; its title is in the client's words."""

    answer: MarkdownText | None = optional("Answer: what we say.")
    segments: tuple[SegmentRef, ...] = listed("Segments: from whom it is heard.")
    products: tuple[ProductRef, ...] = listed("Products: about what it is heard.")


ObjectionOrInline = ObjectionRef | InlineObjection
