"""A situation: the entry by moment, for someone with a client on the line."""

from __future__ import annotations

from playbook.model.base import listed, optional
from playbook.model.entity import Entity
from playbook.model.reference import AnyRef, AuthorityOrText, RoleRef, StateRef
from playbook.model.text import MarkdownText
from playbook.model.value import Line


class Situation(Entity):
    """An item of the section `situations`."""

    role: RoleRef | None = optional("Role: who is in it.")
    states: tuple[StateRef, ...] = listed("States: where it happens, as pipeline/state.")
    say: MarkdownText | None = optional("Say: the words.")
    do: tuple[Line, ...] = listed("Do: the steps.")
    limit: AuthorityOrText | None = optional("Limit: what the seller may promise alone; an authority's id, or words.")
    hand_to: RoleRef | None = optional("Hand to: the role that takes over.")
    see: tuple[AnyRef, ...] = listed("See: what to read, as kind:id.")
