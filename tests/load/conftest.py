"""What the tests of the loader share: a book from a few lines of YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from playbook.load import Loaded, load_book

Load = Callable[[str | Mapping[str, str | bytes]], Loaded]

MASTHEAD = "book: {title: T}\n"


@pytest.fixture
def load(write_book) -> Load:
    """Load a book: a text is its `x.yml`, a mapping its files; a masthead is there unless they bring their own."""

    def read(files: str | Mapping[str, str | bytes]) -> Loaded:
        return load_book(write_book({"book.yml": MASTHEAD, **({"x.yml": files} if isinstance(files, str) else files)}))

    return read
