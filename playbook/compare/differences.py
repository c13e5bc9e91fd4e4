"""Two readings of an entity in; the fields in which they differ, as deep as an author would name them, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from playbook.compare.fields import Field, fields_of, primary_of
from playbook.compare.same_values import settled
from playbook.compare.wording import says_the_same
from playbook.model.base import Noun
from playbook.model.text import Text

_NAMING = ("id", "to", "day", "title", "question", "objection", "metric", "role")
"""The fields by which an item of a list is known again, the surest first."""
_WORDED = frozenset({"id", "title", "question", "objection"})
"""Those of them that an author may word anew; another `to` or `role` is another item."""
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs: the way to it in the author's keys, the noun and its field, and what it was and is; nothing where there was none.

    `is_order`: both hold the same, in another order.
    """

    path: tuple[str, ...]
    holder: str
    field: Field
    before: Any
    after: Any
    is_order: bool = False


Same = Callable[[Any, Any], bool]
"""Whether two leaves are the same, such as the old and the new id of what was renamed."""


def differences(before: Noun, after: Noun, same: Same, passing: frozenset[str] = frozenset()) -> Iterator[Difference]:
    """The differences of two nouns of one type, in the order of the format; fields named in `passing` are passed over."""
    return _Comparison(same).of_nouns(before, after, (), passing)


