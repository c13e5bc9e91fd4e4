"""An edition: a smaller book for the roles that read it."""

from __future__ import annotations

from typing import Literal

from playbook.model.base import listed, optional
from playbook.model.entity import Entity
from playbook.model.reference import LineRef, RoleRef, SectionName
from playbook.model.value import Line

FULL = "full"
"""The edition that always exists: the whole book."""


class Edition(Entity):
    """An item of the section `editions`."""

    roles: tuple[RoleRef, ...] = listed("Roles: who reads it.")
    sections: tuple[SectionName, ...] = listed("Sections: which; left out, all.")
    lines: tuple[LineRef, ...] = listed("Lines: which; left out, all.")
    focus: Literal["own"] | None = optional("Focus: own, for only what its roles do themselves.")
    watermark: Line | None = optional("Watermark: words over every page.")
