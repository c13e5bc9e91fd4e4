"""One YAML file of a book: its path in; its text, values and places, and what is wrong with the file itself, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playbook.diagnostics import Diagnostic, Message, Place, RelatedPlace, _
from playbook.load.files import MAX_BYTES, BookFiles
from playbook.load.source_map import SourceFile, SourceMap
from playbook.load.told import tell
from playbook.load.yaml_reader import Mistake, line_and_column, read_yaml

_NAMES = re.compile(r"\b(?:id|term): *[\"']?([^\s\"',}]+)")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file as far as it could be read; `names` are the ids in what could not, so that links to them are no mistakes."""

    file: SourceFile | None
    diagnostics: tuple[Diagnostic, ...] = ()
    names: frozenset[str] = frozenset()


def read_source(files: BookFiles, path: str) -> FileReading:
    """A YAML file of the book.

    Reports: F003 a key twice; F010 unreadable, not UTF-8, broken, not a mapping; F011 past the limits.
    """
    try:
        with (files.folder / path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _refused(path, "F010", _("The file “{path}” cannot be read: {reason}.", path=path, reason=error.strerror or str(error)))
    if len(data) > MAX_BYTES:
        return _refused(path, "F011", _("The file “{path}” is larger than {limit} bytes.", path=path, limit=MAX_BYTES))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return FileReading(None, (_not_utf8(path, data, error.start),))
    return _read(path, data.removeprefix(_BOM), text)


def _read(path: str, data: bytes, text: str) -> FileReading:
    reading = read_yaml(data, text)
    file = SourceFile(path, text, reading.value, reading.places)
    told = [_told(mistake, SourceMap([file]), path) for mistake in reading.mistakes]
    if reading.value is not None and not isinstance(reading.value, dict):
        message = _("A file of the book is a mapping of sections, such as segments or roles; this one is not.")
        told.append(tell("F010", Place(path, 1, 1, 2), message))
    names = frozenset() if reading.is_whole else frozenset(_NAMES.findall(text))
    return FileReading(file, tuple(told), names)


def _refused(path: str, code: str, message: Message) -> FileReading:
    return FileReading(None, (tell(code, Place(path, 1, 1, 2), message),))


def _not_utf8(path: str, data: bytes, start: int) -> Diagnostic:
    line_start = data.rfind(b"\n", 0, start) + 1
    line, column = data.count(b"\n", 0, start) + 1, len(data[line_start:start].decode()) + 1
    message = _("The file is not UTF-8: a byte in this line is of another encoding.")
    return tell("F010", Place(path, line, column, column + 1), message, _("Save the file anew as UTF-8."))


def _told(mistake: Mistake, sources: SourceMap, path: str) -> Diagnostic:
    related: tuple[RelatedPlace, ...] = ()
    if mistake.first is not None:
        first = sources.stretch(path, *line_and_column(mistake.first))
        related = (RelatedPlace(first, _("Here it is written first.")),)
    place = sources.stretch(path, *line_and_column(mistake.at))
    return tell(mistake.code, place, mistake.message, mistake.hint, related=related)
