"""Entities from what an author wrote: a mapping in; a typed entity, or as much of it as can be read, and its mistakes out."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar

from pydantic import ValidationError

from playbook.load.paths import Path, take_out
from playbook.load.schema_errors import Refusal, refusals
from playbook.model.base import Noun
from playbook.model.text import Text

_ATTEMPTS = 5

N = TypeVar("N", bound=Noun)


class Context(TypedDict):
    """What the model asks for while it reads: the folder a text stands in, and how a file is included."""

    folder: str
    include: Callable[[str], Text]


@dataclass(frozen=True, slots=True)
class Read(Generic[N]):
    """A noun, unless it lacks what is required; what was wrong with it; what was left out, round by round."""

    noun: N | None
    told: tuple[Refusal, ...] = ()
    left_out: tuple[list[Path], ...] = ()


def read_noun(value: dict[str, Any], model: type[N], context: Context) -> Read[N]:
    """The noun that a mapping is, and what of it was refused.

    What was refused is taken out of a copy and the rest read again, so that a slip in one key does not hide the entity
    from the rules; without what is required there is no noun.
    """
    told: tuple[Refusal, ...] = ()
    left_out: list[list[Path]] = []
    for attempt in range(_ATTEMPTS):
        try:
            noun = model.__pydantic_validator__.validate_python(value, context=context)
        except ValidationError as error:
            found = refusals(error.errors(include_url=False), value, model)
        else:
            return Read(noun, told, tuple(left_out))
        if attempt == 0:
            told = tuple(refusal for refusal in found if refusal.message is not None)
            value = copy.deepcopy(value)
        if any(not refusal.take_out for refusal in found):
            break
        left_out.append([refusal.take_out for refusal in found])
        take_out(value, None, left_out[-1])
    return Read(None, told, tuple(left_out))
