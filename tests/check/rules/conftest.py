"""What the tests of rules share: what one rule says of a book, in English, with its lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from playbook.analytics.evidence import Evidence
from playbook.analytics.measurements import Measurements
from playbook.check import check_book
from playbook.diagnostics import Diagnostic
from playbook.load import load_book

TODAY = date(2026, 11, 21)


class Told(NamedTuple):
    """A finding as an author meets it: line, sentence, mend, the lines of the other sides."""

    line: int
    message: str
    hint: str | None
    related: list[int]


@pytest.fixture
def found(write_book) -> Callable[..., list[Diagnostic]]:
    """All findings of a code in a book whose text begins on line 2 of its only file."""

    def find(code: str, text: str, today: date = TODAY, measured: Measurements | None = None) -> list[Diagnostic]:
        loaded = load_book(write_book({"book.yml": "book: {title: Book, language: en}\n" + text.lstrip("\n")}))
        assert [str(one.message) for one in loaded.diagnostics] == []
        return [one for one in check_book(loaded, today, Evidence(measured)) if one.code == code]

    return find


@pytest.fixture
def told(found) -> Callable[..., list[Told]]:
    """What the findings of a code say."""

    def tell(code: str, text: str, today: date = TODAY, measured: Measurements | None = None) -> list[Told]:
        return [
            Told(
                one.place.line,
                one.message.in_language("en"),
                one.hint.in_language("en") if one.hint else None,
                [other.place.line for other in one.related],
            )
            for one in found(code, text, today, measured)
        ]

    return tell
