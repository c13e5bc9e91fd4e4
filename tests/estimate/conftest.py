"""What the tests of flows share: a book of one pipeline from its states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from playbook.model.book import Book

MakePipeline = Callable[..., Book]


@pytest.fixture
def one_pipeline() -> MakePipeline:
    """A book with the pipeline p: `one_pipeline({"a": {"kind": "start", "next": [{"to": "won"}]}, …}, max_cycle="40d")`."""

    def make(states: dict[str, dict[str, Any]], *, book: dict[str, Any] | None = None, **pipeline: Any) -> Book:
        listed = [{"id": name, "title": name.title(), **state} for name, state in states.items()]
        return Book.model_validate(
            {
                "book": {"title": "B"},
                "pipelines": [{"id": "p", "title": "P", "states": listed, **pipeline}],
                **(book or {}),
            }
        )

    return make
