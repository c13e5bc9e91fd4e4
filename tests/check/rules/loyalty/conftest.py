"""What the tests of rules about loyalty share: what is told of a few lines of a book, as its reader has it."""

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
    """A finding: code, line, sentence, mend, line and sentence of each other side, witness."""

    code: str
    line: int
    message: str
    hint: str
    related: list[tuple[int, str]]
    witness: dict[str, object]


@pytest.fixture
def told(write_book) -> Callable[..., list[Told]]:
    """What rules tell of a book: `told("L601", text)`; line 1 is the head of the book, the text begins on line 2."""

    def tell(codes: str, text: str, head: str = "title: B, language: en") -> list[Told]:
        loaded = load_book(write_book({"book.yml": f"book: {{{head}}}\n{text}"}))
        assert loaded.diagnostics == ()
        return [
            Told(
                one.code,
                one.place.line,
                one.message.in_language("en"),
                one.hint.in_language("en") if one.hint else "",
                [(side.place.line, side.message.in_language("en")) for side in one.related],
                dict(one.witness),
            )
            for one in check_book(loaded, TODAY)
            if one.code in codes.split()
        ]

    return tell
