"""A handoff: one role gives a client to another, with what it must pass and how the other accepts."""

from __future__ import annotations

from typing import Literal

from playbook.model.base import listed, optional, required
from playbook.model.entity import Entity
from playbook.model.reference import DocumentOrText, RoleRef, StateRef
from playbook.model.text import MarkdownText
from playbook.model.value import Length, Line


class Handoff(Entity):
    """An item of the section `handoffs`."""

    from_: RoleRef = required("From: the role that gives.", alias="from")
    to: RoleRef = required("To: the role that takes.")
    at: StateRef = required("At: the state where it happens, as pipeline/state.")
    mode: Literal["script", "phased"] = optional(
        "Mode: script (at one moment) or phased (both work for a while).", "script"
    )
    passes: tuple[DocumentOrText, ...] = required("Passes: documents and facts that go along.", min_length=1)
    checklist: tuple[Line, ...] = listed("Checklist: what is checked at the handoff.")
    accept_within: Length | None = optional("Accept within: how fast the other role accepts.")
    if_refused: MarkdownText | None = optional("If refused: what happens then.")
