"""Things and the names each of them gives go in; by name, the things that give it come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def grouped(things: Iterable[T], names: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """By name, the things that have it, in their order; a name that comes first stands first.

    Why: each of a thousand segments asks who names it; going once through everything keeps the plan linear.
    """
    found: dict[str, list[T]] = {}
    for thing in things:
        for name in dict.fromkeys(names(thing)):
            found.setdefault(name, []).append(thing)
    return {name: tuple(these) for name, these in found.items()}
