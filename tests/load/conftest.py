"""What the tests of the loader share: a book from a few lines of YAML, and small books that a second process reads."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping

import pytest

from playbook.load import Loaded, load_book
from playbook.load import ahead as room

Load = Callable[[str | Mapping[str, str | bytes]], Loaded]

MASTHEAD = "book: {title: T}\n"


@pytest.fixture
def load(write_book) -> Load:
    """Load a book: a text is its `x.yml`, a mapping its files; a masthead is there unless they bring their own."""

    def read(files: str | Mapping[str, str | bytes]) -> Loaded:
        return load_book(write_book({"book.yml": MASTHEAD, **({"x.yml": files} if isinstance(files, str) else files)}))

    return read


@pytest.fixture
def worth_it(monkeypatch):
    """Every book is large, even a tiny one has room, and Python does not warn of forking under a test runner."""
    monkeypatch.setattr(room, "_WORTH_IT", 1)
    monkeypatch.setattr(room, "_ROOM", 100)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield
