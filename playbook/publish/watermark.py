"""A finished PDF and a sheet with words in; the same PDF with the words over each of its pages out.

They are an artifact: whoever has the book read aloud does not hear them on every page.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Name

_DIAGONAL = 290  # millimetres that the words may take of a page's diagonal
_HIGHEST = 22
_LETTER = 0.58  # the width of a letter in parts of the type's height
_MARK = Name("/PlaybookWatermark")


def size_of(words: str) -> float:
    """The height of type, in millimetres, in which the words keep to the page."""
    return round(min(_HIGHEST, _DIAGONAL / (_LETTER * max(len(words), 1))), 2)


def stamp(pdf: Path, sheet: bytes) -> None:
    """Lays the only page of `sheet` over every page of the file; the same files give the same bytes.

    Source: ISO 32000-1, 14.8.2.2 (artifacts).
    """
    with pikepdf.open(pdf, allow_overwriting_input=True) as book, pikepdf.open(BytesIO(sheet)) as words:
        mark = book.copy_foreign(words.pages[0].as_form_xobject())
        drawn = b"/Artifact << /Type /Pagination /Subtype /Watermark >> BDC q /PlaybookWatermark Do Q EMC"
        for page in book.pages:
            page.add_resource(mark, Name.XObject, name=_MARK, replace_existing=True)
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q " + drawn)
        book.save(pdf, deterministic_id=True, preserve_pdfa=True)