def say_the_same(before: Any, after: Any, same: Same) -> bool:  # noqa: ANN401 - values of the model
    """Whether two values are the same, with what was renamed under its new name."""
    return _Comparison(same).are_same(before, after)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where values stand: the way to them, and the noun and field that hold them."""

    path: tuple[str, ...]
    holder: str
    field: Field

    def inner(self, step: str) -> _Spot:
        return _Spot((*self.path, step), self.holder, self.field)

    def differing(self, before: Any, after: Any, *, is_order: bool = False) -> Difference:  # noqa: ANN401 - as above
        return Difference(self.path, self.holder, self.field, before, after, is_order)


@dataclass(frozen=True, slots=True)
class _Comparison:
    same: Same

    def are_same(self, before: Any, after: Any) -> bool:  # noqa: ANN401 - as above
        if before is after or (type(before) is str and before == after):  # nearly all are
            return True
        if isinstance(before, Noun) and type(before) is type(after):
            names = (field.name for field in fields_of(type(before)))
            return all(self.are_same(getattr(before, name), getattr(after, name)) for name in names)
        if isinstance(before, tuple) and isinstance(after, tuple):
            return len(before) == len(after) and all(map(self.are_same, before, after))
        if isinstance(before, dict) and isinstance(after, dict):
            return all(
                one is not None and other is not None and self.are_same(before[one], after[other])
                for one, other in self.paired_keys(before, after)
            )
        if isinstance(before, Text) and isinstance(after, Text):  # the folder it is written in says nothing
            return before.source == after.source or self.same(before, after)
        return bool(before == after) or settled(before) == settled(after) or self.same(before, after)

    def of_nouns(
        self, before: Noun, after: Noun, path: tuple[str, ...], passing: frozenset[str] = frozenset()
    ) -> Iterator[Difference]:
        primary = primary_of(after)
        for field in fields_of(type(after)):
            one, other = getattr(before, field.name), getattr(after, field.name)
            if one is other or field.name in passing or self.are_same(one, other):
                continue
            here = path if field.key == primary else (*path, field.key)
            yield from self.of_values(one, other, _Spot(here, type(after).__name__, field))

    def of_values(self, before: Any, after: Any, spot: _Spot) -> Iterator[Difference]:  # noqa: ANN401 - as above
        if isinstance(before, Noun) and type(before) is type(after):
            yield from self.of_nouns(before, after, spot.path)
        elif isinstance(before, dict) and isinstance(after, dict):
            for one, other in self.paired_keys(before, after):
                was, became = before.get(one), after.get(other)
                if not self.are_same(was, became):
                    yield from self.of_values(was, became, spot.inner(str(other or one)))
        elif isinstance(before, tuple) and isinstance(after, tuple):
            yield from self.of_lists(before, after, spot)
        else:
            yield spot.differing(before, after)

    def of_lists(self, before: Sequence[Any], after: Sequence[Any], spot: _Spot) -> Iterator[Difference]:
        pairs = [
            (one, other) for one, other in self.paired_items(before, after, spot.field) if not self.are_same(one, other)
        ]
        if not pairs:
            yield spot.differing(tuple(before), tuple(after), is_order=True)
        for one, other in pairs:
            named = one if other is None else other
            here = spot.inner(name_of(named) or "-") if isinstance(named, Noun) else spot
            yield from self.of_values(one, other, here)

    def paired_keys(self, before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str | None, str | None]]:
        """Keys of both mappings side by side, in the order of the one before, then those that came."""
        left = list(after)
        pairs: list[tuple[str | None, str | None]] = []
        for key in before:
            other = next((one for one in left if one == key or self.same(key, one)), None)
            if other is not None:
                left.remove(other)
            pairs.append((key, other))
        return [*pairs, *((None, one) for one in left)]

    def paired_items(self, before: Sequence[Any], after: Sequence[Any], field: Field) -> Iterator[tuple[Any, Any]]:
        """Items that belong together: equal ones, then those of one name or spelled otherwise, then those that are alike; last what went or came."""
        left, right = list(before), list(after)
        respelled = _are_respelled if field.is_words else _never
        for is_pair in (self.are_same, self.have_one_name, respelled, self.are_alike):
            for one in list(left):
                place = next((place for place, other in enumerate(right) if is_pair(one, other)), None)
                if place is not None:
                    left.remove(one)
                    yield one, right.pop(place)
        yield from ((one, None) for one in left)
        yield from ((None, other) for other in right)

    def have_one_name(self, before: Any, after: Any) -> bool:  # noqa: ANN401 - as above
        one, other = name_of(before), name_of(after)
        return bool(one) and (one == other or self.same(one, other))

    def are_alike(self, before: Any, after: Any) -> bool:  # noqa: ANN401 - as above
        """Whether one is most likely the other, reworded: texts with most letters in common, and items of which only the name differs much."""
        if isinstance(before, Noun) or isinstance(after, Noun):
            return type(before) is type(after) and self._are_alike_nouns(before, after)
        one, other = str(before), str(after)
        return " " in one and SequenceMatcher(None, one, other).ratio() > _ALIKE

    def _are_alike_nouns(self, before: Noun, after: Noun) -> bool:
        name = _naming_of(before)
        if name != _naming_of(after):
            return False
        if not name:
            return True
        if name not in _WORDED:
            return False
        written = [one.name for one in fields_of(type(before)) if one.name != name and _is_written(before, one.name)]
        if written and all(self.are_same(getattr(before, one), getattr(after, one)) for one in written):
            return True
        return name != "id" and self.are_alike(name_of(before), name_of(after))


def name_of(value: Any) -> str:  # noqa: ANN401 - as above
    """The name by which an item of a list is known again, as the way to it says it; empty where it has none."""
    name = _naming_of(value) if isinstance(value, Noun) else ""
    return str(getattr(value, name)) if name else ""


def _naming_of(noun: Noun) -> str:
    """The field that names an item."""
    return next((name for name in _NAMING if getattr(noun, name, None) is not None), "")


def _is_written(noun: Noun, name: str) -> bool:
    return bool(getattr(noun, name) != type(noun).model_fields[name].default)


def _are_respelled(before: Any, after: Any) -> bool:  # noqa: ANN401 - as above
    return not isinstance(before, Noun) and not isinstance(after, Noun) and says_the_same(str(before), str(after))


def _never(_before: Any, _after: Any) -> bool:  # noqa: ANN401 - as above
    return False
