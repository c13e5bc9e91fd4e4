"""An authority: who may promise what alone, and whom to ask beyond it."""

from __future__ import annotations

from playbook.model.base import listed, optional, required
from playbook.model.bounds import Part
from playbook.model.entity import Entity
from playbook.model.reference import RoleRef, SegmentRef
from playbook.model.value import Length, Money


class Authority(Entity):
    """An item of the section `authority`."""

    role: RoleRef = required("Role: who may promise it.")
    segments: tuple[SegmentRef, ...] = listed("Segments: to whom; left out, to all.")
    discount_up_to: Part | None = optional("Discount up to: the highest discount given alone.")
    defer_up_to: Length | None = optional("Defer up to: the longest delay of payment given alone.")
    credit_up_to: Money | None = optional("Credit up to: the highest debt allowed alone.")
    beyond: RoleRef | None = optional("Beyond: the role to ask for more.")
