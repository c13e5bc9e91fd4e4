"""What a model refused: pydantic's errors and the value as written in; paths, codes and sentences out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from playbook.diagnostics import Message, _
from playbook.load.paths import Path, value_at, written
from playbook.load.sections import field_at
from playbook.load.sentences import MERGE, told_mismatch, told_missing
from playbook.load.told import MAX_TOLD
from playbook.load.unknown_key import told_unknown_key
from playbook.model.base import Noun
from playbook.model.mistake import MISTAKE


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refused value: where it is written, what to take out so that the rest can be read, and what to say.

    There is nothing to say of an empty value of a key that may be left out.
    """

    path: Path
    take_out: Path
    code: str = "F010"
    message: Message | None = None
    hint: Message | None = None
    at_key: bool = False
    is_missing: bool = False
    instead_of: str | None = None
    """Of a key that is not known: the one that was meant, which is therefore not also missing."""
    rest_of: str | None = None
    """Of a key that is the rest of a value: the key of that value, which is therefore not also wrong."""


def refusals(errors: Iterable[Mapping[str, Any]], value: Any, model: type[Noun]) -> list[Refusal]:  # noqa: ANN401 - whatever the author wrote
    """One refusal for each value refused; of the options of a union the one that came nearest speaks."""
    found: dict[Path, Refusal] = {}
    silent, is_over = 0, False
    for error in errors:
        path = written(tuple(error["loc"]), value)
        is_over = len(found) - silent >= MAX_TOLD
        refusal = Refusal(path, path) if is_over else _refusal(error, path, value, model)
        silent += refusal.message is None
        if refusal.path not in found or error["type"] == MISTAKE:
            found[refusal.path] = refusal
    outer = {path[:length] for path in found for length in range(len(path))}
    kept = [refusal for path, refusal in found.items() if path not in outer]
    kept = _without_consequences(kept, found)
    return _with_the_rest(kept) if is_over else kept


def _without_consequences(kept: list[Refusal], found: Mapping[Path, Refusal]) -> list[Refusal]:
    """Nothing is said of a missing key beside which it stands misspelt, or beside a merge that may bring it, nor of half a value."""
    meant = {(*path[:-1], other.instead_of) for path, other in found.items() if other.instead_of}
    halves = {(*path[:-1], other.rest_of) for path, other in found.items() if other.rest_of}
    return [
        replace(refusal, message=None)
        if (refusal.is_missing and not meant.isdisjoint({refusal.path, (*refusal.path[:-1], MERGE)}))
        or (halves and refusal.path in halves)
        else refusal
        for refusal in kept
    ]


def _with_the_rest(found: list[Refusal]) -> list[Refusal]:
    """The last that is told tells instead that there are more."""
    told = [refusal for refusal in found if refusal.message is not None]
    last = replace(told[-1], message=_("More mistakes stand here than can be told."), hint=_("Mend those above first."))
    return [last if refusal is told[-1] else refusal for refusal in found]


def _refusal(error: Mapping[str, Any], path: Path, value: Any, model: type[Noun]) -> Refusal:  # noqa: ANN401 - as above
    kind, location = error["type"], tuple(error["loc"])
    holder, field = field_at(model, location)
    if kind == "missing":
        key = str(location[-1])
        return Refusal((*path, key), path, "F010", *told_missing(key, field), is_missing=True)
    found = value_at(value, path)
    if kind == "extra_forbidden":
        return _unknown_key(path, value, holder)
    if found is None and field is not None and not field.is_required():
        return Refusal(path, path)
    if kind == MISTAKE:
        context = error["ctx"]
        inner = written(path + tuple(context["at"]), value)
        at_key = context["at_key"]
        return Refusal(inner, path, context["code"], context["message"], context["hint"], at_key=at_key)
    is_key = location[-1:] == ("[key]",)
    return Refusal(
        path, path, "F010", *told_mismatch(kind, error, str(path[-1]) if is_key else found, field), at_key=is_key
    )


def _unknown_key(path: Path, value: Any, holder: type[Noun] | None) -> Refusal:  # noqa: ANN401 - as above
    key, parent = str(path[-1]), value_at(value, path[:-1])
    before = _key_before(key, parent)
    told = told_unknown_key(key, parent[key], parent.get(before), holder)
    rest_of = before if told.continues else None
    return Refusal(path, path, "F001", told.message, told.hint, at_key=True, instead_of=told.meant, rest_of=rest_of)


def _key_before(key: str, parent: dict[str, Any]) -> str | None:
    """The key that stands before another, asked only of one that may be the rest of a number, and not among thousands."""
    if not key[:1].isdigit() or len(parent) > _MANY_KEYS:
        return None
    return next((one for one, other in pairwise(parent) if other == key), None)


_MANY_KEYS = 1000
