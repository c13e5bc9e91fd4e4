"""The severities that a book gives to rules."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from playbook.model.base import Located

Level = Literal["error", "warning", "info", "off"]


class Checks(Located):
    """The section `checks`: rules by code, each with the severity it has in this book."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Level]

    @property
    def levels(self) -> dict[str, Level]:
        """The severities by the code of the rule."""
        return self.__pydantic_extra__
