"""A leaf of a book in; findings about the links `[words](files/price.csv)` in its text that lead a reader nowhere out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from playbook.diagnostics import Finding, Message, _, nearest
from playbook.model.book import Book
from playbook.model.file_links import find_file_links, linked_path
from playbook.model.text import Text
from playbook.model.walk import Leaf


def unknown_links(leaf: Leaf, book: Book) -> Iterator[Finding]:
    """Links to a file that is not there; one that is, and is neither a document nor a picture, is shown as its words.

    Reports: F002.
    """
    for address, path in _links(leaf):
        if path is not None and path not in book.files and path not in book.files_leading_out:
            message = _("There is no file “{path}” in the book.", path=address)
            yield Finding(at=leaf.at, message=message, hint=_hint(leaf, path, book), quote=address)


def links_leading_out(leaf: Leaf, book: Book) -> Iterator[Finding]:
    """Links to a file out of the book's folder.

    Reports: F011.
    """
    for address, path in _links(leaf):
        if path is None or path in book.files_leading_out:
            message = _("The link “{path}” leads out of the book's folder.", path=address)
            yield Finding(at=leaf.at, message=message, hint=_("Copy the file into the book's folder."), quote=address)


def _links(leaf: Leaf) -> Iterator[tuple[str, str | None]]:
    """Each address as it is written, and its path in the book; a line of words has the book's own folder."""
    for address in find_file_links(str(leaf.value)):
        yield address, linked_path(_folder(leaf), address)


def _folder(leaf: Leaf) -> str:
    return leaf.value.folder if isinstance(leaf.value, Text) else ""


def _hint(leaf: Leaf, path: str, book: Book) -> Message:
    near = nearest(path, book.files)
    if near is not None:
        return _("Did you mean “{near}”?", near=posixpath.relpath(near, _folder(leaf) or "."))
    if _folder(leaf):
        return _("A path is written from the folder of the file it stands in.")
    return _("A path is written from the book's folder.")
