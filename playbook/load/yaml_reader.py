"""YAML to values with places: the bytes of one file in; plain dicts, lists and texts, and where each stands, out.

Values are built straight from libyaml's events, so that nothing is composed before the limits were kept, and every
scalar stays the text that was written (YAML 1.2 words, book-format "Files"). An empty value is `None`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml._yaml import CParser
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
from playbook.load.missing_hyphens import duplicates_told, with_hyphens
from playbook.load.reading import Mistake, Places, Position, Reading, position
from playbook.load.slips import SPACE_AFTER_HYPHEN
from playbook.load.yaml_hints import tell_yaml_error

MAX_DEPTH = 50
MAX_NODES = 2_000_000
MAX_UNFOLDED = 100_000
MAX_SCALAR = 1_000_000

_COLUMNS = position(1, 0)
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


class _StopError(Exception):
    """Reading cannot go on after this mistake."""

    def __init__(self, code: str, at: Position, message: Message, hint: Message | None = None) -> None:
        super().__init__(code)
        self.mistake = Mistake(code, at, message, hint)


def read_yaml(data: bytes, text: str) -> Reading:
    """The values and places of a file; `text` is the same bytes decoded, from which hints are drawn.

    Reports: F003 a key twice, F010 broken YAML, F011 nesting, aliases or a scalar past the limits.
    """
    reading = _read(data, text)
    return _without_run_on_items(reading, text) if text and reading.mistakes else reading


def _without_run_on_items(reading: Reading, text: str) -> Reading:
    """The reading, or if items ran into one another for lack of a hyphen, that of the text with its hyphens."""
    mended, told = with_hyphens(text, reading.mistakes)
    if told:
        reading = _read(mended.encode(), mended)
    told += duplicates_told(mended, reading.mistakes)
    reading.mistakes = sorted(told, key=lambda mistake: mistake.at)
    return reading


def _read(data: bytes, text: str) -> Reading:
    reading = Reading()
    reader = _Reader(data, reading)
    try:
        reader.read()
    except _StopError as stop:
        reading.mistakes.append(stop.mistake)
    except yaml.YAMLError as error:
        told = tell_yaml_error(error, text)
        reading.mistakes.append(Mistake("F010", position(*told.at), told.message, told.hint))
    else:
        return reading
    reading.is_whole = False
    if reader.is_inside:
        reading.drop_what_is_half_read()
    return reading


class _Reader:
    """A stack of open collections; no recursion, so that depth is a limit and never a crash."""

    def __init__(self, data: bytes, reading: Reading) -> None:
        self._next_event: Callable[[], Any] = CParser(data).get_event
        self._may_escape = b"\\" in data
        self._reading = reading
        self._stack: list[tuple[Any, Any]] = []
        self._anchors: dict[str, tuple[Any, Places]] = {}
        self._unrepeated: dict[Position, str] = {}  # anchors of texts
        self._unfolded = 0
        self._documents = 0

    @property
    def is_inside(self) -> bool:
        """Whether reading stands within the file's mapping, and not behind it."""
        return bool(self._stack)

    # One loop over all events is the point: most of the time of `check` is spent here.
    def read(self) -> None:  # noqa: C901, PLR0912, PLR0915 - as above
        """Reads the file to its end, or to a mistake after which no reading is possible."""
        next_event, reading, stack, may_escape = self._next_event, self._reading, self._stack, self._may_escape
        values: Any = None  # the open collection, its places, and the key that waits for its value
        places: Any = None
        key: Any = None
        room = MAX_NODES
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
                    value = self._shortened(value, here)
                elif may_escape and event.style == '"' and _CONTROL.search(value):
                    value = self._without_control(value, here)
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
                self._tell_unrepeated()
                return
            else:
                if kind is DocumentStartEvent:
                    self._start_document(event)
                continue
            room -= 1
            if room < 0:
                raise _too_many(event)
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

    def _tell(self, code: str, at: Position, message: Message, hint: Message | None = None) -> None:
        self._reading.mistakes.append(Mistake(code, at, message, hint))

    def _key(self, value: Any, here: Places, known: dict[str, Any]) -> tuple[str, Position]:  # noqa: ANN401 - whatever the author wrote
        at = here if isinstance(here, int) else here[0]
        if value is None or not isinstance(value, str):
            raise _StopError("F010", at, _("Expected a key, but nothing stands before the colon."), _WRITE_A_KEY)
        if value in known:
            message = _("The key “{key}” is written twice; only the first is read.", key=value[:60])
            hint = SPACE_AFTER_HYPHEN if value.startswith("-") else _KEEP_ONE
            self._reading.mistakes.append(Mistake("F003", at, message, hint, first=known[value][0]))
        return value, at

    def _open(self, event: Any, at: Position, *, waits_for_key: bool) -> None:  # noqa: ANN401 - libyaml's events have no types
        if len(self._stack) >= MAX_DEPTH:
            message = _("Lists and mappings are nested deeper than {limit} levels.", limit=MAX_DEPTH)
            raise _StopError("F011", at, message, _("Take the innermost of them out into an entity of its own."))
        if waits_for_key:
            raise _StopError("F010", at, _("Expected a key, but a list or a mapping starts here."), _QUOTE_BRACKETS)
        if event.tag is not None:
            self._tell_tag(event, at)

    def _keep(self, event: Any, value: str, at: Position) -> None:  # noqa: ANN401 - as above
        if event.tag is not None:
            self._tell_tag(event, at)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value or None, at)
            self._unrepeated[at] = event.anchor

    def _tell_unrepeated(self) -> None:
        """Tells texts that begin with a word that YAML took for an anchor, as `&Co and sons` does: a reader would never see it."""
        for at, name in self._unrepeated.items():
            message = _("“&{name}” names this text for repeating, and nothing repeats it.", name=name[:60])
            self._tell("F010", at, message, _QUOTE_IT)

    def _tell_tag(self, event: Any, at: Position) -> None:  # noqa: ANN401 - as above
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
        message = _("“{tag}” is a tag of YAML, which a book does not use.", tag=tag)
        self._tell("F010", at, message, _("Delete it, or put the text into quotes if it is a part of it."))

    def _shortened(self, value: str, at: Position) -> str:
        message = _("A text of {size} characters is past the limit of {limit}.", size=len(value), limit=MAX_SCALAR)
        self._tell("F011", at, message, _("Divide it into several texts."))
        return value[:100]

    def _without_control(self, value: str, at: Position) -> str:
        self._tell(
            "F010", at, _("This text holds a character that cannot be shown."), _("Delete the escape after “\\”.")
        )
        return _CONTROL.sub("", value)

    def _alias(self, event: Any, innermost: Any) -> tuple[Any, Places]:  # noqa: ANN401 - as above
        mark = event.start_mark
        at = position(mark.line, mark.column)
        if event.anchor not in self._anchors:
            message = _("“*{name}” repeats what “&{name}” names, and nothing is named so.", name=event.anchor[:60])
            self._tell("F010", at, message, _QUOTE_IT)
            return f"*{event.anchor}", at
        value, places = self._anchors[event.anchor]
        if isinstance(places, int):
            self._unrepeated.pop(places, None)
        if isinstance(value, dict | list) and (value is innermost or any(one is value for one, _places in self._stack)):
            message = _("“*{name}” stands inside of what it repeats.", name=event.anchor[:60])
            raise _StopError("F011", at, message, _("Write out what is meant."))
        self._unfolded += _size(value, MAX_UNFOLDED)
        if self._unfolded > MAX_UNFOLDED:
            message = _("The aliases of this file unfold to more than {limit} values.", limit=MAX_UNFOLDED)
            raise _StopError("F011", at, message, _("Write out what is meant."))
        return value, places

    def _start_document(self, event: Any) -> None:  # noqa: ANN401 - as above
        self._documents += 1
        if self._documents > 1:
            mark = event.start_mark
            message = _("A second document starts here; a file of the book is one.")
            raise _StopError("F010", position(mark.line, mark.column), message, _("Delete the line “---”."))


def _too_many(event: Any) -> _StopError:  # noqa: ANN401 - libyaml's events have no types
    mark = event.start_mark
    message = _("The file holds more than {limit} values.", limit=MAX_NODES)
    return _StopError(
        "F011", position(mark.line, mark.column), message, _("Divide it: a book may have any number of files.")
    )


_KEEP_ONE = _("Delete one of them, or put both values into one.")
_QUOTE_IT = _("Put the text into quotes.")
_QUOTE_BRACKETS = _(
    "Put the text into quotes: a text that starts with a bracket or a brace is read as a list or a mapping."
)
_WRITE_A_KEY = _("Write the key before it, or put the text into quotes.")


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
