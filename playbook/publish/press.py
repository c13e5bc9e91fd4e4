"""The press: the parts of a book as HTML in, one PDF out, by WeasyPrint, in a process of its own.

Each part is laid out apart and once: WeasyPrint joins pages of several documents into one file, tagged and linked as if they had been one.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML, Document
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from playbook.publish.balance import DRAWING
from playbook.publish.child_process import end_with_parent
from playbook.publish.composition import Composition, compose
from playbook.publish.fetcher import BASE_URL, ImageFetcher
from playbook.publish.impression import Impression, Settings
from playbook.publish.number_boxes import write_numbers
from playbook.publish.page_numbers import Layout
from playbook.publish.tagging import link_once, list_grouped_terms, remember_page_references, wrap_items
from playbook.publish.watermark import size_of, stamp

_VARIANT = "pdf/ua-1"
_NUMBER = "data-drawing"
_WHITE = 0.5  # of a page: with less on it, it looks as if something were missing


@dataclass(frozen=True, slots=True)
class Sheets:
    """A part of the book on its pages."""

    document: Document
    layout: Layout


class Press:
    """WeasyPrint with the book's style and our fonts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._fetcher = ImageFetcher(settings.images)
        self._fonts = FontConfiguration()
        with _warnings_of_weasyprint() as self._warnings:
            self._style = self._read_style(settings.style)

    def _read_style(self, style: str) -> CSS:
        return CSS(string=style, base_url=BASE_URL, url_fetcher=self._fetcher, font_config=self._fonts)

    def print_book(self, parts: Sequence[str], target: Path) -> Impression:
        """The parts one after the other, written as a tagged PDF to `target` unless something was refused."""
        with _warnings_of_weasyprint() as warnings:
            book = compose(parts, self.lay_out)
            document = _joined(book)
            refused = [*self._fetcher.refused, *_attachments(document, book)]
            if not refused:
                document.write_pdf(target, pdf_variant=_VARIANT)
                if self._settings.watermark:
                    stamp(target, self._sheet(self._settings.watermark))
                refused = self._fetcher.refused  # drawings ask for what they hold when they are painted
        if refused:
            target.unlink(missing_ok=True)
        told = dict.fromkeys([*self._warnings, *warnings])
        return Impression(
            len(document.pages), book.laid_out, tuple(dict.fromkeys(refused)), _broken_links(document), tuple(told)
        )

    def _sheet(self, watermark: str) -> bytes:
        """A page with nothing but the watermark, as a PDF of its own."""
        text = f'<div class="pb-watermark" style="font-size: {size_of(watermark)}mm">{watermark}</div>'
        html = HTML(string=text, base_url=BASE_URL, url_fetcher=self._fetcher)
        return bytes(html.write_pdf(font_config=self._fonts, stylesheets=[self._style]))

    def lay_out(self, body: str, first: int = 1) -> Sheets:
        """A part on pages of which the first has this number; odd ones lie on the right."""
        opening = f'<!DOCTYPE html><html lang="{self._settings.language}"><head>{self._settings.head}</head>'
        text = f"{opening}<body>{body}</body></html>"
        html = HTML(string=text, base_url=BASE_URL, url_fetcher=self._fetcher)
        wrap_items(html.etree_element)
        list_grouped_terms(html.etree_element)
        _number_drawings(html.etree_element)
        side = "right" if first % 2 else "left"
        place = self._read_style(f"@page :first {{ counter-reset: page {first} }} html {{ break-before: {side} }}")
        document = html.render(font_config=self._fonts, stylesheets=[self._style, place], pdf_variant=_VARIANT)
        link_once(document)
        return Sheets(document, _layout_of(document))


def get_ready(fonts: Path) -> None:
    """Makes this process a press that ends with its parent."""
    end_with_parent()
    for name in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(name, None)
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    # Where the instance of a variable font is cut out, fontTools writes the time into it.
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    remember_page_references()


