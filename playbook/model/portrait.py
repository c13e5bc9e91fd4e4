"""A portrait: the buyer at whom a line is aimed."""

from __future__ import annotations

from playbook.model.base import listed, optional
from playbook.model.criterion import Criteria
from playbook.model.entity import Entity
from playbook.model.objection import ObjectionOrInline
from playbook.model.value import Lines


class Portrait(Entity):
    """An item of the section `portraits`."""

    facts: Criteria = optional("Facts: what is known of this buyer, as criteria.", {})
    goals: Lines = listed("Goals: what this buyer wants.")
    pains: Lines = listed("Pains: what troubles this buyer.")
    objections: tuple[ObjectionOrInline, ...] = listed("Objections: what this buyer says against it.")
    quotes: Lines = listed("Quotes: in this buyer's own words.")
    sources: Lines = listed("Sources: where we know this from.")
