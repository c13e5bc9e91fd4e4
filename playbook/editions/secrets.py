"""A book and an edition of it in; the words, ids and titles that only what the edition hides has, each with where it stands, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playbook.diagnostics import Address
from playbook.editions.pruning import label_of
from playbook.editions.readers import placed_entities
from playbook.editions.restrict import name_alone
from playbook.editions.sight import Sight, sight_of
from playbook.model.base import ADDRESS_FIELD, Located, Noun
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.mentions import Mention, mentions
from playbook.model.once import once_per_book
from playbook.model.text import Text

_TOKEN = re.compile(r"\w+(?:-\w+)*")
_EMPHASIS = re.compile(r"[*`~]+")
_BLANKS = re.compile(r"[^\S\x1f]+")
BORDER = "\x1f"
"""Stands between two texts, such as two cells of a table: no title reaches across it."""
_NOT_SAID = {"segments", "states", "cells", "audience", ADDRESS_FIELD}
"""Entities within, which speak for themselves (as references their ids are said where they are), and what no reader is told."""
_SHORTEST = 3  # letters: shorter words are in everybody's mouth


@dataclass(frozen=True, slots=True)
class Secrets:
    """What may stand nowhere in an edition: `words` (compounds and ids among them) and whole `titles`, in small letters."""

    words: Mapping[str, Address]
    titles: Mapping[str, Address]

    def but_for(self, said: str) -> Secrets:
        """The secrets that are left once somebody has said this aloud."""
        known, text = {*words_of(said)}, plain(said)
        return Secrets(
            {word: at for word, at in self.words.items() if word not in known},
            {title: at for title, at in self.titles.items() if not stands_in(title, text)},
        )


NO_SECRETS = Secrets({}, {})
"""What the whole book must not say."""


def secrets_of(book: Book, edition: Edition) -> Secrets:
    """What only the hidden entities of a book say, with the first of them that says it.

    It is told by who may see what alone, and not by what is left of the book, so that it finds what was left by mistake.
    Of other editions the ids and whole titles are secret: their words are those of the trade, or a reader's name.
    Source: rules.md, E903. Numbers are left out: there is hardly one that stands nowhere else.
    """
    sight = sight_of(book, edition)
    placed = [*placed_entities(book)]
    sight.named |= {one.parent.address for one in placed if one.parent and one.entity.address in sight.named}
    said, hidden = [*visible_sayings(book.masthead, book, sight), *sayings(edition)], []
    said += (
        ref.partition(":")[2] for ref in sight.places if sight.may_name(ref)
    )  # of a term: its id is made of its word
    for entity, _section, _parent in placed:
        if sight.shows(entity.address):
            said += visible_sayings(entity, book, sight)
        else:
            hidden.append(entity)
            said += sayings(name_alone(entity)) if entity.address in sight.named else []
    words: dict[str, Address] = {}
    titles: dict[str, Address] = {}
    for entity in hidden:
        for word in [entity.id] if isinstance(entity, Edition) else words_of(_joined(sayings(entity))):
            words.setdefault(word, entity.address)
        title = plain(str(getattr(entity, "title", None) or ""))
        if " " in title or (title and isinstance(entity, Edition)):
            titles.setdefault(title, entity.address)
    return Secrets(words, titles).but_for(_joined(said))


def visible_sayings(noun: Located, book: Book, sight: Sight) -> list[str]:
    """What a noun says to its readers: all but the ids by which it names what they do not see."""
    said = [*sayings(noun)]
    for mention in _mentions(book).get(noun.address, ()):
        if not sight.may_name(mention.ref):
            if mention.quote is None:
                said.remove(mention.leaf.value)
            else:
                said = [one.replace(mention.quote, label_of(mention.quote)) for one in said]
    return said


@once_per_book
def _mentions(book: Book) -> Mapping[Address, list[Mention]]:
    """What each entity names to its readers, by the entity's address."""
    found: dict[Address, list[Mention]] = {}
    for mention in mentions(book):
        if _NOT_SAID.isdisjoint(mention.at[len(mention.within) :]):
            found.setdefault(mention.within, []).append(mention)
    return found


def words_of(text: str) -> Iterator[str]:
    """The words of a text in small letters, compounds both whole and in their parts; what has no letters is none."""
    for token in _TOKEN.findall(text.casefold()):
        parts = token.split("-")
        for word in parts if len(parts) == 1 else (token, *parts):
            if len(word) >= _SHORTEST and not word.replace("_", "").isdigit() and any(map(str.isalpha, word)):
                yield word


def plain(text: str) -> str:
    """A text in small letters, its words parted by single spaces, without the signs of emphasis; `BORDER` stays."""
    return _BLANKS.sub(" ", _EMPHASIS.sub("", text.casefold())).strip()


def stands_in(title: str, text: str) -> bool:
    """Whether a title stands in a text, both plain, and not as a part of longer words."""
    return title in text and re.search(whole(title), text) is not None


def whole(title: str) -> str:
    """The pattern of a title that ends where its words do."""
    return rf"(?<!\w){re.escape(title)}(?!\w)"


def _joined(sayings: Iterable[str]) -> str:
    return BORDER.join(sayings)


def sayings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a model holds
    """Every text in a noun, keys of mappings and ids among them; entities within it speak for themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield value.source
    elif isinstance(value, Noun):
        for name, inner in value.__dict__.items():
            if name not in _NOT_SAID:
                yield from sayings(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from sayings(key)
            yield from sayings(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from sayings(inner)
