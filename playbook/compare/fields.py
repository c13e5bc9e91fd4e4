"""The fields of a noun as they are compared: each with its key, its label, and how the author writes its values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from playbook.model.base import ADDRESS_FIELD, Noun
from playbook.model.criterion import UNKNOWN, Criterion
from playbook.model.data_source import shown_address
from playbook.model.mark import Mark
from playbook.model.range import Range
from playbook.model.reference import Reference
from playbook.model.text import Text
from playbook.model.value import read_money

_EXACT = {
    "Case.client",
    "DataSource.source",
    "DataSource.table",
    "DataSource.columns",
    "Contact.phone",
    "Contact.email",
    "Period.id",
    "OnDeadline.reason",
    "Transition.reason",
}
"""Fields of texts in which every character counts."""
_NOTHING: frozenset[str] = frozenset()
_OTHER_KINDS = {"OnDeadline.reason": frozenset({"reason"}), "Transition.reason": frozenset({"reason"})}
"""Fields that name what is no entity of its own."""
_PRIMARY = {"Deadline": "limit", "OnDeadline": "to", "Transition": "to"}
"""Nouns that an author may write as one value: `deadline: 7d` for `deadline: {limit: 7d}`."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a noun: its name in the model, its key in YAML, its label and what it is for (`Owner: the role …`), and what its values mean."""

    name: str
    key: str
    about: str
    marks: frozenset[Mark]
    is_words: bool
    """Whether its values are words, which can be misspelt; not ids, paths, patterns, or one of a few choices."""
    kinds: frozenset[str]
    """The kinds of entities that its values may name."""
    is_money: bool
    is_address: bool = False
    """Whether its values are addresses that may hold a user and a password, which nobody is shown."""


@cache
def fields_of(noun: type[Noun]) -> tuple[Field, ...]:
    """The fields that an author writes, in the order of the format."""
    found = []
    for name, field in noun.model_fields.items():
        if name == ADDRESS_FIELD or field.exclude:
            continue
        called = f"{noun.__name__}.{name}"
        said = [*field.metadata, *_marks_in(field.annotation)]
        marks = frozenset(one for one in said if isinstance(one, Mark))
        kinds = frozenset(one.kind for one in said if isinstance(one, Reference)) | _OTHER_KINDS.get(called, _NOTHING)
        is_money = any(getattr(one, "func", None) is read_money for one in said)
        is_words = called not in _EXACT and _are_words(field.annotation, field.metadata)
        is_address = called == "DataSource.source"
        key, about = field.alias or name, field.description or name
        found.append(Field(name, key, about, marks, is_words, kinds, is_money, is_address))
    return tuple(found)


def primary_of(noun: Noun) -> str:
    """The key of a noun that an author may leave out together with all others; empty where there is none."""
    return _PRIMARY.get(type(noun).__name__, "")


def written(value: Any, field: Field | None = None) -> str:  # noqa: ANN401 - a value of the model
    """A value as an author would write it on one line of YAML; a text as it stands."""
    plain = _plain(value, field)
    return plain if isinstance(plain, str) else _flow(plain)


def _marks_in(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type as typing gives it
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from inner[1:]
        inner = inner[:1]
    for one in inner:
        if not isinstance(one, str):  # a word of a Literal
            yield from _marks_in(one)


def _are_words(annotation: Any, metadata: Iterable[Any]) -> bool:  # noqa: ANN401 - as above
    """Whether a type takes texts in which spelling is no meaning."""
    if annotation is Text:
        return True
    is_exact = any(
        one is Mark.FILE or (isinstance(one, Reference) and not one.may_be_text) or getattr(one, "pattern", None)
        for one in metadata
    )
    if annotation is str:
        return not is_exact
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _are_words(inner[0], (*metadata, *inner[1:]))
    if get_origin(annotation) is dict:
        return _are_words(inner[1], metadata)
    return not is_exact and get_origin(annotation) is not Literal and any(_are_words(one, ()) for one in inner)


def _plain(value: Any, field: Field | None) -> Any:  # noqa: ANN401, PLR0911 - as above; a line for each kind of value
    if isinstance(value, Noun):
        return _plain_noun(value)
    if isinstance(value, Criterion):
        return _plain_criterion(value)
    if isinstance(value, Range):
        return _plain_range(value)
    if isinstance(value, Decimal):
        is_percent = field is not None and Mark.PERCENT in field.marks
        return f"{_number(value * 100)}%" if is_percent else _number(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one, field) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one, field) for name, one in value.items()}
    if field is not None and field.is_address:
        return shown_address(str(value))
    return value.source if isinstance(value, Text) else str(value)


def _plain_noun(noun: Noun) -> Any:  # noqa: ANN401 - as above
    found = {}
    for field in fields_of(type(noun)):
        value = getattr(noun, field.name)
        if value != noun.__class__.model_fields[field.name].default:
            found[field.key] = _plain(value, field)
    primary = primary_of(noun)
    return found[primary] if primary and list(found) == [primary] else found


def _plain_criterion(criterion: Criterion) -> Any:  # noqa: ANN401 - as above
    if criterion.excluded:
        return {"not": list(criterion.excluded)}
    words = list(criterion.choices)
    if criterion.flag is not None:
        words.append("true" if criterion.flag else "false")
    items: list[Any] = [*map(_plain_range, criterion.ranges), *words, *([UNKNOWN] if criterion.takes_unknown else [])]
    return items[0] if len(items) == 1 and not criterion.choices else items


def _plain_range(value: Range) -> dict[str, str]:
    ends = {
        ("from" if value.lower_is_in else "above"): value.lower,
        ("to" if value.upper_is_in else "below"): value.upper,
    }
    sign = "%" if value.unit == "percent" else ""
    return {key: f"{_number(end * 100 if sign else end)}{sign}" for key, end in ends.items() if end is not None}


def _number(value: Decimal) -> str:
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _flow(plain: Any) -> str:  # noqa: ANN401 - lists and mappings of texts
    if isinstance(plain, list):
        return f"[{', '.join(map(_flow, plain))}]"
    if isinstance(plain, dict):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in plain.items())}}}"
    text = str(plain)
    return json.dumps(text, ensure_ascii=False) if _NEEDS_QUOTES & set(text) else text


_NEEDS_QUOTES = set("[]{},:#\n\"'")
