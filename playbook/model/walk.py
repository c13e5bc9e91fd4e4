"""One walk over a book, drawn from the model's own types: the leaves of the kinds that are asked for, and where they stand.

Ways are compiled once for each type and write into a list; an address is built only for what is found. A check walks some hundred thousand leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from playbook.diagnostics import Address
from playbook.model.base import Located, Noun
from playbook.model.book import Book
from playbook.model.index import index
from playbook.model.mark import Mark
from playbook.model.once import once_per_book
from playbook.model.reference import Reference
from playbook.model.text import Text

Wanted = frozenset[Mark | type[Reference]]
"""The kinds of leaves a walk stops at."""


Trail = tuple[Any, Any]
"""A way back: the trail before it and a key or number; at its start an address and nothing."""


class Leaf(NamedTuple):
    """A value with what it is and the way to it; `within` is the entity that holds it, `is_key` tells a mapping's key."""

    trail: Trail
    value: Any
    mark: Mark | Reference
    within: Address
    is_key: bool = False

    @property
    def at(self) -> Address:
        """Where the value stands."""
        return _address(self.trail)


class _Found(list[Leaf]):
    """What a walk has found, and the references that it passes over."""

    known: Container[str] = ()


Way = Callable[[Any, Trail, Address, _Found], None]
"""Finds the leaves in a value of one type: the value, where it is, the entity it is in, and the list to write to."""


def leaves(book: Book, wanted: Wanted, known: Container[str] = ()) -> Iterator[Leaf]:
    """Every leaf of the wanted kinds, in the order of the format; of words only those with a link or a picture in them.

    References in fields to what is `known` (`segment:dealer`) are passed over: nearly all are, and a leaf for each would cost more than the walk.
    """
    found = _Found()
    found.known = known
    for name, field in Book.model_fields.items():
        value = getattr(book, name)
        key = Address((field.alias or name,))
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                _noun(item, (key / number, None), Address(), found, wanted)
        elif isinstance(value, Noun):
            _noun(value, (key, None), key, found, wanted)
        yield from found
        found.clear()


def leaves_in(noun: Noun, at: Address, wanted: Wanted, known: Container[str] = ()) -> list[Leaf]:
    """The leaves of a noun that stands at an address, and of all that it holds; as in `leaves`."""
    found = _Found()
    found.known = known
    _noun(noun, (at, None), at, found, wanted)
    return found


@once_per_book
def notable_leaves(book: Book) -> tuple[Leaf, ...]:
    """Every leaf that a check may have something to say of, in the order of the format, walked once for all checks.

    References in fields to what the book has are none, words only those with a link or a picture in them.
    """
    return tuple(leaves(book, _ALL, index(book)))


_ALL: Wanted = frozenset({*Mark, Reference})
_NOTHING: tuple[()] = ()  # an empty list of the author's; there is but one empty tuple


def _address(trail: Trail) -> Address:
    steps: list[str | int] = []
    while trail[1] is not None:
        steps.append(trail[1])
        trail = trail[0]
    return Address((*trail[0], *reversed(steps)))


def _noun(noun: Noun, trail: Trail, within: Address, found: _Found, wanted: Wanted) -> None:
    if isinstance(noun, Located) and noun.address:
        within = noun.address
        trail = (within, None)
    elif not within:
        within = _address(trail)
    values = noun.__dict__
    for name, key, way in _ways(type(noun), wanted):
        value = values[name]
        if value is not None and value is not _NOTHING:
            way(value, (trail, key), within, found)


@cache
def _ways(noun: type[Noun], wanted: Wanted) -> tuple[tuple[str, str, Way], ...]:
    ways = []
    for name, field in noun.model_fields.items():
        mark = _mark(field.metadata)
        way = _way(field.annotation, wanted) if mark is None else _leaf(mark, wanted)
        if way is not None and name != "address":
            ways.append((name, field.alias or name, way))
    return tuple(ways)


def _mark(metadata: Any) -> Mark | Reference | None:  # noqa: ANN401 - what stands in Annotated
    return next((mark for mark in metadata if isinstance(mark, Mark | Reference)), None)


def _way(annotation: Any, wanted: Wanted) -> Way | None:  # noqa: ANN401, PLR0911 - a type as typing gives it, one line for each kind of type
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark = _mark(inner[1:])
        return _way(inner[0], wanted) if mark is None else _leaf(mark, wanted)
    if origin in {Union, UnionType}:
        return _either([option for option in inner if option is not NoneType], wanted)
    if origin is tuple:
        return _items(_way(inner[0], wanted))
    if origin is dict:
        return _values(_key_mark(inner[0], wanted), _way(inner[1], wanted))
    if annotation is Text or annotation is str:
        return _leaf(Mark.WORDS, wanted)
    if isinstance(annotation, type) and issubclass(annotation, Noun) and _ways(annotation, wanted):
        return lambda value, trail, within, found: _noun(value, trail, within, found, wanted)
    return None


def _key_mark(annotation: Any, wanted: Wanted) -> Reference | None:  # noqa: ANN401 - as above
    mark = _mark(get_args(annotation)[1:]) if get_origin(annotation) is Annotated else None
    return mark if isinstance(mark, Reference) and Reference in wanted else None


def _leaf(mark: Mark | Reference, wanted: Wanted) -> Way | None:
    if (mark if isinstance(mark, Mark) else Reference) not in wanted:
        return None
    if mark is Mark.WORDS:
        return _words
    if isinstance(mark, Reference) and not mark.is_local:
        return _naming(mark)

    def way(value: Any, trail: Trail, within: Address, found: _Found) -> None:  # noqa: ANN401 - a value of the model
        found.append(Leaf(trail, value, mark, within))

    return way


def _naming(mark: Reference) -> Way:
    prefix = "" if mark.kind == "any" else f"{mark.kind}:"

    def way(value: Any, trail: Trail, within: Address, found: _Found) -> None:  # noqa: ANN401 - as above
        if prefix + value not in found.known:
            found.append(Leaf(trail, value, mark, within))

    return way


def _words(value: Any, trail: Trail, within: Address, found: _Found) -> None:  # noqa: ANN401 - as above
    text = value if type(value) is str else value.source
    if "[[" in text or "](" in text:
        found.append(Leaf(trail, value, Mark.WORDS, within))


def _items(item: Way | None) -> Way | None:
    if item is None:
        return None

    def way(value: Any, trail: Trail, within: Address, found: _Found) -> None:  # noqa: ANN401 - as above
        for number, one in enumerate(value):
            item(one, (trail, number), within, found)

    return way


def _values(key: Reference | None, value_way: Way | None) -> Way | None:
    if key is None and value_way is None:
        return None

    def way(value: Any, trail: Trail, within: Address, found: _Found) -> None:  # noqa: ANN401 - as above
        for name, one in value.items():
            if key is not None:
                found.append(Leaf((trail, name), name, key, within, is_key=True))
            if value_way is not None:
                value_way(one, (trail, name), within, found)

    return way


def _either(options: list[Any], wanted: Wanted) -> Way | None:
    ways = [(one, _is_noun(option)) for option in options if (one := _way(option, wanted)) is not None]
    if len(options) == 1 or not ways:
        return ways[0][0] if ways else None

    def way(value: Any, trail: Trail, within: Address, found: _Found) -> None:  # noqa: ANN401 - as above
        for one, takes_nouns in ways:
            if takes_nouns is isinstance(value, Noun):
                one(value, trail, within, found)
                return

    return way


def _is_noun(option: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(option, type) and issubclass(option, Noun)
