"""The sections of the format: the model in; tables of keys, each with what stands there and what it is for, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from docs.generator.kinds import kind_in_words
from docs.generator.words import WORDS
from playbook.locale import Language, catalogue
from playbook.model.base import Noun
from playbook.model.book import Book
from playbook.model.entity import Shared
from playbook.model.mark import Mark
from playbook.model.schema import json_schema

_STEPS: dict[Any, str] = {tuple: "[]", dict: "{}"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping: what may stand there, what it is for, what holds when it is left out."""

    name: str
    title: str
    about: str
    kind: str
    is_required: bool
    default: str


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping by the ways to it, such as `states[].steps[]`, and its keys; `may_carry`: and those that every entity may have."""

    ways: tuple[str, ...]
    about: str
    keys: tuple[Key, ...]
    may_carry: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the format: its key, what it is for, how it is written, and its mappings from the outside in."""

    key: str
    title: str
    about: str
    form: str
    tables: tuple[Table, ...]


def sections(language: Language) -> tuple[Section, ...]:
    """Every section in the order of the format."""
    hints, written = get_type_hints(Book, include_extras=True), json_schema(language)["properties"]
    return tuple(
        _section(key, hints[name], is_one_or_many="oneOf" in written[key.name], language=language)
        for name, key in zip(_written(Book, frozenset()), _keys(Book, language, frozenset()), strict=True)
    )


def shared_keys(language: Language) -> tuple[Key, ...]:
    """What every entity may carry."""
    return tuple(_keys(Shared, language, frozenset()))


def _section(key: Key, annotation: Any, *, is_one_or_many: bool, language: Language) -> Section:  # noqa: ANN401
    words = WORDS[language]
    form = words.section_list if get_origin(annotation) is tuple else words.section_mapping
    step, noun = next(_nouns_in(annotation))
    tables = _merged(_tables(key.name + ("" if is_one_or_many else step), key.about, noun, language))
    return Section(key.name, key.title, key.about, words.many_or_one if is_one_or_many else form, tables)


def _merged(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Mappings with the same keys as one table."""
    by_keys: dict[tuple[Key, ...], Table] = {}
    for table in tables:
        known = by_keys.get(table.keys)
        by_keys[table.keys] = table if known is None else replace(known, ways=known.ways + table.ways, about="")
    return tuple(by_keys.values())


def _tables(way: str, about: str, noun: type[Noun], language: Language) -> Iterator[Table]:
    """The table of a noun, then those of the nouns within it."""
    may_carry = issubclass(noun, Shared)
    left_out = frozenset(Shared.model_fields) if may_carry else frozenset()
    keys = tuple(_keys(noun, language, left_out))
    if (every := keys + _keys_of_any_name(noun, language)) or may_carry:
        yield Table((way,), about, every, may_carry)
    hints = get_type_hints(noun, include_extras=True)
    for name, key in zip(_written(noun, left_out), keys, strict=True):
        for suffix, inner in _nouns_in(hints[name]):
            yield from _tables(f"{way}.{key.name}{suffix}", key.about, inner, language)


def _written(noun: type[Noun], left_out: frozenset[str]) -> list[str]:
    """The fields that an author writes: those of every entity first, the rest as the model has them."""
    fields = noun.model_fields
    return [name for name in fields if not fields[name].exclude and name not in left_out]


def _keys(noun: type[Noun], language: Language, left_out: frozenset[str]) -> Iterator[Key]:
    hints = get_type_hints(noun, include_extras=True)
    for name in _written(noun, left_out):
        field = noun.model_fields[name]
        title, _colon, about = catalogue(language).gettext(field.description or "").partition(": ")
        kind = kind_in_words(hints[name], WORDS[language])
        default = "" if field.is_required() else _default(field.get_default(), hints[name])
        yield Key(field.alias or name, title, about, kind, field.is_required(), default)


def _keys_of_any_name(noun: type[Noun], language: Language) -> tuple[Key, ...]:
    """One for all keys of a noun whose keys are codes of rules."""
    if noun.model_config.get("extra") != "allow":
        return ()
    words = WORDS[language]
    (_name, level) = get_args(get_type_hints(noun, include_extras=True)["__pydantic_extra__"])
    kind = kind_in_words(level, words)
    return (Key(words.code, words.code_title, words.code_about, kind, is_required=False, default=""),)


def _default(value: Any, annotation: Any) -> str:  # noqa: ANN401 - a default is anything
    """What an author would have to write to get the default; nothing where leaving out is the only way."""
    if value is None or value in ((), {}) or isinstance(value, Noun):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal) and Mark.PERCENT in get_args(annotation):
        return f"{(value * 100).normalize():f}%"
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


def _nouns_in(annotation: Any) -> Iterator[tuple[str, type[Noun]]]:  # noqa: ANN401 - an annotation is anything
    """The nouns that may stand in a field, each with how one gets from the field to it: `[]` in a list, `{}` under any key."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield "", annotation
    elif origin is Annotated:
        yield from _nouns_in(arguments[0])
    else:
        step = _STEPS.get(origin, "")
        for argument in arguments:
            yield from ((step + suffix, noun) for suffix, noun in _nouns_in(argument))
