"""A mistake in a value: what a type tells the loader when the author's words do not fit it."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import PydanticCustomError

from playbook.diagnostics import Message

MISTAKE = "playbook_mistake"


def mistake(
    message: Message,
    hint: Message | None = None,
    *,
    at: Sequence[str | int] = (),
    at_key: bool = False,
    code: str = "F010",
) -> PydanticCustomError:
    """An error for pydantic to collect; `at` leads on from the field to the very part, or with `at_key` key, that is wrong."""
    context = {"message": message, "hint": hint, "at": tuple(at), "at_key": at_key, "code": code}
    return PydanticCustomError(MISTAKE, "mistake", context)
