"""What a model refused, in an author's words: pydantic's errors and the value as written in; paths, codes and sentences out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playbook.diagnostics import Message, _, nearest
from playbook.load.sections import field_at
from playbook.model.base import ADDRESS_KEY, Noun
from playbook.model.mistake import MISTAKE

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refused value: where it is written, what to take out so that the rest can be read, and what to say (or nothing: an empty value left out)."""

    path: Path
    take_out: Path
    code: str = "F010"
    message: Message | None = None
    hint: Message | None = None
    at_key: bool = False


def refusals(errors: Iterable[Mapping[str, Any]], value: Any, model: type[Noun]) -> list[Refusal]:  # noqa: ANN401 - whatever the author wrote
    """One refusal for each value refused; of the options of a union the one that came nearest speaks."""
    found: dict[Path, Refusal] = {}
    for error in errors:
        refusal = _refusal(error, value, model)
        if refusal.path not in found or error["type"] == MISTAKE:
            found[refusal.path] = refusal
    return [one for path, one in found.items() if not any(other[: len(path)] == path and len(other) > len(path) for other in found)]


def _refusal(error: Mapping[str, Any], value: Any, model: type[Noun]) -> Refusal:  # noqa: ANN401
    kind, location = error["type"], tuple(error["loc"])
    path = _written(location, value)
    if kind == "missing":
        return _missing(path, str(location[-1]), location, model)
    if kind == "extra_forbidden":
        return _unknown_key(path, location, model, _value_at(value, path))
    if kind == MISTAKE:
        context = error["ctx"]
        return Refusal(_written(path + tuple(context["at"]), value), path, context["code"], context["message"], context["hint"])
    found = _value_at(value, path)
    if location[-1:] == ("[key]",):
        return Refusal(path, path, "F010", *_told(kind, error, str(path[-1])), at_key=True)
    field = field_at(model, location)[1]
    if found is None and field is not None and not field.is_required():
        return Refusal(path, path)
    return Refusal(path, path, "F010", *_told(kind, error, found))


def _written(location: Path, value: Any) -> Path:  # noqa: ANN401
    """The part of pydantic's path that the author wrote: tags of unions and keys of mappings marked so are passed over."""
    path: list[str | int] = []
    for step in location:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _value_at(value: Any, path: Path) -> Any:  # noqa: ANN401
    for step in path:
        value = value[step]
    return value


def _missing(path: Path, key: str, location: Path, model: type[Noun]) -> Refusal:
    _holder, field = field_at(model, location)
    about = Message(field.description) if field is not None and field.description else None
    return Refusal((*path, key), path, "F010", _("The key “{key}” is missing here.", key=key), about)


def _unknown_key(path: Path, location: Path, model: type[Noun], value: Any) -> Refusal:  # noqa: ANN401
    key = str(path[-1])
    holder, _field = field_at(model, location)
    known = [field.alias or name for name, field in holder.model_fields.items() if name != "address"] if holder else []
    near = nearest(key, known)
    if near is not None:
        hint = _("Did you mean “{near}”?", near=near)
    elif value is None:
        hint = _("If it is a part of the text before it, put that text into quotes: inside {{…}} a comma starts a new key.")
    else:
        hint = _("Known here: {known}.", known=known)
    return Refusal(path, path, "F001", _("The key “{key}” is not known here.", key=key), hint, at_key=True)


def _told(kind: str, error: Mapping[str, Any], found: Any) -> tuple[Message, Message | None]:  # noqa: ANN401
    if kind == "string_pattern_mismatch":
        return _bad_pattern(error, found)
    if kind == "literal_error":
        words = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        near = nearest(found, words) if isinstance(found, str) else None
        return _expected(_("one of {words}", words=words), found), _("Did you mean “{near}”?", near=near) if near else None
    if kind in _FORMS:
        form, hint = _FORMS[kind]
        return _expected(form, found), hint
    return _("This cannot be read: {problem}.", problem=str(error["msg"])), None


def _bad_pattern(error: Mapping[str, Any], found: Any) -> tuple[Message, Message | None]:  # noqa: ANN401
    if "A-Z" in str(error["ctx"]["pattern"]):
        return _expected(_("the code of a currency such as RUB"), found), None
    return (
        _expected(_("an id of small Latin letters, digits and hyphens"), found),
        _("An id starts with a letter and becomes the page's address, such as first-call."),
    )


_FORMS: dict[str, tuple[Message, Message | None]] = {
    "string_type": (_("a text"), None),
    "string_too_short": (_("a text"), None),
    "tuple_type": (_("a list"), _("Write each item on a line of its own after “- ”, or all of them inside […].")),
    "too_short": (_("a list with at least one item"), None),
    "dict_type": (_("a mapping of keys and values"), None),
    "model_type": (_("a mapping of keys and values"), None),
    "model_attributes_type": (_("a mapping of keys and values"), None),
    "dict_attributes_type": (_("a mapping of keys and values"), None),
}


def _expected(form: Message, found: Any) -> Message:  # noqa: ANN401
    if found is None or found == "":
        return _("Expected {form}, but nothing stands here.", form=form)
    return _("Expected {form}, but “{value}” stands here.", form=form, value=_shown(found))


def _shown(found: Any) -> str:  # noqa: ANN401
    if isinstance(found, list):
        return "[…]"
    if isinstance(found, dict):
        keys = [str(key) for key in found if key != ADDRESS_KEY]
        return "{" + ", ".join(f"{key}: …" for key in keys[:3]) + "}"
    text = str(found)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - a line of a terminal holds no more beside the sentence


