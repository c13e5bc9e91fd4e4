"""A book in; findings about the links `[words](files/price.csv)` in its texts that lead a reader nowhere out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from playbook.diagnostics import Finding, Message, _, nearest
from playbook.model.book import Book
from playbook.model.file_links import find_file_links, linked_path
from playbook.model.mark import Mark
from playbook.model.once import once_per_book
from playbook.model.text import Text
from playbook.model.walk import Leaf, notable_leaves

_WEB = re.compile(r"www\.", re.IGNORECASE)


class _Link(NamedTuple):
    """A link as it is written in a leaf, and its path in the book; none when it leads out."""

    leaf: Leaf
    address: str
    path: str | None


def unknown_links(book: Book) -> Iterator[Finding]:
    """Links to a file that is not there; one that is, and is neither a document nor a picture, is shown as its words.

    Reports: F002.
    """
    for leaf, address, path in _links(book):
        if path is not None and path not in book.files and path not in book.files_leading_out:
            message = _("There is no file “{path}” in the book.", path=address)
            yield Finding(at=leaf.at, message=message, hint=_hint(leaf, address, path, book), quote=address)
        elif path is None and (meant := _path_from_top(address)) in book.files:
            yield Finding(
                at=leaf.at,
                message=_("The link “{path}” starts with a slash, and so leads to no file of the book.", path=address),
                hint=_("Write “{path}”, without the slash in front.", path=_relative(leaf, meant)),
                quote=address,
            )


def links_leading_out(book: Book) -> Iterator[Finding]:
    """Links to a file out of the book's folder.

    Reports: F011.
    """
    for leaf, address, path in _links(book):
        if path in book.files_leading_out or (path is None and _path_from_top(address) not in book.files):
            message = _("The link “{path}” leads out of the book's folder.", path=address)
            yield Finding(at=leaf.at, message=message, hint=_("Copy the file into the book's folder."), quote=address)


@once_per_book
def _links(book: Book) -> tuple[_Link, ...]:
    """Every link to a file, in the order of the format; a line of words has the book's own folder."""
    return tuple(
        _Link(leaf, address, linked_path(_folder(leaf), address))
        for leaf in notable_leaves(book)
        if leaf.mark is Mark.WORDS
        for address in find_file_links(str(leaf.value))
    )


def _path_from_top(address: str) -> str:
    """What an address with a slash in front means to an author: a path from the book's folder; of any other, nothing."""
    return (linked_path("", address[1:]) or "") if address.startswith("/") else ""


def _relative(leaf: Leaf, path: str) -> str:
    return posixpath.relpath(path, _folder(leaf) or ".")


def _folder(leaf: Leaf) -> str:
    return leaf.value.folder if isinstance(leaf.value, Text) else ""


def _hint(leaf: Leaf, address: str, path: str, book: Book) -> Message:
    if _WEB.match(address):
        return _("If it leads to a site, write https:// in front: {address}.", address=f"https://{address}")
    near = nearest(path, book.files)
    if near is not None:
        return _("Did you mean “{near}”?", near=_relative(leaf, near))
    if _folder(leaf):
        return _("A path is written from the folder of the file it stands in.")
    return _("A path is written from the book's folder.")
