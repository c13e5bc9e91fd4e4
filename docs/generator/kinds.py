"""What may stand in a field: the field's annotation in the model in; the same in an author's words out."""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator, PlainValidator, StringConstraints
from pydantic_core import PydanticUndefined

from docs.generator.words import Words
from playbook.locale import Language
from playbook.model import value
from playbook.model.attribute import Step
from playbook.model.base import Noun
from playbook.model.criterion import Criterion
from playbook.model.mark import Mark
from playbook.model.range import Range
from playbook.model.reference import SECTIONS, Reference
from playbook.model.text import Text

_VALUES = {
    value.read_money: ("money", value.MONEY_FORM),
    value.read_percent: ("percent", value.PERCENT_FORM),
    value.read_duration: ("duration", value.DURATION_FORM),
    value.read_date: ("date", value.DATE_FORM),
    value.read_number: ("number", value.NUMBER_FORM),
    value.read_whole: ("whole", value.WHOLE_FORM),
}
"""Values by the function that reads them: the word for them, and the form that the loader names when it expects one."""


def forms(words: Words, language: Language) -> dict[str, str]:
    """How each kind of value is written, in the very words of the findings."""
    return {getattr(words, word): form.in_language(language) for word, form in _VALUES.values()}


def kind_in_words(annotation: Any, words: Words) -> str:  # noqa: ANN401 - an annotation is anything
    """What an author may write where the model has this annotation."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation == Step:
        return words.step
    if annotation == value.Measured:
        return _either([words.number, words.percent, words.duration], words)
    if origin is None:
        return _type(annotation, words)
    return _BY_ORIGIN[origin](arguments, words)


def _type(annotation: Any, words: Words) -> str:  # noqa: ANN401 - as above
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return words.mapping
    if annotation is str:
        return words.line
    raise TypeError(f"The manual has no words for {annotation!r}.")


def _union(kinds: tuple[Any, ...], words: Words) -> str:
    told = [kind_in_words(one, words) for one in kinds if one is not NoneType]
    return _either(list(dict.fromkeys(told)), words)


def _list(arguments: tuple[Any, ...], words: Words) -> str:
    return words.list_of.format(item=kind_in_words(arguments[0], words))


def _mapping(arguments: tuple[Any, ...], words: Words) -> str:
    key, of = (kind_in_words(one, words) for one in arguments)
    return words.mapping_of.format(key=key, value=of)


def _choice(values: tuple[Any, ...], words: Words) -> str:
    told = ", ".join(f"`{value}`" for value in values)
    return told if len(values) == 1 else words.choice.format(values=told)


def _either(kinds: list[str], words: Words) -> str:
    told = kinds[0]
    for kind in kinds[1:]:
        told = words.either.format(first=told, second=kind)
    return told


def _annotated(arguments: tuple[Any, ...], words: Words) -> str:
    base, *marks = arguments
    for mark in marks:
        if isinstance(mark, Reference):
            return _reference(mark, words)
        if isinstance(mark, BeforeValidator):
            written = mark.json_schema_input_type
            return kind_in_words(base if written is PydanticUndefined else written, words)
    if Mark.FILE in marks:
        return words.file
    return _leaf(base, marks, words)


def _reference(reference: Reference, words: Words) -> str:
    if reference.kind == "any":
        return words.any_reference
    kind = words.reference.format(kind=reference.kind)
    if reference.kind == "state" and not reference.is_local:
        kind = words.state
    if reference.may_be_text:
        return words.or_text.format(kind=kind)
    also = (words.section_name,) if reference.also == SECTIONS else tuple(f"`{one}`" for one in reference.also)
    return _either([kind, *also], words)


def _leaf(base: Any, marks: list[Any], words: Words) -> str:  # noqa: ANN401 - as above
    own = {Text: words.text, Range: words.range, Criterion: words.criterion, bool: words.flag}
    if base in own:
        return own[base]
    for mark in marks:
        if isinstance(mark, PlainValidator) and mark.func in _VALUES:
            word: str = getattr(words, _VALUES[mark.func][0])
            return word
        if isinstance(mark, StringConstraints):
            return words.id if mark.pattern == value.ID_PATTERN else words.line
    return kind_in_words(base, words)


_BY_ORIGIN: dict[Any, Callable[[tuple[Any, ...], Words], str]] = {
    Annotated: _annotated,
    Literal: _choice,
    Union: _union,
    UnionType: _union,
    dict: _mapping,
    list: _list,
    tuple: _list,
}
