"""Lots: ids go in; an order that looks like chance, and is the same for the same ids wherever they stand, comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def lot(*names: str) -> str:
    """The lot of names: 64 hexadecimal digits."""
    return sha256("\0".join(names).encode()).hexdigest()


def drawn(items: Iterable[T], name: Callable[[T], str], *seed: str) -> list[T]:
    """Items in the order of their lots: one more or one less moves none of the others."""
    return sorted(items, key=lambda item: lot(*seed, name(item)))
