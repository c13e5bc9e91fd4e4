"""Changes for programs: stable keys, ids instead of titles, values as authors write them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from playbook.compare.change import Change, Effect, Move
from playbook.compare.formats.told import Told, counts_of


def as_json(told: Told) -> str:
    """One object: `old`, `new`, `notes`, `changes`, `counts` by level; `new` is null for what lies on the disk.

    Numbers that may have fractions are texts, in full.
    """
    found = {
        "old": told.old,
        "new": told.new,
        "notes": [told.say(one) for one in told.notes],
        "changes": [_change(told, one) for one in told.changes],
        "counts": counts_of(told.changes),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _change(told: Told, change: Change) -> dict[str, Any]:
    place = told.place_of(change)
    found: dict[str, Any] = {
        "kind": change.kind,
        "entity": change.entity,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "level": change.level,
        "roles": list(change.roles),
        "message": told.say(change.message),
        "path": place.path,
        "line": place.line,
    }
    if change.moves:
        found["moves"] = [_move(told, one) for one in change.moves]
    if change.effects:
        found["effects"] = [_effect(told, one) for one in change.effects]
    return found


def _move(told: Told, move: Move) -> dict[str, Any]:
    found: dict[str, Any] = {
        "witness": {name: _plain(value) for name, value in move.witness.items()},
        "from": move.before,
        "to": move.after,
        "message": told.say(move.message),
    }
    if move.clients is not None:
        found |= {"clients": move.clients, "turnover": _plain(move.turnover)}
    return found


def _effect(told: Told, effect: Effect) -> dict[str, Any]:
    return {
        "entity": effect.entity,
        "measure": effect.measure,
        "before": _plain(effect.before),
        "after": _plain(effect.after),
        "message": told.say(effect.message),
    }


def _plain(value: object) -> object:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else f"{value:f}"
