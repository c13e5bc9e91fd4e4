"""A line: one of the ways in which the company sells, such as wholesale and retail."""

from __future__ import annotations

from playbook.model.entity import Entity


class SalesLine(Entity):
    """An item of the section `lines`."""
