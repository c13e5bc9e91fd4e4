"""One walk over a book, drawn from the model's own types: the leaves of the kinds that are asked for, and where they stand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from playbook.diagnostics import Address
from playbook.model.base import Located, Noun
from playbook.model.book import Book
from playbook.model.mark import Mark
from playbook.model.reference import Reference
from playbook.model.text import Text

Wanted = frozenset[Mark | type[Reference]]
"""The kinds of leaves a walk stops at."""


class Leaf(NamedTuple):
    """A value at an address, with what it is; `within` is the entity that holds it, `is_key` tells a mapping's key."""

    at: Address
    value: Any
    mark: Mark | Reference
    within: Address
    is_key: bool = False


def leaves(book: Book, wanted: Wanted) -> Iterator[Leaf]:
    """Every leaf of the wanted kinds, in the order of the format."""
    for name, field in Book.model_fields.items():
        value = getattr(book, name)
        key = Address((field.alias or name,))
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                yield from _of_noun(item, key / number, key / number, wanted)
        elif isinstance(value, Noun):
            yield from _of_noun(value, key, key, wanted)


def _of_noun(noun: Noun, at: Address, within: Address, wanted: Wanted) -> Iterator[Leaf]:
    if isinstance(noun, Located) and noun.address:
        at = within = noun.address
    for name, key, way in _ways(type(noun), wanted):
        value = getattr(noun, name)
        if value is not None and value != ():
            yield from way.of(value, at / key, within)


@cache
def _ways(noun: type[Noun], wanted: Wanted) -> tuple[tuple[str, str, _Way], ...]:
    found = []
    for name, field in noun.model_fields.items():
        mark = _mark(field.metadata)
        way = _way(field.annotation, wanted) if mark is None else _leaf(mark, wanted)
        if way is not None and name != "address":
            found.append((name, field.alias or name, way))
    return tuple(found)


def _mark(metadata: Any) -> Mark | Reference | None:  # noqa: ANN401 - what stands in Annotated
    return next((mark for mark in metadata if isinstance(mark, Mark | Reference)), None)


def _leaf(mark: Mark | Reference, wanted: Wanted) -> _Way | None:
    return _Leaf(mark) if (mark if isinstance(mark, Mark) else Reference) in wanted else None


@cache
def _way(annotation: Any, wanted: Wanted) -> _Way | None:  # noqa: ANN401, PLR0911 - a type as typing gives it, one line for each kind of type
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark = _mark(inner[1:])
        return _way(inner[0], wanted) if mark is None else _leaf(mark, wanted)
    if origin in {Union, UnionType}:
        return _either(inner, wanted)
    if origin is tuple:
        way = _way(inner[0], wanted)
        return _Items(way) if way else None
    if origin is dict:
        key, value = _way(inner[0], wanted), _way(inner[1], wanted)
        return _Values(key if isinstance(key, _Leaf) and isinstance(key.mark, Reference) else None, value) if key or value else None
    if annotation is Text or annotation is str:
        return _leaf(Mark.WORDS, wanted)
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return _Inner(wanted) if _holds(annotation, wanted) else None
    return None


def _holds(noun: type[Noun], wanted: Wanted) -> bool:
    return bool(_ways(noun, wanted))


def _either(options: tuple[Any, ...], wanted: Wanted) -> _Way | None:
    ways = [way for option in options if option is not NoneType and (way := _way(option, wanted)) is not None]
    return _Either(tuple(ways)) if len(ways) > 1 or (ways and _is_mixed(options)) else ways[0] if ways else None


def _is_mixed(options: tuple[Any, ...]) -> bool:
    return len([option for option in options if option is not NoneType]) > 1


class _Way(ABC):
    """How leaves are found in a value of one type."""

    @abstractmethod
    def of(self, value: Any, at: Address, within: Address) -> Iterator[Leaf]:  # noqa: ANN401 - a value of the model
        """The leaves of a value."""

    def takes(self, value: Any) -> bool:  # noqa: ANN401 - as above
        """Whether a value is of this type, among the options of a union."""
        return not isinstance(value, Noun)


@dataclass(frozen=True, slots=True)
class _Leaf(_Way):
    mark: Mark | Reference

    def of(self, value: Any, at: Address, within: Address) -> Iterator[Leaf]:  # noqa: ANN401 - as above
        yield Leaf(at, value, self.mark, within)


@dataclass(frozen=True, slots=True)
class _Items(_Way):
    item: _Way

    def of(self, value: Any, at: Address, within: Address) -> Iterator[Leaf]:  # noqa: ANN401 - as above
        for number, one in enumerate(value):
            yield from self.item.of(one, at / number, within)


@dataclass(frozen=True, slots=True)
class _Values(_Way):
    key: _Leaf | None
    value: _Way | None

    def of(self, value: Any, at: Address, within: Address) -> Iterator[Leaf]:  # noqa: ANN401 - as above
        for name, one in value.items():
            if self.key is not None:
                yield Leaf(at / name, name, self.key.mark, within, is_key=True)
            if self.value is not None:
                yield from self.value.of(one, at / name, within)


@dataclass(frozen=True, slots=True)
class _Inner(_Way):
    wanted: Wanted

    def of(self, value: Any, at: Address, within: Address) -> Iterator[Leaf]:  # noqa: ANN401 - as above
        yield from _of_noun(value, at, within, self.wanted)

    def takes(self, value: Any) -> bool:  # noqa: ANN401 - as above
        return isinstance(value, Noun)


@dataclass(frozen=True, slots=True)
class _Either(_Way):
    options: tuple[_Way, ...]

    def of(self, value: Any, at: Address, within: Address) -> Iterator[Leaf]:  # noqa: ANN401 - as above
        for option in self.options:
            if option.takes(value):
                yield from option.of(value, at, within)
                return
