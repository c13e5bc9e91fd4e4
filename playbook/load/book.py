"""A folder in; a book, its source map and the mistakes of all its files out, in one run."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playbook.diagnostics import Diagnostic, Place, PlaybookError, _
from playbook.load.ahead import Ahead
from playbook.load.files import BookFiles, find_files
from playbook.load.include import Includer
from playbook.load.items import Items
from playbook.load.language import spoken_language
from playbook.load.named_pictures import broken_pictures
from playbook.load.nouns import Nouns, names_in, words_in
from playbook.load.sections import sections
from playbook.load.source_file import read_source
from playbook.load.source_map import SourceMap
from playbook.load.told import tell
from playbook.model.book import Book
from playbook.model.masthead import Masthead

_NAMES = ("book.yml", "book.yaml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives: the book with all that could be read, where it stands, and what was wrong."""

    book: Book
    sources: SourceMap
    diagnostics: tuple[Diagnostic, ...]


def load_book(folder: Path, ahead: Ahead | None = None) -> Loaded:
    """The book of a folder; `ahead` holds what a second process reads of it, and is closed.

    Reports: F001, F002 (included files), F003, F010, F011; every mistake of the whole book in one run.
    Raises: PlaybookError where there is no book to read.
    """
    with _without_garbage_collection(), closing(ahead or Ahead()) as read:
        return _load(_files_of_a_book(folder), read)


def _files_of_a_book(folder: Path) -> BookFiles:
    if folder.is_file():
        message = _(
            "“{file}” is a file; name the folder in which it lies: “{folder}”.",
            file=str(folder),
            folder=str(folder.parent),
        )
        raise PlaybookError(message)
    if not folder.is_dir():
        raise PlaybookError(_("There is no folder “{folder}”.", folder=str(folder)))
    files = find_files(folder)
    if not {*_NAMES} & {*files.yaml, *files.leading_out}:
        raise PlaybookError(_("“{folder}” is not a book: it holds no book.yml.", folder=str(folder)))
    return files


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Nothing that loading makes is garbage, and looking for it costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(files: BookFiles, ahead: Ahead) -> Loaded:
    sources = SourceMap()
    nouns = Nouns(sources, Includer(files, sources.texts))
    items = Items(sources)
    unreadable = list(files.diagnostics)
    for path in files.yaml:
        reading = read_source(files, path, ahead)
        unreadable += reading.diagnostics
        nouns.unread |= reading.names
        if reading.unread_text is not None:
            nouns.unread_words.update(("", word) for word in ("", *words_in(reading.unread_text)))
        elif reading.file is None:
            nouns.unread_words |= {("", ""), ("", "*")}
        if reading.file is not None:
            sources.add(reading.file)
            for item in items.of(reading.file):
                nouns.take(item)
    nouns.unread.update(names_in(items.unread))
    nouns.unread_words.update(("", word) for word in ("", *words_in(items.unread)) if items.unread)
    diagnostics = [*unreadable, *nouns.diagnostics, *items.diagnostics]
    if (
        not unreadable
        and "book" not in nouns.content
        and not any(one.place.path in _NAMES for one in items.diagnostics)
    ):
        diagnostics.append(_without_masthead(files))
    book = _book(nouns, files)
    diagnostics += broken_pictures(book, files, sources)
    return Loaded(book, sources, tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order)))


def _without_masthead(files: BookFiles) -> Diagnostic:
    place = Place(next(name for name in _NAMES if name in files.yaml), 1, 1, 2)
    message = _("The section “book” is missing.")
    return tell("F010", place, message, _("Write “book:” and under it, two spaces deeper, “title: …”."))


def _book(nouns: Nouns, files: BookFiles) -> Book:
    fields: dict[str, Any] = {}
    for section in sections().values():
        found = nouns.content.get(section.key, [])
        if section.shape != "mapping":
            fields[section.field] = tuple(found)
        elif found:
            fields[section.field] = found[0]
    if "masthead" not in fields:
        # In the language it names: the author is to understand what is told of it.
        fields["masthead"] = Masthead(title="—", language=spoken_language(files.folder) or "ru")
    unread = frozenset(nouns.unread)
    return Book.model_construct(
        **fields,
        unread=unread,
        unread_words=frozenset(nouns.unread_words),
        files=files.others,
        files_leading_out=files.leading_out,
    )
