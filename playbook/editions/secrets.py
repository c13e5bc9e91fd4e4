"""A book and an edition of it in; the words, ids and titles that only what the edition hides has, each with where it stands, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playbook.diagnostics import Address
from playbook.editions.readers import placed_entities
from playbook.editions.sight import sight_of
from playbook.model.base import ADDRESS_FIELD, Noun
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.entity import Shared
from playbook.model.text import Text

_TOKEN = re.compile(r"\w+(?:-\w+)*")
_INNER = {"segments", "states", "cells"}  # of entities; as references their ids are said where they are
_SHORTEST = 3  # letters: shorter words are in everybody's mouth


@dataclass(frozen=True, slots=True)
class Secrets:
    """What may stand nowhere in an edition: `words` (compounds and ids among them) and whole `titles`, in small letters."""

    words: Mapping[str, Address]
    titles: Mapping[str, Address]


NO_SECRETS = Secrets({}, {})
"""What the whole book must not say."""


def secrets_of(book: Book, edition: Edition) -> Secrets:
    """What only the hidden entities of a book say, with the first of them that says it.

    It is told by who may see what alone, and not by what is left of the book, so that it finds what was left by mistake.
    Source: rules.md, E903. Numbers are left out: there is hardly one that stands nowhere else.
    """
    sight = sight_of(book, edition)
    said, hidden = [*_sayings(book.masthead)], []
    for entity, _section, _parent in placed_entities(book):
        if sight.shows(entity.address):
            said += _sayings(entity)
        else:
            hidden.append(entity)
            said += [_title(entity)] if entity.address in sight.named else []
    known = {word for saying in said for word in words_of(saying)}
    all_said = "\n".join(map(_plain, said))
    words: dict[str, Address] = {}
    titles: dict[str, Address] = {}
    for entity in hidden:
        for saying in _sayings(entity):
            for word in words_of(saying):
                if word not in known:
                    words.setdefault(word, entity.address)
        title = _plain(_title(entity))
        if " " in title and title not in all_said:
            titles.setdefault(title, entity.address)
    return Secrets(words, titles)


def _title(entity: Shared) -> str:
    return str(getattr(entity, "title", None) or "")


def words_of(text: str) -> Iterator[str]:
    """The words of a text in small letters, compounds both whole and in their parts; what has no letters is none."""
    for token in _TOKEN.findall(text.casefold()):
        parts = token.split("-")
        for word in parts if len(parts) == 1 else (token, *parts):
            if len(word) >= _SHORTEST and not word.replace("_", "").isdigit() and any(map(str.isalpha, word)):
                yield word


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _sayings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a model holds
    """Every text in a noun, keys of mappings and ids among them; entities within it speak for themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield value.source
    elif isinstance(value, Noun):
        for name, inner in value.__dict__.items():
            if name != ADDRESS_FIELD and name not in _INNER:
                yield from _sayings(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _sayings(key)
            yield from _sayings(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _sayings(inner)
