"""Nouns of items: what authors wrote in; typed nouns by section, the mistakes in them with their places, out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from playbook.diagnostics import Address, Diagnostic
from playbook.load.entities import Context, read_noun
from playbook.load.include import Includer
from playbook.load.items import Item
from playbook.load.paths import has_step, places_at, take_out
from playbook.load.reading import line_and_column
from playbook.load.schema_errors import Refusal
from playbook.load.sections import write_addresses
from playbook.load.source_map import SourceMap, entity_name
from playbook.load.told import tell
from playbook.model.base import ADDRESS_KEY, Located, Noun


@dataclass(slots=True)
class Nouns:
    """Takes items; nouns gather in `content`, mistakes in `diagnostics`, ids of what was not read whole in `unread`, all its words beside."""

    sources: SourceMap
    includer: Includer
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    unread_words: set[tuple[str, str]] = field(default_factory=set)
    content: dict[str, list[Noun]] = field(default_factory=dict)
    _contexts: dict[str, Context] = field(default_factory=dict)

    def take(self, item: Item) -> None:
        """Makes a noun of an item, or of as much of it as can be read."""
        model, section = item.section.model, item.section.key
        if issubclass(model, Located):
            write_addresses(item.value, model, item.address)
        read = read_noun(item.value, model, self._context(item.file.path))
        gathered = self.content.setdefault(section, [])
        if read.noun is not None and not item.is_second:
            gathered.append(read.noun)
        if item.is_second or read.told:
            self.unread.update(names_in(item.value))
            said = {key: value for key, value in item.value.items() if key != "id"}
            self.unread_words.update((section, word) for word in ("", *words_in(said)))
        self.diagnostics += [_told(item, refusal, self.sources) for refusal in read.told]
        for paths in read.left_out:
            take_out(item.value, item.places, paths)

    def _context(self, path: str) -> Context:
        """What a noun of this file is read with, made once for all of them."""
        found = self._contexts.get(path)
        if found is None:
            folder = posixpath.dirname(path)
            found = self._contexts[path] = {"folder": folder, "include": partial(self.includer.include, folder)}
        return found


def _told(item: Item, refusal: Refusal, sources: SourceMap) -> Diagnostic:
    spot, key_at = places_at(item.places, refusal.path)
    if refusal.at_key and key_at is not None:
        place = sources.key_stretch(item.file.path, *line_and_column(key_at))
    else:
        place = sources.stretch(item.file.path, *line_and_column(spot))
    assert refusal.message is not None  # noqa: S101 - `read_noun` keeps only those that say something
    return tell(refusal.code, place, refusal.message, refusal.hint, address=_address(item, refusal))


def _address(item: Item, refusal: Refusal) -> Address:
    """Where a refused value stands; the entities on the way have written their own addresses."""
    address = item.address
    value: Any = item.value
    for step in refusal.path:
        address /= step
        value = value[step] if has_step(value, step) else None
        if isinstance(value, dict):
            address = value.get(ADDRESS_KEY, address)
    return address


def words_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the author wrote
    """Every word that may be an id, `pipeline/state` too, in the keys and values of what an author wrote."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item.keys())
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, str):
            yield from _WORDS.findall(item)


_WORDS = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?")


def names_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the author wrote
    """The ids of all that stands in a value."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            name = entity_name(item)
            if name is not None:
                yield name
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
