"""Once per book: what several rules ask of a book is found once and kept as long as the book is."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from playbook.model.book import Book

T = TypeVar("T")


def once_per_book(find: Callable[[Book], T]) -> Callable[[Book], T]:
    """The same function, which answers from memory when it is asked for the same book again; a book never changes."""
    kept: dict[int, tuple[weakref.ref[Book], T]] = {}

    @wraps(find)
    def found(book: Book) -> T:
        key = id(book)  # not the book: its hash is that of everything in it
        if key not in kept:
            kept[key] = weakref.ref(book, lambda _gone: kept.pop(key)), find(book)
        return kept[key][1]

    return found
