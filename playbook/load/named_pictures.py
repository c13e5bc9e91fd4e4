"""A book with the pictures it names in; those that no reader would see, each at the words that name it, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playbook.diagnostics import Diagnostic, Message, PlaybookError, _
from playbook.load.files import BookFiles
from playbook.load.pictures import MAX_PICTURE_BYTES, demand_picture, is_picture
from playbook.load.source_map import SourceMap
from playbook.load.told import tell
from playbook.model.book import Book
from playbook.model.file_names import file_names

_Fault = tuple[str, Message, Message]


def broken_pictures(book: Book, files: BookFiles, sources: SourceMap) -> Iterator[Diagnostic]:
    """The pictures of a book that cannot be shown; each file is read once, however often it is named.

    Reports: F010 what is no picture of the kind its name says, F011 a picture of too many bytes.
    """
    pictures = {path for path in files.others if is_picture(path)}
    if not pictures:  # then the walk over all texts is spared
        return
    fault_of = cache(_fault)
    for name in file_names(book):
        if name.path in pictures and (fault := fault_of(files.folder, name.path)) is not None:
            code, message, hint = fault
            yield tell(code, sources.place(name.at, quote=name.quote), message, hint, address=name.at)


def _fault(folder: Path, path: str) -> _Fault | None:
    try:
        with (folder / path).open("rb") as file:
            content = file.read(MAX_PICTURE_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("The file “{path}” cannot be read: {reason}.", path=path, reason=reason)
        return "F010", message, _("Make the file readable, or name another one.")
    if len(content) > MAX_PICTURE_BYTES:
        message = _("The picture “{path}” is larger than {limit} MB.", path=path, limit=MAX_PICTURE_BYTES >> 20)
        return "F011", message, _("Save it smaller: a page needs no more than 2000 pixels across.")
    try:
        demand_picture(path, content)
    except PlaybookError as error:
        return "F010", error.message, _("Save it anew as PNG, JPEG or SVG, under a name that ends so.")
    return None
