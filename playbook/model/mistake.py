"""A mistake in a value: what a type tells the loader when the author's words do not fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from playbook.diagnostics import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

MISTAKE = "playbook_mistake"


def mistake(message: Message, hint: Message | None = None, *, at: Sequence[str | int] = (), code: str = "F010") -> PydanticCustomError:
    """An error for pydantic to collect; `at` leads on from the field to the very part that is wrong."""
    return PydanticCustomError(MISTAKE, "mistake", {"message": message, "hint": hint, "at": tuple(at), "code": code})
