"""Entities from what an author wrote: a mapping in; a typed entity, or as much of it as can be read, and its mistakes out."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from playbook.load.schema_errors import Path, Refusal, refusals
from playbook.model.base import Noun
from playbook.model.text import Text

_ATTEMPTS = 5

N = TypeVar("N", bound=Noun)

Include = Callable[[str], Text]


def read_noun(
    value: dict[str, Any], model: type[N], *, folder: str, include: Include
) -> tuple[N | None, list[Refusal]]:
    """The noun that a mapping is, and what of it was refused.

    What was refused is taken out and the rest read again, so that a slip in one key does not hide the entity from the rules; without what is
    required there is no noun.
    """
    context = {"folder": folder, "include": include}
    told: list[Refusal] = []
    for attempt in range(_ATTEMPTS):
        try:
            return model.__pydantic_validator__.validate_python(value, context=context), told
        except ValidationError as error:
            found = refusals(error.errors(include_url=False), value, model)
        if attempt == 0:
            told = [refusal for refusal in found if refusal.message is not None]
            value = copy.deepcopy(value)
        if any(not refusal.take_out for refusal in found):
            return None, told
        for refusal in sorted(found, key=_depth_first, reverse=True):
            _take_out(value, refusal.take_out)
    return None, told


def _depth_first(refusal: Refusal) -> tuple[tuple[int, str | int], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in refusal.take_out)


def _take_out(value: Any, path: Path) -> None:  # noqa: ANN401 - whatever the author wrote
    for step in path[:-1]:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return
    last = path[-1]
    if isinstance(value, dict):
        value.pop(last, None)
    elif isinstance(value, list) and isinstance(last, int) and last < len(value):
        del value[last]
