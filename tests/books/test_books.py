"""Given a book written by hand from the format's page, I get it loaded and checked without a word; nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from playbook.check import check_book
from playbook.diagnostics import Severity
from playbook.load import load_book
from playbook.model.base import Noun
from playbook.model.book import Book

BOOKS = Path(__file__).parent
NAMES = sorted(path.parent.name for path in BOOKS.glob("*/book.yml"))
TODAY = date(2026, 11, 2)


@pytest.mark.parametrize("name", NAMES)
def test_a_written_book_loads_without_a_finding(name):
    assert load_book(BOOKS / name).diagnostics == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_written_book_has_no_errors_of_the_format(name):
    found = check_book(load_book(BOOKS / name), TODAY)
    errors = [one for one in found if one.severity is Severity.ERROR and one.code.startswith("F")]

    assert [f"{one.place.path}:{one.place.line} {one.code} {one.message}" for one in errors] == []


@pytest.mark.parametrize(("name", "language"), [("small", "ru"), ("small-en", "en")])
def test_the_small_books_speak_their_languages(name, language):
    assert load_book(BOOKS / name).book.masthead.language == language


def test_the_book_of_every_key_uses_every_field_of_the_model():
    book = load_book(BOOKS / "every-key").book
    known = set(_fields_of_types(Book))

    assert len(known) > 150
    assert known - set(_fields_in_use(book)) == set()


def _fields_of_types(noun: type[Noun], seen: set[type[Noun]] | None = None) -> Iterator[tuple[str, str]]:
    """Every field an author may write, by the class that declares it: what all entities share counts once."""
    seen = set() if seen is None else seen
    if noun in seen:
        return
    seen.add(noun)
    for name, field in noun.model_fields.items():
        if _is_written(noun, name):
            yield _declared(noun, name)
            for inner in _nouns_in(field.annotation):
                yield from _fields_of_types(inner, seen)


def _fields_in_use(noun: Noun) -> Iterator[tuple[str, str]]:
    for name in noun.model_fields_set & type(noun).model_fields.keys():
        if _is_written(type(noun), name):
            yield _declared(type(noun), name)
            for inner in _instances_in(getattr(noun, name)):
                yield from _fields_in_use(inner)


def _is_written(noun: type[Noun], name: str) -> bool:
    return not str(noun.model_fields[name].validation_alias or "").startswith("\0")


def _declared(noun: type[Noun], name: str) -> tuple[str, str]:
    return next((one.__name__, name) for one in reversed(noun.__mro__) if name in getattr(one, "model_fields", ()))


def _nouns_in(annotation: Any) -> Iterator[type[Noun]]:
    if get_origin(annotation) in {tuple, dict, Union, UnionType, Annotated}:
        for inner in get_args(annotation):
            yield from _nouns_in(inner)
    elif isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation


def _instances_in(value: Any) -> Iterator[Noun]:
    if isinstance(value, Noun):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _instances_in(item)
    elif isinstance(value, dict):
        yield from _instances_in(tuple(value.values()))