def print_book(settings: Settings, parts: Sequence[str], target: Path) -> Impression:
    """`Press.print_book` in the process of a press."""
    with _without_collector():
        return Press(settings).print_book(parts, target)


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for garbage: a layout is one graph that lives to its end, and a fifth of the time went into it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _joined(book: Composition[Sheets]) -> Document:
    """All pages as one document, with the right number at each reference."""
    pages = []
    for part in book.parts:
        for page in part.laid_out.document.pages:
            write_numbers(page._page_box, book.pages)  # noqa: SLF001  # WeasyPrint tells of its boxes nowhere else
            pages.append(page)
    document = book.parts[0].laid_out.document.copy(pages)
    stands = {anchor: page + 1 for anchor, page in _anchors(pages).items()}
    assert stands == book.pages, "a page number is not that of its target's page"  # noqa: S101 - it would be our bug
    return document


def _anchors(pages: Sequence[Page]) -> dict[str, int]:
    """On which page (from 0) each anchor stands first."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def _layout_of(document: Document) -> Layout:
    return Layout(len(document.pages), _anchors(document.pages), _filled(document.pages[-1]), _held_up(document.pages))


def _number_drawings(root: Element) -> None:
    drawings = (figure for figure in root.iter("figure") if figure.get("class") == DRAWING)
    for number, figure in enumerate(drawings):
        figure.set(_NUMBER, str(number))


def _held_up(pages: Sequence[Page]) -> dict[int, float]:
    """The drawings that stand first on their page while most of the page before is white, and what part of that is filled."""
    found: dict[int, float] = {}
    for before, page in pairwise(pages):
        number = _first_drawing(page)
        if number is not None and (filled := _filled(before)) < _WHITE:
            found[number] = filled
    return found


def _first_drawing(page: Page) -> int | None:
    box = page._page_box  # noqa: SLF001  # as below
    while isinstance(box, boxes.ParentBox) and box.children:
        box = box.children[0]
        if box.element is not None and (number := box.element.get(_NUMBER)):
            return int(number)
    return None


def _filled(page: Page) -> float:
    """What part of a page's height holds lines and pictures, from its top."""
    box = page._page_box  # noqa: SLF001  # WeasyPrint tells of its boxes nowhere else
    ends = [
        one.position_y + one.height
        for one in box.descendants()
        if isinstance(one, (boxes.LineBox, boxes.ReplacedBox)) and isinstance(one.height, (int, float))
    ]
    top = box.content_box_y()
    inside = [end for end in ends if top < end <= top + box.height]  # the running heads stand outside
    return round(float((max(inside, default=top) - top) / box.height), 4)


def _attachments(document: Document, book: Composition[Sheets]) -> list[str]:
    """Files that the text wants to embed; the book's own images are no exception."""
    linked = [target for page in document.pages for kind, target, *_ in page.links if kind == "attachment"]
    named = [one for part in book.parts for one in part.laid_out.document.metadata.attachments]
    return [*linked, *("<link rel=attachment>" for _ in named)]


def _broken_links(document: Document) -> tuple[str, ...]:
    anchors = {anchor for page in document.pages for anchor in page.anchors}
    links = [(kind, target) for page in document.pages for kind, target, *_ in page.links]
    broken = {f"#{target}" for kind, target in links if kind == "internal" and target not in anchors}
    broken |= {target.removeprefix(BASE_URL) for kind, target in links if kind == "external" and _is_relative(target)}
    return tuple(sorted(broken))


def _is_relative(target: str) -> bool:
    return target.startswith(BASE_URL) or not urlsplit(target).scheme


@contextmanager
def _warnings_of_weasyprint() -> Iterator[list[str]]:
    """The list into which WeasyPrint's complaints go, as sentences."""
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        yield complaints.sentences
    finally:
        logger.removeHandler(complaints)


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(record.getMessage())
