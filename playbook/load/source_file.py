"""One YAML file of a book: its path in; its text, values and places, and what is wrong with the file itself, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from playbook.diagnostics import Diagnostic, Message, Place, RelatedPlace, _
from playbook.load.ahead import Ahead
from playbook.load.files import MAX_BYTES, BookFiles
from playbook.load.reading import Mistake, Reading, line_and_column
from playbook.load.sections import sections
from playbook.load.source_map import SourceFile, SourceMap
from playbook.load.told import MAX_TOLD, tell
from playbook.load.yaml_reader import read_yaml

_NAMES = re.compile(r"\b(?:id|term): *[\"']?([^\s\"',}]+)")
_EMPTY_WITH_A_TAB = re.compile(r"^ *\t[ \t]*$", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"
_BOMS_OF_OTHERS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file as far as it could be read; `names` are the ids in what could not, so that links to them are no mistakes."""

    file: SourceFile | None
    diagnostics: tuple[Diagnostic, ...] = ()
    names: frozenset[str] = frozenset()
    unread_text: str | None = None
    """The text of a file that could not be read whole."""


def read_source(files: BookFiles, path: str, ahead: Ahead) -> FileReading:
    """A YAML file of the book, from what was read ahead where it is there.

    Reports: F003 a key twice; F010 unreadable, not UTF-8, broken, not a mapping; F011 past the limits.
    """
    try:
        with (files.folder / path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        return _refused(path, "F010", _("The file “{path}” cannot be read: {reason}.", path=path, reason=reason))
    if len(data) > MAX_BYTES:
        message = _("The file “{path}” is larger than {limit} bytes.", path=path, limit=MAX_BYTES)
        return _refused(path, "F011", message, _("Divide it: a book may have any number of files."))
    data = data.removeprefix(_BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        found = data.decode(errors="replace")
        return FileReading(None, (_with_more(_not_utf8(path, data, error.start), _NOT_CHECKED),), _names(found), found)
    return _read(path, *_with_plain_lines(data, text), ahead)


def _with_plain_lines(data: bytes, text: str) -> tuple[bytes, str]:
    """The file with line ends as editors count them: libyaml also ends lines at U+0085, U+2028 and U+2029.

    A line of nothing but a tab and spaces is empty, as an author sees it; libyaml takes it for one that is indented with a tab.
    """
    plain = text
    if "\r" in plain:
        plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    for separator in ("\x85", "\u2028", "\u2029"):
        if separator in plain:
            plain = plain.replace(separator, " ")
    if "\t" in plain:
        plain = _EMPTY_WITH_A_TAB.sub("", plain)
    return (data, text) if plain == text else (plain.encode(), plain)


def _read(path: str, data: bytes, text: str, ahead: Ahead) -> FileReading:
    reading = ahead.reading(path, data) or read_yaml(data, text)
    file = SourceFile(path, text, reading.value, reading.places)
    told = _told(file, reading)
    if reading.is_whole:
        return FileReading(file, tuple(told))
    return FileReading(file, (_with_more(told[0], _NO_REST), *told[1:]), _names(text), text)


def _with_more(first: Diagnostic, more: Message) -> Diagnostic:
    """The first that is told of a file that was not read whole, and says so: what was not read must not seem to be right."""
    hint = more if first.hint is None else Message("{hint} {more}", {"hint": first.hint, "more": more})
    return replace(first, hint=hint)


_NO_REST = _("The rest of this file was not checked.")
_NOT_CHECKED = _("This file was not checked.")


def _names(text: str) -> frozenset[str]:
    return frozenset(_NAMES.findall(text))


def _refused(path: str, code: str, message: Message, hint: Message | None = None) -> FileReading:
    return FileReading(None, (_with_more(tell(code, Place(path, 1, 1, 2), message, hint), _NOT_CHECKED),))


def _not_utf8(path: str, data: bytes, start: int) -> Diagnostic:
    line_start = data.rfind(b"\n", 0, start) + 1
    line, column = data.count(b"\n", 0, start) + 1, len(data[line_start:start].decode()) + 1
    other = next((name for bom, name in _BOMS_OF_OTHERS.items() if data.startswith(bom)), None)
    if other is None:
        message = _("From here on the file is not UTF-8, perhaps Windows-1251.")
    else:
        message = _("The file is saved as {encoding}, not as UTF-8.", encoding=other)
    return tell("F010", Place(path, line, column, column + 1), message, _("Save the file anew as UTF-8."))


def _told(file: SourceFile, reading: Reading) -> list[Diagnostic]:
    sources = SourceMap()
    sources.add(file)
    mistakes = _without_those_of_run_on_sections(reading) if reading.mistakes else []
    told = [_told_mistake(mistake, sources, file.path) for mistake in mistakes[:MAX_TOLD]]
    left = len(mistakes) - MAX_TOLD
    if left > 0:
        last = told[-1].place
        message = _("{count} more mistakes stand in this file after this one.", count=left)
        told.append(tell("F010", last, message, _("Mend those above first.")))
    if reading.value is not None and not isinstance(reading.value, dict):
        place = sources.stretch(file.path, *line_and_column(reading.places))
        message = _("Expected sections, such as “roles:” or “segmentations:”, but the file holds something else.")
        told.append(tell("F010", place, message, _("Begin with the section to which this belongs.")))
    return told


def _without_those_of_run_on_sections(reading: Reading) -> list[Mistake]:
    """The mistakes but for keys twice in a section whose items all lack their hyphens: that is told once, of the section."""
    if not isinstance(reading.value, dict) or isinstance(reading.places, int):
        return reading.mistakes
    inner = [
        places[1]
        for key, (_at, places) in reading.places[1].items()
        if key in sections() and sections()[key].shape == "list" and isinstance(reading.value.get(key), dict)
    ]
    keys = {at for places in inner for at, _places in places.values()}
    return [mistake for mistake in reading.mistakes if mistake.first not in keys]


def _told_mistake(mistake: Mistake, sources: SourceMap, path: str) -> Diagnostic:
    place = sources.stretch(path, *line_and_column(mistake.at))
    related: tuple[RelatedPlace, ...] = ()
    if mistake.first is not None:
        place = sources.key_stretch(path, *line_and_column(mistake.at))
        first = sources.key_stretch(path, *line_and_column(mistake.first))
        related = (RelatedPlace(first, _("Here it is written first.")),)
    return tell(mistake.code, place, mistake.message, mistake.hint, related=related)
