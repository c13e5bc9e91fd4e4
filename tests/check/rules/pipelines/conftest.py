"""What the tests of rules about pipelines share: a pipeline in a few lines, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from playbook.check import check_book
from playbook.load import load_book

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Told:
    """A finding as its reader has it: code, line, sentence, mend, and line and sentence of each other side."""

    code: str
    line: int
    message: str
    hint: str
    related: list[tuple[int, str]]


Tell = Callable[..., list[Told]]


@pytest.fixture
def told(write_book) -> Tell:
    """What rules tell of a book: `told("P402", text)`; line 1 is the head of the book, the text begins on line 2."""

    def tell(codes: str, text: str, head: str = "title: B, language: en", *, is_sound: bool = True) -> list[Told]:
        loaded = load_book(write_book({"book.yml": f"book: {{{head}}}\n{text}"}))
        assert not is_sound or loaded.diagnostics == ()
        return [
            Told(
                one.code,
                one.place.line,
                one.message.in_language("en"),
                one.hint.in_language("en") if one.hint else "",
                [(side.place.line, side.message.in_language("en")) for side in one.related],
            )
            for one in check_book(loaded, TODAY)
            if one.code in codes.split()
        ]

    return tell


@pytest.fixture
def pipeline() -> Callable[..., str]:
    """A pipeline of states, each in one line: `pipeline("first: {kind: start, next: [{to: won}]}")`; its id is p, the first state is on line 6."""

    def write(*states: str, more: str = "tags: [p]", name: str = "p", top: str = "pipelines:\n") -> str:
        lines = []
        for state in states:
            key, _colon, rest = state.partition(":")
            inner = rest.strip().removeprefix("{").removesuffix("}")
            title = "" if inner.startswith("title:") else f", title: {key.capitalize()}"
            lines.append(f"      - {{id: {key}{title}{', ' if inner else ''}{inner}}}\n")
        return f"{top}  - id: {name}\n    title: {name.upper()}\n    {more}\n    states:\n{''.join(lines)}"

    return write
