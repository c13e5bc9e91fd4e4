"""A competitor: what they are good and bad at, and what we say when a client names them."""

from __future__ import annotations

from playbook.model.base import listed, optional
from playbook.model.entity import Entity
from playbook.model.text import TextOrList
from playbook.model.value import Lines


class Competitor(Entity):
    """An item of the section `competitors`."""

    strengths: Lines = listed("Strengths: what they are good at.")
    weaknesses: Lines = listed("Weaknesses: what they are bad at.")
    say: TextOrList | None = optional("Say: what we say when a client names them.")
    avoid: TextOrList | None = optional("Avoid: what we never say.")
    sources: Lines = listed("Sources: where we know this from.")
