"""Changes in; the same with what each of them will do: who moves, and what becomes of what is reckoned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from playbook.compare.causes import is_own, possible_causes
from playbook.compare.change import Change, Effect, Move
from playbook.diagnostics import Message, _, quoted

_DECIDES = {
    "segmentation": ("segmentation", "segment", "attribute"),
    "not-our-clients": ("not-our-client", "attribute"),
    "statuses": ("status", "statuses"),
}
"""By what divides clients, the kinds of entities whose changes can move them, the likeliest first."""
_MOST = 4
"""Further causes of an effect that are named."""

Causes = Callable[[Sequence[Change], Effect], Sequence[int]]
"""The places of the changes that make an effect, the most direct first."""


def with_consequences(
    changes: Sequence[Change], moves: Iterable[Move], effects: Iterable[Effect], causes: Causes = possible_causes
) -> tuple[Change, ...]:
    """The changes, each with its consequences; a move that several changes share stands at each of those that name what moves.

    An effect stands at the most direct of its causes, and names the others. Where nothing is known to cause it, it stands at the first change
    that must be read. None is lost.
    """
    moved: dict[int, list[Move]] = defaultdict(list)
    done: dict[int, list[Effect]] = defaultdict(list)
    for move in moves:
        for number in _causes_of_move(changes, move):
            moved[number].append(move)
    for effect in effects:
        first, *others = causes(changes, effect) or _likeliest(changes, effect)
        done[first].append(_shared(effect, changes[first], [changes[one] for one in others]))
    return tuple(
        replace(one, moves=tuple(moved[number]), effects=tuple(done[number])) if moved[number] or done[number] else one
        for number, one in enumerate(changes)
    )


def _shared(effect: Effect, first: Change, others: Sequence[Change]) -> Effect:
    """The effect with what else has caused it, beside the first of its causes."""
    if not others:
        return effect
    names = [_named(one, beside=first.entity) for one in others[:_MOST]]
    if len(others) > _MOST:
        names.append(Message("…"))
    told = reduce(lambda said, name: Message("{said}; {name}", {"said": said, "name": name}), names)
    return replace(effect, message=_("{sentence} Together with: {causes}.", sentence=effect.message, causes=told))


def _named(change: Change, beside: str) -> Message:
    """A change by what has changed: “Tasting” (state), deadline; of the entity that is told of anyway by the field alone."""
    named, field = (change.message.values.get(name) for name in ("named", "field"))
    if field is None:
        return Message("{named}", {"named": named or quoted(change.title)})
    if change.entity == beside:
        return Message("{field}", {"field": field})
    return Message("{named}, {field}", {"named": named, "field": field})


def _causes_of_move(changes: Sequence[Change], move: Move) -> list[int]:
    sides = {move.before, move.after}
    kinds = _DECIDES[move.scope.partition(":")[0]]
    criteria = _where(changes, lambda one: one.entity in sides and (one.kind != "changed" or _is_criterion(one)))
    if criteria:
        return criteria
    weighty = [number for number, one in enumerate(changes) if one.level == "must-read"]
    for kind in kinds:
        found = [number for number in weighty if changes[number].entity.partition(":")[0] == kind]
        if found:
            return found[:1]
    return _first(changes)


def _is_criterion(change: Change) -> bool:
    return change.field.partition(".")[0] in {"criteria", "exceptions", "when", "policy", "segments"}


def _likeliest(changes: Sequence[Change], effect: Effect) -> list[int]:
    """Of changes that are not known to cause an effect, one of its own that must be read, else of all; a text or an owner last."""
    own = set(_where(changes, lambda one: is_own(one, effect)))
    weighty = _where(changes, lambda one: one.level == "must-read" and one.field != "owner")
    places = range(len(changes))
    return sorted(places, key=lambda place: (place not in weighty, place not in own, place))[:1]


def _first(changes: Sequence[Change]) -> list[int]:
    """The first change that must be read, or the first of all."""
    return (_where(changes, lambda one: one.level == "must-read") or list(range(len(changes))))[:1]


def _where(changes: Sequence[Change], holds: Callable[[Change], bool]) -> list[int]:
    return [number for number, one in enumerate(changes) if holds(one)]
