"""A noun and what may be seen of the book in; the noun without all that names what may not, or nothing, out.

What a noun cannot be told without goes with it: a touchpoint whose role is hidden, a segment whose criterion tests a hidden
attribute. The ways through a type are compiled once, as in `model.walk`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, TypeVar, Union, get_args, get_origin

from playbook.editions.cut import Cut, LostLink
from playbook.model.base import ADDRESS_FIELD, Located, Noun
from playbook.model.mentions import ref_named
from playbook.model.onboarding import Path, TrainingDay
from playbook.model.reference import Reference
from playbook.model.reference_text import REFERENCE, find_references
from playbook.model.situation import Situation
from playbook.model.text import Text

N = TypeVar("N", bound=Noun)

BINDING = frozenset({
    "line", "role", "states", "segments", "statuses", "cells", "products", "criteria", "client", "expect", "not_our_client", "about",
    "approved_by",
})  # fmt: skip
"""Fields that say whom or what something is for, or who must agree: emptied, it would seem to be for everyone, so it goes instead."""

_NAMES_WHOM_TO_ASK = frozenset({"hand_to", "beyond", "mentor"})
"""Fields that name a role although the roles make no chapter; one that is hidden they name no more than others do."""

_CONTENT: Final[dict[type[Noun], tuple[str, ...]]] = {
    TrainingDay: ("read", "do", "quiz"),
    Path: ("days",),
    Situation: ("body", "say", "do", "limit", "hand_to", "see"),
}
"""What these are there for: whose author wrote some of it, of which nothing is left, is not told of."""

_ALL_MUST_HOLD = frozenset({"criteria", "client"})
"""Mappings that say something else once a key is gone."""


class _Gone(Enum):
    GONE = "gone"


GONE: Final = _Gone.GONE


Way = Callable[[Any, Cut], Any]
"""Gives a value without what is hidden: the same value if it names nothing such, `GONE` if nothing is left."""


def prune(noun: N, cut: Cut) -> N | None:
    """The noun without what is hidden, itself if it names nothing such; none if it cannot be told without it."""
    if isinstance(noun, Located) and noun.address:
        outer = cut.within, cut.trail
        cut.within, cut.trail = noun.address, []
        try:
            return _pruned(noun, cut)
        finally:
            cut.within, cut.trail = outer
            if noun.address in cut.torn and cut.within:
                cut.torn.add(cut.within)
    return _pruned(noun, cut)


def _pruned(noun: N, cut: Cut) -> N | None:
    changes: dict[str, Any] = {}
    emptied: set[str] = set()
    values = noun.__dict__
    for part in _parts(type(noun)):
        value = values[part.name]
        if value is None or value == ():
            continue
        cut.trail.append(part.key)
        left = part.way(value, cut)
        if left is GONE:
            cut.drop()
        cut.trail.pop()
        if left is GONE:
            if part.is_binding:
                return None
            emptied.add(part.name)
            changes[part.name] = part.default
        elif left is not value:
            changes[part.name] = left
    if not changes:
        return noun
    other = emptied_of(noun, changes, emptied)
    return None if emptied and _says_nothing(other, emptied) else other


def _says_nothing(noun: Noun, emptied: set[str]) -> bool:
    content = _CONTENT.get(type(noun), ())
    return not emptied.isdisjoint(content) and not any(getattr(noun, name) for name in content)


def emptied_of(noun: N, changes: dict[str, Any], emptied: set[str]) -> N:
    """The noun with other values, and as if its author had not written those that are emptied."""
    other = noun.model_copy(update=changes)
    other.__pydantic_fields_set__.difference_update(emptied)
    return other


class _Part(NamedTuple):
    name: str
    key: str
    way: Way
    is_binding: bool
    default: Any


@cache
def _parts(noun: type[Noun]) -> tuple[_Part, ...]:
    parts = []
    for name, one in noun.model_fields.items():
        if name in {ADDRESS_FIELD, "audience"}:
            continue
        is_list = get_origin(one.annotation) is tuple
        is_binding = name in BINDING or (one.is_required() and not is_list)
        is_named = is_binding or name in _NAMES_WHOM_TO_ASK
        way = _way(Annotated[(one.annotation, *one.metadata)] if one.metadata else one.annotation, name, is_named)
        if way is not None:
            parts.append(_Part(name, one.alias or name, way, is_binding, () if is_list else one.get_default()))
    return tuple(parts)


def _way(annotation: Any, name: str, is_binding: bool) -> Way | None:  # noqa: ANN401, FBT001, PLR0911 - a type as typing gives it, one line for each kind
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark = next((one for one in inner[1:] if isinstance(one, Reference)), None)
        return _way(inner[0], name, is_binding) if mark is None else _reference(mark, is_binding)
    if origin in {Union, UnionType}:
        return _either([one for one in inner if one is not NoneType], name, is_binding)
    if origin is tuple:
        return _items(_way(inner[0], name, is_binding))
    if origin is dict:
        return _mapping(_way(inner[0], name, is_binding), _way(inner[1], name, is_binding), name)
    if annotation is Text or annotation is str:
        return _words
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return _noun if issubclass(annotation, Located) or _parts(annotation) else None
    return None


def _noun(noun: Noun, cut: Cut) -> Any:  # noqa: ANN401 - a noun or nothing
    if isinstance(noun, Located) and noun.address and not cut.shows(noun.address):
        return GONE
    left = prune(noun, cut)
    return GONE if left is None else left


def _reference(mark: Reference, is_binding: bool) -> Way:  # noqa: FBT001 - told by the field
    def way(name: str, cut: Cut) -> Any:  # noqa: ANN401 - a name or nothing
        if name in mark.also:
            return name
        if mark.may_be_text and "[[" in name:
            return _words(name, cut)
        return name if cut.sees(ref_named(mark, name, cut.within), is_binding) else GONE

    return way


def _words(text: str | Text, cut: Cut) -> str | Text:
    source = text if isinstance(text, str) else text.source
    if "[[" not in source:
        return text
    parts: list[str] = []
    counts: dict[str, int] = {}
    reached = 0
    for found in find_references(source):
        number = counts.get(found.quote, 0)
        counts[found.quote] = number + 1
        if not cut.sees(found.ref, False):  # noqa: FBT003 - a link binds nothing
            cut.lost.append(LostLink(cut.at, found.quote, number, found.ref))
            parts += [source[reached : found.offset], label_of(found.quote)]
            reached = found.offset + len(found.quote)
    if not parts:
        return text
    left = "".join([*parts, source[reached:]])
    return left if isinstance(text, str) else Text(left, text.folder)


def label_of(quote: str) -> str:
    """The words that the author gave a link; a link without them would have borne the title of what is hidden."""
    written = REFERENCE.fullmatch(quote)
    return (written["label"] or "…").strip() if written else "…"


def _items(item: Way | None) -> Way | None:
    if item is None:
        return None

    def way(values: tuple[Any, ...], cut: Cut) -> Any:  # noqa: ANN401 - the items that are left, or nothing
        left, is_same = [], True
        for number, value in enumerate(values):
            cut.trail.append(number)
            kept = item(value, cut)
            if kept is GONE:
                cut.drop()
            else:
                left.append(kept)
            cut.trail.pop()
            is_same = is_same and kept is value
        return values if is_same else tuple(left) or GONE

    return way


def _mapping(key: Way | None, value_way: Way | None, name: str) -> Way | None:
    def way(values: dict[str, Any], cut: Cut) -> Any:  # noqa: ANN401 - as above
        left = {}
        for one, value in values.items():
            cut.trail.append(one)
            kept_key = one if key is None or key is _words else key(one, cut)
            kept = value if value_way is None else value_way(value, cut)
            is_kept = kept_key is not GONE and kept is not GONE
            if not is_kept:
                cut.drop()
            cut.trail.pop()
            if is_kept:
                left[one] = kept
            elif name in _ALL_MUST_HOLD:
                return GONE
        is_same = len(left) == len(values) and all(left[one] is value for one, value in values.items())
        return values if is_same else left or GONE

    return way


def _either(options: list[Any], name: str, is_binding: bool) -> Way | None:  # noqa: FBT001 - as above
    ways = [(one, _is_noun(option)) for option in options if (one := _way(option, name, is_binding)) is not None]
    if len(options) == 1 or not ways:
        return ways[0][0] if ways else None

    def way(value: Any, cut: Cut) -> Any:  # noqa: ANN401 - a value of the model
        for one, takes_nouns in ways:
            if takes_nouns is isinstance(value, Noun):
                return one(value, cut)
        return value

    return way


def _is_noun(option: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(option, type) and issubclass(option, Noun)
