"""What divides clients in two books in; the moves in it, and what could not be told of them, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from playbook.compare.change import Move
from playbook.compare.witnesses import Setting, Witness, witnesses
from playbook.criteria import Budget, BudgetSpentError, Space
from playbook.diagnostics import Message, _

BUDGET = 300_000
"""Boxes looked at for one scope, some seconds' worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What divides clients: its reference and title, the space of both books, the settings in it, and the attributes that its parts test.

    `obstacle`: why nothing can be proved of it.
    """

    name: str
    title: object
    space: Space
    settings: Callable[[Budget], Sequence[Setting]]
    tested: Mapping[str, Collection[str]]
    obstacle: Message | None = None


def moves_in(scope: Scope, told: Callable[[Witness, int], Move]) -> Iterator[Move]:
    """A move for each client found, as `told` tells one of so many settings; and at last one that says what could not be told."""
    if scope.obstacle is not None:
        yield Move(scope.name, "", "", {}, scope.obstacle)
        return
    budget = Budget(BUDGET)
    try:
        settings = scope.settings(budget)
        found, is_whole = witnesses(scope.space, settings, scope.tested, budget)
    except BudgetSpentError:
        settings, found, is_whole = [], [], False
    yield from (told(one, len(settings)) for one in found)
    if not is_whole:
        message = _("It cannot all be told who moves in “{title}”: its borders cross too often.", title=scope.title)
        yield Move(scope.name, "", "", {}, message)
