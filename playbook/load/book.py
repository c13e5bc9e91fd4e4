"""A folder in; a book, its source map and the mistakes of all its files out, in one run."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from playbook.diagnostics import Address, Diagnostic, Place, PlaybookError, _
from playbook.load.entities import read_noun
from playbook.load.files import YAML_SUFFIXES, BookFiles, find_files
from playbook.load.include import Includer
from playbook.load.items import Item, Items
from playbook.load.schema_errors import Refusal
from playbook.load.sections import sections, write_addresses
from playbook.load.source_file import read_source
from playbook.load.source_map import SourceMap, entity_name
from playbook.load.told import tell
from playbook.load.yaml_reader import Places, line_and_column
from playbook.model.base import Located, Noun
from playbook.model.book import Book
from playbook.model.masthead import Masthead


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives: the book with all that could be read, where it stands, and what was wrong."""

    book: Book
    sources: SourceMap
    diagnostics: tuple[Diagnostic, ...]


def load_book(folder: Path) -> Loaded:
    """The book of a folder.

    Reports: F001, F002 (included files), F003, F010, F011; every mistake of the whole book in one run.
    Raises: PlaybookError where there is no book to read.
    """
    if not folder.is_dir():
        raise PlaybookError(_("There is no folder “{folder}”.", folder=str(folder)))
    files = find_files(folder)
    if not {"book.yml", "book.yaml"} & {*files.yaml, *files.leading_out}:
        raise PlaybookError(_("“{folder}” is not a book: it holds no book.yml.", folder=str(folder)))
    with _without_garbage_collection():
        return _load(files)


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


def _load(files: BookFiles) -> Loaded:
    sources, diagnostics, unread = SourceMap(), list(_links_out(files)), set[str]()
    for path in files.yaml:
        reading = read_source(files, path)
        diagnostics += reading.diagnostics
        unread |= reading.names
        if reading.file is not None:
            sources.add(reading.file)
    is_whole = not diagnostics
    items = Items(sources)
    nouns = _Nouns(sources, Includer(files, sources.texts), diagnostics, unread)
    for item in items:
        nouns.take(item)
    diagnostics += items.diagnostics
    book = _book(nouns, files)
    if "book" not in nouns.content and is_whole:
        place = Place("book.yml", 1, 1, 2)
        diagnostics.append(tell("F010", place, _("The section “book” is missing."), _("Begin with “book:” and, under it, “title: …”.")))
    return Loaded(book, sources, tuple(diagnostics))


def _links_out(files: BookFiles) -> Iterator[Diagnostic]:
    for path in sorted(files.leading_out):
        if path.endswith(YAML_SUFFIXES):
            message = _("The link “{path}” leads out of the book's folder.", path=path)
            yield tell("F011", Place(path, 1, 1, 2), message, _("Copy the file into the book's folder."))


@dataclass(slots=True)
class _Nouns:
    """Makes nouns of items; what was wrong gathers in `diagnostics`, the ids of what was not read whole in `unread`."""

    sources: SourceMap
    includer: Includer
    diagnostics: list[Diagnostic]
    unread: set[str]
    content: dict[str, list[Noun]] = field(default_factory=dict)

    def take(self, item: Item) -> None:
        model = item.section.model
        if issubclass(model, Located):
            write_addresses(item.value, model, item.address)
        folder = posixpath.dirname(item.file.path)
        noun, refused = read_noun(item.value, model, folder=folder, include=partial(self.includer.include, folder))
        if noun is not None:
            self.content.setdefault(item.section.key, []).append(noun)
        elif item.section.shape == "mapping":
            self.content.setdefault(item.section.key, [])
        self.diagnostics += [_told(item, refusal, self.sources) for refusal in refused]
        if refused:
            self.unread.update(_names_in(item.value))


def _told(item: Item, refusal: Refusal, sources: SourceMap) -> Diagnostic:
    spot, key_at = _spot(item.places, refusal)
    width = None
    if refusal.at_key and key_at is not None:
        spot, width = key_at, len(str(refusal.path[-1]))
    place = sources.stretch(item.file.path, *line_and_column(spot), width)
    assert refusal.message is not None  # noqa: S101 - `read_noun` keeps only those that say something
    return tell(refusal.code, place, refusal.message, refusal.hint, address=Address((*item.address, *refusal.path)))


def _spot(spot: Places, refusal: Refusal) -> tuple[Places, int | None]:
    """Where a path ends, or the last thing on its way that is written; and where its key stands."""
    key_at: int | None = None
    for step in refusal.path:
        inner = None if isinstance(spot, int) else spot[1]
        if isinstance(inner, dict) and step in inner:
            key_at, spot = inner[step]
        elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
            key_at, spot = None, inner[step]
        else:
            break
    return spot, key_at


def _names_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the author wrote
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


def _book(nouns: _Nouns, files: BookFiles) -> Book:
    fields: dict[str, Any] = {}
    for section in sections().values():
        found: list[Noun] = nouns.content.get(section.key, [])
        if section.shape != "mapping":
            fields[section.field] = tuple(found)
        elif found:
            fields[section.field] = found[0]
    fields.setdefault("masthead", Masthead(title="—"))
    return Book.model_construct(**fields, unread=frozenset(nouns.unread), files=files.others, files_leading_out=files.leading_out)
