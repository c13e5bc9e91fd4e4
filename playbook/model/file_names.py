"""File names: every file of the book that a field or a picture in a text names, as a path from the book's folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.mark import Mark
from playbook.model.reference_text import find_media, resolve_media
from playbook.model.text import Text
from playbook.model.walk import notable_leaves


@dataclass(frozen=True, slots=True)
class FileName:
    """A file as `written` at an address; `path` is relative to the book, `None` where it leads out of it.

    `quote` is what to find in the text there, and `folder` that of the text; a field's path is written from the book's.
    """

    at: Address
    written: str
    path: str | None
    quote: str | None = None
    folder: str | None = None


def file_names(book: Book) -> Iterator[FileName]:
    """Every file that a book names; pictures from the network are none."""
    for leaf in notable_leaves(book):
        if leaf.mark is Mark.FILE:
            yield FileName(leaf.at, leaf.value, resolve_media("", leaf.value))
        elif leaf.mark is Mark.WORDS and isinstance(leaf.value, Text) and "![" in leaf.value.source:
            for address in find_media(leaf.value.source):
                if "://" not in address and not address.startswith("data:"):
                    yield FileName(
                        leaf.at, address, resolve_media(leaf.value.folder, address), address, leaf.value.folder
                    )
