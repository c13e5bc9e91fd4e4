"""What is said of a value that the model refused: what pydantic and the model know of it in; a sentence and a hint out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo

from playbook.diagnostics import Message, _, nearest
from playbook.model.base import ADDRESS_FIELD, Noun
from playbook.model.expected import LIST_HINT, expectation
from playbook.model.value_hints import id_hint

Sentence = tuple[Message, Message | None]

MERGE = "<<"


def told_missing(key: str, field: FieldInfo | None) -> Sentence:
    """A key that must be there and is not."""
    about = Message(field.description) if field is not None and field.description else None
    return _("The key “{key}” is missing here.", key=key), about


def known_keys(holder: type[Noun] | None) -> list[str]:
    """The keys that an author may write in a noun."""
    fields = holder.model_fields.items() if holder else ()
    return [field.alias or name for name, field in fields if name != ADDRESS_FIELD]


def told_mismatch(kind: str, error: Mapping[str, Any], found: Any, field: FieldInfo | None) -> Sentence:  # noqa: ANN401 - whatever the author wrote
    """A value of another type than expected, in a form that pydantic knows; the field says what its words mean."""
    if kind == "string_pattern_mismatch":
        return _bad_pattern(error, found)
    if kind == "literal_error":
        words = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        near = nearest(found, words) if isinstance(found, str) else None
        about = Message(field.description) if field is not None and field.description else None
        hint = _("Did you mean “{near}”?", near=near) if near else about
        return expectation(_("one of {words}", words=words), found), hint
    if kind in _FORMS:
        form, hint = _FORMS[kind]
        if kind == "tuple_type" and isinstance(found, str):
            hint = _list_hint(found)
        return expectation(form, found), _("Write what is missing.") if found is None else hint
    return _("This cannot be read: {problem}.", problem=str(error["msg"])), None


def _bad_pattern(error: Mapping[str, Any], found: Any) -> Sentence:  # noqa: ANN401 - as above
    if "A-Z" in str(error["ctx"]["pattern"]):
        return expectation(_("the code of a currency such as RUB"), found), None
    form = _("an id of small Latin letters, digits and hyphens")
    hint = id_hint(found) if isinstance(found, str) else None
    return expectation(form, found), hint or _(
        "An id starts with a letter, such as first-call; it becomes the page's address."
    )


def _list_hint(text: str) -> Message:
    """The text as a list, where its parts can stand inside of brackets as they are."""
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()]
    if not parts or len(text) > _LONGEST_LIST or any(_NOT_IN_BRACKETS.search(part) for part in parts):
        return LIST_HINT
    return _("Write “{list}”, or each item on a line of its own after “- ”.", list=f"[{', '.join(parts)}]")


_PARTED = re.compile(r"[;,•\n]")
_NOT_IN_BRACKETS = re.compile(r"[][{}:#\"'&*!|>%@`\t]|[0-9][.)] ")
_LONGEST_LIST = 60


_TEXT = (_("a text"), _("Put the text into quotes if it starts with a bracket or a brace."))
_KEYS = (_("keys with values"), _("Write “key: value” for each, on lines of their own or inside {{…}}."))
_FORMS: dict[str, Sentence] = {
    "string_type": _TEXT,
    "string_too_short": (_("a text"), None),
    "string_too_long": (_("something shorter"), _("At most 100 letters: it becomes the name of a file.")),
    "tuple_type": (_("a list"), LIST_HINT),
    "too_short": (_("a list with at least one item"), None),
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "dict_attributes_type": _KEYS,
}
