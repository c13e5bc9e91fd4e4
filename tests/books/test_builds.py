"""Whole books become whole sites and printed books: ours, and two that strangers wrote from the format alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pikepdf
import pytest

from playbook.build import Built, build_book
from playbook.diagnostics import Severity
from playbook.model.edition import FULL
from playbook.workshop import open_workshop

ROOT = Path(__file__).parents[2]
BOOKS = {
    "example": ROOT / "content",
    "office-coffee": ROOT / "tests/books/office-coffee",
    "bike-parts": ROOT / "tests/books/bike-parts",
}
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module", params=BOOKS)
def built(request, tmp_path_factory) -> Built:
    out = tmp_path_factory.mktemp(request.param)
    return build_book(BOOKS[request.param], out, open_workshop(), today=TODAY, editions=[FULL])


class Links(HTMLParser):
    """Where a page leads, and the ids on it."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        for name, value in attributes:
            if name in {"href", "src"} and value:
                self.targets.add(value)
            elif name == "id" and value:
                self.ids.add(value)


def read(folder: Path) -> dict[str, Links]:
    pages = {}
    for path in folder.rglob("*.html"):
        pages[path.relative_to(folder).as_posix()] = links = Links()
        links.feed(path.read_text("utf-8"))
    return pages


def test_there_is_nothing_wrong_and_nothing_to_remark(built, request):
    weight = Severity.INFO if "example" in request.node.name else Severity.ERROR  # strangers may leave what they will
    assert [str(one.message) for one in built.examined.diagnostics if one.severity >= weight] == []
    assert built.editions[0].printed.broken_links == ()
    assert built.editions[0].printed.warnings == ()
    assert built.editions[0].printed.missing_characters == frozenset()


def test_every_link_of_the_site_leads_to_something_that_is_there(built):
    pages = read(built.editions[0].folder)
    nowhere = []
    for page, links in pages.items():
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme in {"http", "https", "mailto", "tel"}:
                continue
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
            )
            path = posixpath.join(path, "index.html") if (built.editions[0].folder / path).is_dir() else path
            has_id = not parts.fragment or path not in pages or unquote(parts.fragment) in pages[path].ids
            if not (built.editions[0].folder / path).exists() or not has_id:
                nowhere.append((page, target))

    assert len(pages) > 30
    assert nowhere == []


def test_no_page_loads_anything_from_outside(built):
    loaded = re.compile(r"""<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)=["'](?:https?:)?//""")
    pages = list(built.editions[0].folder.rglob("*.html"))

    assert pages
    assert [page.name for page in pages if loaded.search(page.read_text("utf-8"))] == []


def test_no_id_stands_twice_on_a_page(built):
    twice = {}
    for page in built.editions[0].folder.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]+)"', page.read_text("utf-8"))
        if repeated := {one for one in ids if ids.count(one) > 1}:
            twice[page.name] = repeated

    assert twice == {}


# --- On paper ---------------------------------------------------------------------------------------------------------

MILLIMETRE = 72 / 25.4
OUTER, INNER = (
    26 * MILLIMETRE,
    22 * MILLIMETRE,
)  # the right margins of left and right pages: templates/assets/print/book.css


def test_no_text_stands_in_the_right_margin(built):
    over = []
    with pikepdf.open(built.editions[0].folder / "sales-book.pdf") as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            border = float(page.mediabox[2]) - (INNER if number % 2 else OUTER)
            over += [(number, round(end - border, 1)) for end in right_ends(page) if end > border + 1]

    assert over == []


def right_ends(page: pikepdf.Page) -> Iterator[float]:
    """Where each text of a page ends, in points from its left."""
    widths = {name: glyph_widths(font.DescendantFonts[0]) for name, font in page.resources.get("/Font", {}).items()}
    to_page, outer = pikepdf.Matrix(), []
    text, font, size = pikepdf.Matrix(), "", 0.0
    for operands, operator in pikepdf.parse_content_stream(page, "q Q cm Tm Tf TJ"):
        match str(operator):
            case "q":
                outer.append(to_page)
            case "Q":
                to_page = outer.pop()
            case "cm":
                to_page = pikepdf.Matrix(*map(float, operands)) @ to_page
            case "Tm":
                text = pikepdf.Matrix(*map(float, operands))
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "TJ":
                length = sum(advance(part, widths[font]) for part in operands[0]) * size / 1000
                yield (text @ to_page).transform((length, 0.0))[0]


def advance(part: object, widths: dict[int, float]) -> float:
    """How far a part of a text leads to the right, in thousandths of its size: glyphs of two bytes each, or a space that is taken back."""
    if not isinstance(part, pikepdf.String):
        return -float(part)
    glyphs = bytes(part)
    return sum(widths.get(int.from_bytes(glyphs[at : at + 2]), 1000.0) for at in range(0, len(glyphs), 2))


def glyph_widths(font: pikepdf.Object) -> dict[int, float]:
    """The widths of a font by glyph: its list has a first glyph, and the widths from there on."""
    found: dict[int, float] = {}
    parts = list(font.W)
    for first, row in zip(parts[::2], parts[1::2], strict=True):
        found |= {int(first) + more: float(width) for more, width in enumerate(row)}
    return found
