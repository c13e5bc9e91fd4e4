"""A competitor: what they are good and bad at, and what we say when a client names them."""

from __future__ import annotations

from playbook.model.base import listed, optional
from playbook.model.entity import Entity
from playbook.model.text import MarkdownText
from playbook.model.value import Line


class Competitor(Entity):
    """An item of the section `competitors`."""

    strengths: tuple[Line, ...] = listed("Strengths: what they are good at.")
    weaknesses: tuple[Line, ...] = listed("Weaknesses: what they are bad at.")
    say: MarkdownText | None = optional("Say: what we say when a client names them.")
    avoid: MarkdownText | None = optional("Avoid: what we never say.")
    sources: tuple[Line, ...] = listed("Sources: where we know this from.")
