"""Given a book of random sense and nonsense in all sections, I get findings in both languages and within a second or two: no rule raises.

Some are drawn from the JSON Schema of the format, so that a new section or field is tried without a word here; ids come from a handful of
letters: most references meet something, often of the wrong kind, and ways run in circles. Others are the example with its values exchanged.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.check import check_book
from playbook.check.refused_values import RefusedValues
from playbook.load import load_book
from playbook.model.schema import json_schema

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 21)
ROUNDS = 6
BOOKS_A_ROUND = 40
EXAMPLES_A_ROUND = 15
SECONDS_A_BOOK = 5.0

SCHEMA = json_schema("en")
IDS = ["a", "b", "c", "d", "e"]
MEASURES = ["orders", "turnover", "days-since-last-order", "wallet-share", "growth"]
WORDS = [
    *IDS,
    *IDS,
    "a/b",
    "b/a",
    "c/c",
    "unknown",
    "none",
    "AX",
    "[[role:a]]",
    "[[state:a/b|x]]",
    "{braces}",
    "%",
    "true",
]
PLACES = [f"{one}/{other}" for one in IDS[:2] for other in IDS]
BY_NAME: dict[str, list[Any]] = {
    "id": IDS,
    "states": PLACES,
    "at": PLACES,
    "to": [*IDS, *IDS, *PLACES],
    "cells": ["AX", "BY", "CZ"],
    "read": ["role:a", "state:a/b", "touchpoint:c", "cell:AX", "nothing:x"],
    "see": ["segment:a", "terms:b", "page:d"],
    "file": ["a.md", "../b.md", "a"],
    "not_our_client": [*IDS, "none"],
}
NUMBERS = [0, 1, 2, 3, 10, 99, 100, 1_000, 100_000, "0.5", "1_000", "-1", "1e3", "99999999999999999999", "any"]
BY_PATTERN = {
    "%$": ["0%", "1%", "5%", "30%", "50%", "100%", "146%", "-20%", "0.001%"],
    "h|d|wd": ["0h", "1h", "4h", "1d", "7d", "5wd", "2w", "3mo", "999mo"],
    "A-Z": ["RUB", "EUR", "XXX"],
    "_.": [0, 1, "1_000", "5 000 000", "-1", "1.5"],
}
NONSENSE: list[Any] = [None, [], {}, "", "nonsense", -1, True, [[]], {"a": {}}, "a" * 200, [None], 10**30]


class Author:
    """Writes a book at random; the same number gives the same book."""

    def __init__(self, number: int) -> None:
        self._chance = random.Random(number)  # noqa: S311 - books, no secrets
        self._nonsense = self._chance.choice([0.0, 0.0, 0.005, 0.02])
        self._fill = self._chance.choice([0.3, 0.6, 0.9])

    def book(self) -> dict[str, Any]:
        """All sections but a few; the masthead is always one that can be read."""
        sections = {
            name: self._value(schema, name, 0)
            for name, schema in SCHEMA["properties"].items()
            if self._chance.random() < 0.95
        }
        return {**sections, "book": self._value(SCHEMA["properties"]["book"], "book", 0) | {"title": "Book"}}

    def _value(self, schema: dict[str, Any], name: str, depth: int) -> Any:
        if depth and self._chance.random() < self._nonsense:
            return self._chance.choice(NONSENSE)
        ways = [one for one in schema.get("anyOf") or schema.get("oneOf") or () if one.get("type") != "null"]
        if "$ref" in schema:
            return self._value(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], name, depth)
        if ways:
            # The second way of a text is a file, which is seldom there.
            way = ways[0] if self._is_text(ways[0]) and self._chance.random() < 0.9 else self._chance.choice(ways)
            return self._value(way, name, depth)
        if "enum" in schema or "const" in schema:
            return self._chance.choice(schema.get("enum") or [schema["const"]])
        kinds = {"array": self._list, "object": self._mapping}
        return kinds.get(str(schema.get("type")), self._scalar)(schema, name, depth)

    def _list(self, schema: dict[str, Any], name: str, depth: int) -> list[Any]:
        count = self._chance.choice([0, 1, 1, 2, 3] if depth else [0, 1, 3, 4, 5, 5])
        items = [self._value(schema.get("items", {}), name, depth + 1) for _number in range(count)]
        for one, other in zip(items, self._chance.sample(IDS, len(items)), strict=True):
            if isinstance(one, dict) and "id" in one and self._chance.random() < 0.95:
                one["id"] = other
        return items

    def _mapping(self, schema: dict[str, Any], name: str, depth: int) -> dict[str, Any]:
        written = {}
        for key, one in schema.get("properties", {}).items():
            if key in schema.get("required", ()) or self._chance.random() < self._fill:
                written[key] = self._value(one, key, depth + 1)
        free = schema.get("additionalProperties")
        if isinstance(free, dict):
            keys = schema.get("propertyNames", {}).get("enum") or (MEASURES if name == "when" else IDS)
            for key in self._chance.sample(keys, self._chance.choice([0, 1, 2, 3])):
                written[key] = self._value(free, key, depth + 1)
        if schema.get("maxProperties"):  # a range: one end below, one above
            ends = [self._chance.choice(pair) for pair in (("from", "above"), ("to", "below"))]
            some = schema.get("properties", {})
            return {key: self._value(some[key], key, depth + 1) for key in ends if key in some}
        return written

    def _scalar(self, schema: dict[str, Any], name: str, _depth: int) -> Any:
        chance, pattern, kinds = self._chance, schema.get("pattern", ""), schema.get("type", "string")
        if schema.get("format") == "date":
            return chance.choice(["2025-01-01", "2026-11-21", "2026-11-22", "2027-12-31"])
        if name in BY_NAME and (name == "id" or self._is_text(schema)) and chance.random() < 0.95:
            return chance.choice(BY_NAME[name])
        for mark, values in BY_PATTERN.items():
            if mark in pattern:
                return chance.choice(values)
        if kinds == "boolean":
            return chance.random() < 0.5
        if kinds != "string" and "boolean" not in kinds:
            return chance.choice(NUMBERS)
        return chance.choice(IDS if chance.random() < 0.9 else WORDS)

    def _is_text(self, schema: dict[str, Any]) -> bool:
        return "boolean" in schema.get("type", ()) and schema["type"] != "boolean"


@pytest.fixture(autouse=True)
def everything_is_told(monkeypatch):
    """In nonsense nearly all that rules find is held back as a guess at values that were refused: here it is told too."""
    is_guessed = RefusedValues.is_guessed
    monkeypatch.setattr(RefusedValues, "is_guessed", lambda *asked: is_guessed(*asked) and False)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_no_rule_raises_or_hangs_on_a_book_of_nonsense(number, tmp_path):
    codes: Counter[str] = Counter()
    for one in range(number * BOOKS_A_ROUND, (number + 1) * BOOKS_A_ROUND):
        text = json.dumps(Author(one).book(), ensure_ascii=False, indent=1)
        (tmp_path / "book.yml").write_text(text, encoding="utf-8")
        codes.update(_codes(tmp_path, one))

    assert {code[0] for code in codes} >= set("FSPRLAV"), codes
    assert codes.total() > 1_000


@pytest.mark.parametrize("number", range(ROUNDS))
def test_no_rule_raises_or_hangs_on_the_example_with_its_values_exchanged(number, tmp_path):
    """Values change places with others of the same key, items and keys are lost: nearly all of it can still be read."""
    shutil.copytree(CONTENT, tmp_path / "book")
    codes: Counter[str] = Counter()
    for one in range(number * EXAMPLES_A_ROUND, (number + 1) * EXAMPLES_A_ROUND):
        for path in CONTENT.rglob("*.yml"):
            (tmp_path / "book" / path.relative_to(CONTENT)).unlink(missing_ok=True)
        text = json.dumps(_exchanged(random.Random(one)), ensure_ascii=False, default=str)  # noqa: S311 - books, no secrets
        (tmp_path / "book" / "book.yml").write_text(text, encoding="utf-8")
        codes.update(_codes(tmp_path / "book", one))

    assert {code[0] for code in codes} >= set("FPC"), codes
    assert len(codes) >= 10


@cache
def _example() -> str:
    """The example as one file."""
    sections: dict[str, Any] = {}
    for path in sorted(CONTENT.rglob("*.yml")):
        for name, value in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            sections[name] = [*sections.get(name, []), *value] if isinstance(value, list) else value
    return json.dumps(sections, ensure_ascii=False, default=str).replace('"../', '"')


def _exchanged(chance: random.Random) -> dict[str, Any]:
    """The example after some slips."""
    book: dict[str, Any] = json.loads(_example())
    spots: dict[Any, list[tuple[Any, Any]]] = {}
    for holder, key in _spots(book):
        spots.setdefault(key if isinstance(key, str) else "item", []).append((holder, key))
    for _slip in range(chance.choice([1, 5, 20, 80])):
        alike = spots[chance.choice(sorted(spots))]
        (one, key), (other, other_key) = chance.choice(alike), chance.choice(alike)
        if chance.random() < 0.1 and isinstance(one, dict) and one is not book:
            one.pop(key, None)
        elif not isinstance(one, dict) or (key in one and other_key in other):
            # A copy: a value must not come to stand within itself.
            one[key], other[other_key] = (json.loads(json.dumps(value)) for value in (other[other_key], one[key]))
    return book


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place that holds something, within sections, with its key or number."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(one, dict | list):
            yield from _spots(one)


def _codes(folder: Path, number: int) -> list[str]:
    """The codes told of a book in time; every finding is said in both languages and stands somewhere."""
    start = time.process_time()
    found = check_book(load_book(folder), TODAY)
    assert time.process_time() - start < SECONDS_A_BOOK, number
    for one in found:
        said = (one.message, *filter(None, [one.hint]), *(other.message for other in one.related))
        assert all(words.in_language(language) for words in said for language in ("ru", "en")), (number, one)
        assert all(place.line > 0 < place.column for place in (one.place, *(other.place for other in one.related)))
    return [one.code for one in found]
