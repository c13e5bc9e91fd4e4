"""A touchpoint: where we touch a client, who does it, for what, in which words and by which standards."""

from __future__ import annotations

from typing import Literal

from playbook.model.base import listed, optional, required
from playbook.model.entity import Entity
from playbook.model.objection import ObjectionOrInline
from playbook.model.reference import AttributeRef, DocumentOrText, RoleRef, SegmentRef, StateRef, TouchpointRef
from playbook.model.text import MarkdownText
from playbook.model.value import Flag, Length, Line

Channel = Literal["phone", "email", "messenger", "meeting", "visit", "site", "exhibition", "document", "other"]


class Touchpoint(Entity):
    """An item of the section `touchpoints`."""

    channel: Channel | None = optional(
        "Channel: phone, email, messenger, meeting, visit, site, exhibition, document or other."
    )
    direction: Literal["inbound", "outbound"] | None = optional("Direction: inbound or outbound.")
    states: tuple[StateRef, ...] = listed("States: where in a pipeline it happens, as pipeline/state.")
    segments: tuple[SegmentRef, ...] = listed("Segments: for whom; left out, all.")
    role: RoleRef = required("Role: who does it.")
    goal: Line = required("Goal: what is reached when it went well.")
    script: MarkdownText | None = optional("Script: what to say.")
    inputs: tuple[DocumentOrText, ...] = listed("Inputs: what one has at hand; ids of documents, or plain texts.")
    outputs: tuple[DocumentOrText, ...] = listed("Outputs: what there is afterwards; ids of documents, or plain texts.")
    respond_within: Length | None = optional("Respond within: how fast we answer.")
    lasts: Length | None = optional("Lasts: how long it takes.")
    asks: tuple[AttributeRef, ...] = listed("Asks: the attributes found out here.")
    standards: tuple[Line, ...] = listed("Standards: how it is done well.")
    mistakes: tuple[Line, ...] = listed("Mistakes: what goes wrong.")
    objections: tuple[ObjectionOrInline, ...] = listed("Objections: what clients say here, by id or in place.")
    entry_level: Flag = optional("Entry level: a newcomer can work here first.", default=False)
    next: tuple[TouchpointRef, ...] = listed("Next: the touchpoints that follow.")
