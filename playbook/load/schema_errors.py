"""What a model refused: pydantic's errors and the value as written in; paths, codes and sentences out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from playbook.diagnostics import Message, _, nearest
from playbook.load.paths import Path, value_at, written
from playbook.load.sections import field_at
from playbook.load.sentences import MERGE, known_keys, told_mismatch, told_missing, told_unknown_key
from playbook.load.told import MAX_TOLD
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
    kept = [_unless_meant(refusal, found) for refusal in kept]
    return _with_the_rest(kept) if is_over else kept


def _unless_meant(refusal: Refusal, found: Mapping[Path, Refusal]) -> Refusal:
    """Nothing is said of a missing key beside which it stands misspelt, or beside a merge that may bring it."""
    if not refusal.is_missing:
        return refusal
    *parent, key = refusal.path
    beside = [other for path, other in found.items() if other.instead_of and path[:-1] == tuple(parent)]
    return replace(refusal, message=None) if any(other.instead_of in {key, MERGE} for other in beside) else refusal


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
        return _unknown_key(path, found, known_keys(holder))
    if found is None and field is not None and not field.is_required():
        return Refusal(path, path)
    if kind == MISTAKE:
        context = error["ctx"]
        inner = written(path + tuple(context["at"]), value)
        at_key = context["at_key"]
        return Refusal(inner, path, context["code"], context["message"], context["hint"], at_key=at_key)
    is_key = location[-1:] == ("[key]",)
    return Refusal(path, path, "F010", *told_mismatch(kind, error, str(path[-1]) if is_key else found), at_key=is_key)


def _unknown_key(path: Path, value: Any, known: list[str]) -> Refusal:  # noqa: ANN401 - as above
    key = str(path[-1])
    near = nearest(key, known)
    message, hint = told_unknown_key(key, value, known, near)
    instead_of = MERGE if key == MERGE else near
    return Refusal(path, path, "F001", message, hint, at_key=True, instead_of=instead_of)
