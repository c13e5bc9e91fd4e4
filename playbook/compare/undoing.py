"""A change and both books in; the book after without that change alone, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from playbook.compare.change import Change
from playbook.compare.differences import name_of
from playbook.compare.entities import Compared, compared
from playbook.compare.fields import fields_of
from playbook.model.base import Noun
from playbook.model.book import Book

N = TypeVar("N", bound=Noun)

_SECTIONS = {
    "pipeline": "pipelines",
    "programme": "loyalty",
    "role": "roles",
    "product": "products",
    "authority": "authority",
}


class Undoing:
    """Takes changes from one book to another back, one at a time."""

    def __init__(self, before: Book, after: Book, renamed: Mapping[str, str]) -> None:
        self._after = after
        self._were, self._are = compared(before), compared(after)
        self._old_of = {new: old for old, new in renamed.items()}

    def without(self, change: Change) -> Book | None:
        """The book after without a change; nothing where that cannot be told, as of what divides clients."""
        was = self._were.get(self._old_of.get(change.entity, change.entity))
        now = self._are.get(change.entity)
        kind = change.entity.partition(":")[0]
        if kind == "book" and was is not None and now is not None:
            return self._after.model_copy(update={"masthead": _undone(now.noun, was.noun, _way(change, now))})
        if kind == "state":
            return self._without_in_pipeline(change, was, now)
        if kind not in _SECTIONS:
            return None
        section = _SECTIONS[kind]
        return self._after.model_copy(update={section: _replaced(getattr(self._after, section), change, was, now)})

    def _without_in_pipeline(self, change: Change, was: Compared | None, now: Compared | None) -> Book | None:
        whole = now.within if now is not None else f"pipeline:{change.entity.partition(':')[2].rpartition('/')[0]}"
        pipeline = self._are.get(whole)
        if pipeline is None:
            return None
        states = _replaced(getattr(pipeline.noun, "states", ()), change, was, now)
        other = pipeline.noun.model_copy(update={"states": states})
        pipelines = tuple(other if one is pipeline.noun else one for one in self._after.pipelines)
        return self._after.model_copy(update={"pipelines": pipelines})


def _way(change: Change, now: Compared) -> Sequence[str]:
    return [str(step) for step in change.at[len(now.at) :]]


def _replaced(entities: Sequence[Noun], change: Change, was: Compared | None, now: Compared | None) -> tuple[Noun, ...]:
    """Entities without a change of one of them."""
    if now is None:
        return (*entities, was.noun) if was is not None else tuple(entities)
    if was is None or change.kind != "changed":
        return tuple(one for one in entities if one is not now.noun) if was is None else tuple(entities)
    other = _undone(now.noun, was.noun, _way(change, now))
    return tuple(other if one is now.noun else one for one in entities)


def _undone(now: N, was: Noun, way: Sequence[str]) -> N:
    """A noun with what stands at the end of the way as it was."""
    field = next((one for one in fields_of(type(now)) if way and one.key == way[0]), None)
    if field is None:
        return now
    value = _as_it_was(getattr(now, field.name), getattr(was, field.name), way[1:])
    return now.model_copy(update={field.name: value})


def _as_it_was(now: Any, was: Any, way: Sequence[str]) -> Any:  # noqa: ANN401 - values of the model
    if not way or type(now) is not type(was):
        return was
    if isinstance(now, Noun):
        return _undone(now, was, way)
    if isinstance(now, dict):
        left = {name: value for name, value in now.items() if name != way[0]}
        return left | ({way[0]: was[way[0]]} if way[0] in was else {})
    return _item_as_it_was(now, was, way) if isinstance(now, tuple) else was


def _item_as_it_was(now: tuple[Any, ...], was: tuple[Any, ...], way: Sequence[str]) -> tuple[Any, ...]:
    item, old = (next((one for one in side if name_of(one) == way[0]), None) for side in (now, was))
    if item is None:
        return now if old is None else (*now, old)
    if old is None or len(way) == 1:
        kept = () if old is None else (old,)
        return (*(one for one in now if one is not item), *kept)
    return tuple(_undone(one, old, way[1:]) if one is item else one for one in now)
