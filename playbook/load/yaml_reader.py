"""YAML to values with places: the bytes of one file in; plain dicts, lists and texts, and where each key, value and item stands, out.

Values are built straight from libyaml's events, so that nothing is composed before the limits were kept, and every scalar stays the text that was
written (YAML 1.2 words, book-format "Files"). An empty value is `None`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from playbook.diagnostics import Message, _
from playbook.load.yaml_hints import tell_yaml_error

MAX_DEPTH = 50
MAX_NODES = 2_000_000
MAX_SCALAR = 1_000_000

_COLUMNS = 1 << 24

Position = int
"""Line and column, both from 0, in one number: it costs a third of a tuple."""

Places = int | tuple[int, Any]
"""Where a value stands: a scalar's position; of a collection also the places in it, by key `(key's position, places)` or by item."""


def position(line: int, column: int) -> Position:
    """The number of a line and a column, both from 0."""
    return line * _COLUMNS + column


def line_and_column(place: Places) -> tuple[int, int]:
    """Line and column, both from 0, of a position or of the start of a collection."""
    return divmod(place if isinstance(place, int) else place[0], _COLUMNS)


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong with the file itself: code, position, what it is, how it is mended; `first` is the other side of a duplicate."""

    code: str
    at: Position
    message: Message
    hint: Message | None = None
    first: Position | None = None


@dataclass(slots=True)
class Reading:
    """What a file held; `is_whole` is false where reading ended early, `value` then holds what came before."""

    value: Any = None
    places: Places = 0
    mistakes: list[Mistake] = field(default_factory=list)
    is_whole: bool = True


class _Stop(Exception):
    """Reading cannot go on after this mistake."""

    def __init__(self, code: str, at: Position, message: Message, hint: Message | None = None) -> None:
        self.mistake = Mistake(code, at, message, hint)


def read_yaml(data: bytes, text: str) -> Reading:
    """The values and places of a file; `text` is the same bytes decoded, from which hints are drawn.

    Reports: F003 a key twice, F010 broken YAML, F011 nesting, aliases or a scalar past the limits.
    """
    reading = Reading()
    reader = _Reader(data, reading)
    try:
        reader.read()
    except _Stop as stop:
        reading.mistakes.append(stop.mistake)
    except yaml.YAMLError as error:
        at, message, hint = tell_yaml_error(error, text)
        reading.mistakes.append(Mistake("F010", position(*at), message, hint))
    else:
        return reading
    reading.is_whole = False
    _without_what_is_not_whole(reading)
    return reading


class _Reader:
    """A stack of open collections; no recursion, so that depth is a limit and never a crash."""

    def __init__(self, data: bytes, reading: Reading) -> None:
        self._next_event = CParser(data).get_event
        self._reading = reading
        self._stack: list[tuple[Any, Any]] = []
        self._anchors: dict[str, tuple[Any, Places]] = {}
        self._nodes = 0
        self._documents = 0

    def read(self) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop over all events is the point: most of the time of `check` is spent here
        next_event, reading, stack = self._next_event, self._reading, self._stack
        values: Any = None  # the open collection, its places, and the key that waits for its value
        places: Any = None
        key: Any = None
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                mark = event.start_mark
                here: Any = mark.line * _COLUMNS + mark.column
                value: Any = event.value
                if event.tag is not None or event.anchor is not None:
                    self._keep(event, value, here)
                if not value and not event.style:
                    value = None
                elif len(value) > MAX_SCALAR:
                    raise _Stop("F011", here, _("A text of {size} characters is past the limit of {limit}.", size=len(value), limit=MAX_SCALAR))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                at = mark.line * _COLUMNS + mark.column
                self._open(event, at, waits_for_key=type(values) is dict and key is None)
                value, here = ({}, (at, {})) if kind is MappingStartEvent else ([], (at, []))
                if event.anchor is not None:
                    self._anchors[event.anchor] = (value, here)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                values, places = stack.pop()
                continue
            elif kind is AliasEvent:
                value, here = self._alias(event, values)
            elif kind is StreamEndEvent:
                return
            else:
                if kind is DocumentStartEvent:
                    self._start_document(event)
                continue
            self._nodes += 1
            if values is None:
                reading.value, reading.places = value, here
            elif type(values) is list:
                values.append(value)
                places[1].append(here)
            elif key is None:
                key = self._key(value, here, places[1])
                continue
            else:
                name, at_key = key
                key = None
                if name not in values:
                    values[name] = value
                    places[1][name] = (at_key, here)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((values, places))
                values, places = value, here

    def _key(self, value: Any, here: Places, known: dict[str, Any]) -> tuple[str, Position]:  # noqa: ANN401 - whatever the author wrote
        at = here if isinstance(here, int) else here[0]
        if value is None or not isinstance(value, str):
            raise _Stop("F010", at, _("Expected a key, but nothing stands before the colon."))
        if value in known:
            self._reading.mistakes.append(
                Mistake("F003", at, _("The key “{key}” is written twice; only the first is read.", key=value), first=known[value][0])
            )
        return value, at

    def _open(self, event: Any, at: Position, *, waits_for_key: bool) -> None:  # noqa: ANN401 - libyaml's events have no types
        if len(self._stack) >= MAX_DEPTH:
            raise _Stop("F011", at, _("Lists and mappings are nested deeper than {limit} levels.", limit=MAX_DEPTH))
        if waits_for_key:
            hint = _("Put the text into quotes: a text that starts with a bracket or a brace is read as a list or a mapping.")
            raise _Stop("F010", at, _("Expected a key, but a list or a mapping starts here."), hint)
        if event.tag is not None:
            raise _Stop("F010", at, _("“{tag}” is a YAML tag, which a book does not use.", tag=event.tag), _QUOTE_IT)

    def _keep(self, event: Any, value: str, at: Position) -> None:  # noqa: ANN401 - as above
        if event.tag is not None:
            raise _Stop("F010", at, _("“{tag}” is a YAML tag, which a book does not use.", tag=event.tag), _QUOTE_IT)
        self._anchors[event.anchor] = (value or None, at)

    def _alias(self, event: Any, innermost: Any) -> tuple[Any, Places]:  # noqa: ANN401 - as above
        mark = event.start_mark
        at = position(mark.line, mark.column)
        if event.anchor not in self._anchors:
            raise _Stop("F010", at, _("The alias “*{name}” has no anchor “&{name}” before it.", name=event.anchor), _QUOTE_IT)
        value, places = self._anchors[event.anchor]
        if isinstance(value, dict | list) and (value is innermost or any(opened is value for opened, _places in self._stack)):
            raise _Stop("F011", at, _("The alias “*{name}” stands inside its own anchor.", name=event.anchor))
        self._nodes += _size(value, MAX_NODES)
        if self._nodes > MAX_NODES:
            raise _Stop("F011", at, _("The aliases of this file unfold to more than {limit} values.", limit=MAX_NODES))
        return value, places

    def _start_document(self, event: Any) -> None:  # noqa: ANN401 - as above
        self._documents += 1
        if self._documents > 1:
            mark = event.start_mark
            raise _Stop("F010", position(mark.line, mark.column), _("A second document starts here; a file is one mapping."), _("Delete the line ---."))


def _without_what_is_not_whole(reading: Reading) -> None:
    """Drops the innermost entity that was being read when reading ended; what came before it is whole."""
    if not isinstance(reading.value, dict) or not reading.value:
        return
    section = next(reversed(reading.value))
    value, places = reading.value[section], reading.places
    if isinstance(value, list) and value:
        del value[-1]
        del places[1][section][1][1][-1]  # type: ignore[index]  # a list's places are a list
    elif isinstance(value, dict):
        del reading.value[section]


_QUOTE_IT = _("Put the text into quotes.")


def _size(value: Any, limit: int) -> int:  # noqa: ANN401 - whatever the author wrote
    """How many values a value unfolds to, counted no further than a limit."""
    count, waiting = 0, [value]
    while waiting and count <= limit:
        item = waiting.pop()
        count += 1
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return count
