"""The source map: an address in the book in, the file, line and column where the author wrote it out."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from playbook.diagnostics import Address, Place
from playbook.load.reading import Places, line_and_column
from playbook.load.widths import width_of_key, width_of_value

_PASSWORD = re.compile(r"(?<=://)([^\s:@]*:)((?!\$\{\w+\}@)\S+)(?=@)")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A YAML file as it was read: its path in the book, its text, its values and their places."""

    path: str
    text: str
    value: Any
    places: Places


@dataclass(slots=True)
class _Spot:
    """Somewhere in a file: a value, its place and the place of its key."""

    file: SourceFile
    value: Any
    places: Places
    key_at: int | None = None


@dataclass(slots=True)
class SourceMap:
    """Where everything stands; `texts` are the Markdown files that were included, by path in the book."""

    files: list[SourceFile] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    _entities: dict[tuple[str, str | int], _Spot] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)
    _texts_of_files: dict[str, str] = field(default_factory=dict)
    _starts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, file: SourceFile) -> None:
        """Takes a file in; addresses are looked up by what its sections hold."""
        self.files.append(file)
        self._texts_of_files[file.path] = file.text

    def place(
        self, address: Address, *, at_key: bool = False, quote: str | None = None, quote_number: int = 0
    ) -> Place:
        """The place of an address, or of the nearest thing above it that is written.

        A `quote` narrows it to words in the text there, their `quote_number`-th occurrence.
        """
        spot = self._spot(address)
        if spot is None:
            return Place("book.yml", 1, 1, 2)
        if quote is not None:
            return self._quoted(spot, quote, quote_number)
        if at_key and spot.key_at is not None:
            return self.key_stretch(spot.file.path, *line_and_column(spot.key_at))
        return self.stretch(spot.file.path, *line_and_column(spot.places))

    def stretch(self, path: str, line: int, column: int) -> Place:
        """The place of a value that starts in a line and column, both from 0."""
        return _place(path, line, column, width_of_value(self.line(path, line + 1), column))

    def key_stretch(self, path: str, line: int, column: int) -> Place:
        """The place of a key that starts in a line and column, both from 0."""
        return _place(path, line, column, width_of_key(self.line(path, line + 1), column))

    def line(self, path: str, number: int) -> str:
        """A line of a file, from 1, a password of an address in it covered; nothing past its end."""
        lines = self._lines.get(path)
        if lines is None:
            lines = self._lines[path] = _without_passwords(self._text(path)).split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _text(self, path: str) -> str:
        return self._texts_of_files[path] if path in self._texts_of_files else self.texts.get(path, "")

    def _spot(self, address: Address) -> _Spot | None:
        if not address:
            return None
        if not self._entities:
            self._index()
        spot = self._entities.get((str(address[0]), address[1])) if len(address) > 1 else None
        rest = address[2:]
        if spot is None:
            spot, rest = self._entities.get((str(address[0]), "")), address[1:]
        for step in rest:
            inner = _inside(spot, step) if spot else None
            if inner is None:
                break
            spot = inner
        return spot

    def _index(self) -> None:
        for file in self.files:
            if not isinstance(file.value, dict) or isinstance(file.places, int):
                continue
            for section, value in file.value.items():
                key_at, places = file.places[1][section]
                self._entities.setdefault((section, ""), _Spot(file, value, places, key_at))
                if isinstance(value, list):
                    self._index_items(section, value, places, file)
                elif isinstance(value, dict):
                    self._entities.setdefault((section, self._count(section)), _Spot(file, value, places, key_at))

    def _index_items(self, section: str, items: list[Any], places: Any, file: SourceFile) -> None:  # noqa: ANN401 - Places of a list
        for item, place in zip(items, places[1], strict=True):
            spot = _Spot(file, item, place)
            self._entities[section, self._count(section)] = spot
            name = entity_name(item)
            if name is not None:
                self._entities.setdefault((section, name), spot)

    def _count(self, section: str) -> int:
        number = self._counts.get(section, 0)
        self._counts[section] = number + 1
        return number

    def _quoted(self, spot: _Spot, quote: str, number: int) -> Place:
        """Words in a text; a line break that YAML folds may stand where they have a space."""
        path, start = spot.file.path, line_and_column(spot.places)
        if isinstance(spot.value, dict) and isinstance(spot.value.get("file"), str):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), spot.value["file"]))
            start = (0, 0)
        text, starts = self._text(path), self._line_starts(path)
        words = re.compile(r"\s+".join(map(re.escape, quote.split())))
        offset = starts[start[0]] + start[1]
        for count, found in enumerate(words.finditer(text, offset)):
            if count == number:
                line = bisect_right(starts, found.start()) - 1
                column = found.start() - starts[line]
                return _place(path, line, column, len(found[0].split("\n", 1)[0]))
        return self.stretch(spot.file.path, *line_and_column(spot.places))

    def _line_starts(self, path: str) -> list[int]:
        if path not in self._starts:
            lengths = (len(line) + 1 for line in self._text(path).split("\n"))
            self._starts[path] = [0, *accumulate(lengths)]
        return self._starts[path]


def _without_passwords(text: str) -> str:
    """A text with the passwords of addresses covered, as long as before; few texts have addresses at all."""
    return _PASSWORD.sub(_covered, text) if "://" in text else text


def _covered(found: re.Match[str]) -> str:
    return found[1] + "•" * len(found[2])


def _place(path: str, line: int, column: int, width: int) -> Place:
    return Place(path, line + 1, column + 1, column + 1 + max(width, 1))


def entity_name(item: Mapping[str, Any] | Any) -> str | None:  # noqa: ANN401 - whatever the author wrote
    """The word by which an item of a list is addressed: its id, or the word of a glossary's term."""
    if not isinstance(item, dict):
        return None
    name = item.get("id", item.get("term"))
    return name if isinstance(name, str) else None


def _inside(spot: _Spot, step: str | int) -> _Spot | None:
    value, places = spot.value, spot.places
    if isinstance(places, int):
        return None
    if isinstance(value, dict) and step in value and step in places[1]:
        key_at, inner = places[1][step]
        return _Spot(spot.file, value[step], inner, key_at)
    if isinstance(value, list):
        number = (
            step
            if isinstance(step, int)
            else next((at for at, item in enumerate(value) if entity_name(item) == step), None)
        )
        if number is not None and 0 <= number < len(value):
            return _Spot(spot.file, value[number], places[1][number])
    return None
