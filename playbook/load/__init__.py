"""Reads the book: a folder in; the typed book, where everything in it stands, and the mistakes that keep it from being read out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playbook.load.ahead import Ahead, read_ahead
    from playbook.load.book import Loaded, load_book
    from playbook.load.commits import Revision
    from playbook.load.language import is_book, spoken_language
    from playbook.load.revision import book_at, commits_since, load_at, load_sides, resolve, tags
    from playbook.load.source_map import SourceMap

_HOMES = {
    "Ahead": "ahead",
    "read_ahead": "ahead",
    "Loaded": "book",
    "load_book": "book",
    "Revision": "commits",
    "book_at": "revision",
    "commits_since": "revision",
    "load_at": "revision",
    "load_sides": "revision",
    "resolve": "revision",
    "tags": "revision",
    "SourceMap": "source_map",
    "is_book": "language",
    "spoken_language": "language",
}

__all__ = [
    "Ahead",
    "Loaded",
    "Revision",
    "SourceMap",
    "book_at",
    "commits_since",
    "is_book",
    "load_at",
    "load_book",
    "load_sides",
    "read_ahead",
    "resolve",
    "spoken_language",
    "tags",
]


def __getattr__(name: str) -> object:
    """What the room offers, imported when it is asked for: reading ahead begins before the model is imported."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
