"""A PDF in; what a reader or a program can read in it, out: what its pages draw, and the texts in its objects.

A PDF's own grammar (names of keys and kinds, fonts, ids of its parts) is none of it: only a destination has a name that an author gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pikepdf
import pypdfium2

from playbook.editions.secrets import BORDER, words_of

_TAG = re.compile(r"<[^>]*>")
_FONTS = {"/Font", "/FontDescriptor"}
_GRAMMAR = {"/ID", "/Headers", "/CIDSystemInfo"}
_DESTINATION = {"/Dest", "/D"}
_TREE = {"/Kids", "/Names", "/Limits"}
_BROKEN = re.compile("\ufffe|[\u00ad\u2010-]\r\n")
"""Where a word goes on in the next line."""


def texts_of_pdf(path: Path) -> Iterator[str]:
    """The text of every page, and every string in the objects of the file: titles, bookmarks, names, addresses, what a picture shows."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            yield from _drawn(page.get_textpage())
    finally:
        document.close()
    with pikepdf.open(path) as pdf:
        yield BORDER.join(text for one in pdf.objects for text in _strings(one))
        with pdf.open_metadata() as metadata:
            yield unescape(_TAG.sub(BORDER, str(metadata)))


def _drawn(page: pypdfium2.PdfTextPage) -> Iterator[str]:
    """The words of a page, each by itself, and its stretches of one type in one line, in which titles stand: two cells of a row are two.

    A stretch may begin or end within a word; such a one is left out.
    """
    text = BORDER.join(_BROKEN.sub("", page.get_text_bounded()).split())
    yield text
    words = {*words_of(text)}
    stretches = (page.get_text_bounded(*page.get_rect(number)) for number in range(page.count_rects()))
    yield BORDER.join(stretch for stretch in stretches if words.issuperset(words_of(stretch)))


def _strings(value: object) -> Iterator[str]:
    """The texts of an object; what stands apart is an object of its own."""
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        if str(value.get("/Type")) not in _FONTS:
            for key in value.keys() - _GRAMMAR:
                yield from _named(key, value[key])
    elif isinstance(value, pikepdf.Array):
        yield from (text for inner in value if not _is_apart(inner) for text in _strings(inner))


def _named(key: str, value: object) -> Iterator[str]:
    """The texts under a key; destinations may be named by names instead of strings."""
    if key in _DESTINATION and isinstance(value, pikepdf.Name):
        yield str(value)
    elif key == "/Dests" and isinstance(value, pikepdf.Dictionary):
        yield from value.keys() - _TREE
    if not _is_apart(value):
        yield from _strings(value)


def _is_apart(value: object) -> bool:
    return bool(getattr(value, "is_indirect", False))
