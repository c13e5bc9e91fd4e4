"""Changes that can make an effect in; those that do, the weightiest first, out: each is taken back alone, and the effect reckoned again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from playbook.compare.causes import possible_causes
from playbook.compare.change import Change, Effect
from playbook.compare.effects import effects_on
from playbook.compare.undoing import Undoing
from playbook.model.book import Book

_MOST_OF_AN_EFFECT = 12
_MOST = 60
"""Reckonings of a comparison: where more changed at once, the most direct cause that there can be stands for all."""
_MOST_STATES = 30_000
"""States looked at in all: each reckoning draws the ways of the whole book."""


class TrueCauses:
    """What makes the effects of changes from one book to another."""

    def __init__(self, before: Book, after: Book, renamed: Mapping[str, str]) -> None:
        self._before, self._after, self._renamed = before, after, renamed
        self._most = min(_MOST, _MOST_STATES // max(1, sum(len(one.states) for one in after.pipelines)))
        self._undoing: Undoing | None = None
        self._known: dict[tuple[str, int], dict[str, Effect] | None] = {}

    def __call__(self, changes: Sequence[Change], effect: Effect) -> Sequence[int]:
        """The places of the changes that make an effect.

        First those that push it where it went, and of these the one without which it would be farthest from there.
        """
        possible = possible_causes(changes, effect)
        if len(possible) < 2 or len(possible) > _MOST_OF_AN_EFFECT:  # noqa: PLR2004 - one is the cause
            return possible[:1]
        pushes = []
        for rank, place in enumerate(possible):
            without = self._without(place, changes[place], effect.entity)
            if without is not None and _said(without.get(effect.measure)) != _said(effect):
                push = _push(effect, without.get(effect.measure))
                pushes.append((push <= 0, -abs(push), rank, place))
        return [place for *_weight, place in sorted(pushes)] or possible[:1]

    def _without(self, place: int, change: Change, entity: str) -> dict[str, Effect] | None:
        """The effects on an entity by measure if one change had not been made; nothing where that cannot be reckoned."""
        key = (entity, place)
        if key not in self._known and len(self._known) < self._most:
            self._undoing = self._undoing or Undoing(self._before, self._after, self._renamed)
            book = self._undoing.without(change)
            found = effects_on(entity, self._before, book, self._renamed) if book is not None else None
            self._known[key] = {one.measure: one for one in found} if found is not None else None
        return self._known.get(key)


def _said(effect: Effect | None) -> object:
    return effect and (effect.before, effect.after, str(effect.message))


def _push(effect: Effect, without: Effect | None) -> Decimal:
    """How far a change moved a figure in the direction in which it went; nothing where it cannot be measured."""
    other = without.after if without is not None else effect.before
    if effect.before is None or effect.after is None or other is None:
        return Decimal(0)
    moved = effect.after - other
    return moved if effect.after >= effect.before else -moved
