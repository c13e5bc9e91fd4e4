"""What a tagged PDF asks beyond HTML: a parsed document or a finished layout in, the same with what PDF knows out."""

from __future__ import annotations

from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element

from weasyprint import Document
from weasyprint.pdf import pydyf

_LISTS = {"ul", "ol"}
_BLOCKS = {"p", "div", "blockquote", "pre", "table", "figure", "details", "dl", "h3", "h4", "h5", "h6"}


def list_grouped_terms(root: Element) -> None:
    """Turns a definition list whose pairs stand in `<div>` into a list of items with `pb-dt` and `pb-dd` in them.

    Why: a list in PDF holds items and nothing else, and a pair is just that: an item.
    """
    for terms in [element for element in root.iter("dl") if element.find("div") is not None]:
        terms.tag = "ul"
        for pair in terms.findall("div"):
            pair.tag = "li"
            for part in pair:
                part.set("class", f"pb-{part.tag} {part.get('class', '')}".strip())
                part.tag = "div"


def wrap_items(root: Element) -> None:
    """Puts what stands in an item of a list into a body of its own, where there is more than words: a `<dd>`.

    Why: an item in PDF holds a label and a body, and WeasyPrint makes a body of words and of `<dd>`, but not of `<p>`.
    Lists with a class are left alone: their items have no labels, so that WeasyPrint makes a body of the whole item.
    """
    for items in [element for element in root.iter() if element.tag in _LISTS and not element.get("class")]:
        for item in items.findall("li"):
            if any(child.tag in _BLOCKS for child in item):
                _wrap(item)


def _wrap(item: Element) -> None:
    body = Element("dd", {"class": "pb-body"})
    body.text, item.text = item.text, None
    body.extend(list(item))
    for child in body:
        item.remove(child)
    item.append(body)


def link_once(document: Document) -> None:
    """Leaves one link for each `<a>`; WeasyPrint makes another for every box in it, which PDF/UA does not take."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]


def remember_page_references() -> None:
    """Makes pydyf, in this process, list the pages of a PDF once.

    Why: it lists them anew for every tag, and so the time to write grew with the square of the pages.
    """
    listed: WeakKeyDictionary[pydyf.PDF, tuple[bytes, ...]] = WeakKeyDictionary()
    list_pages = pydyf.PDF.page_references.fget

    def page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        if len(listed.get(pdf, ())) != pdf.pages["Count"]:
            listed[pdf] = list_pages(pdf)
        return listed[pdf]

    pydyf.PDF.page_references = property(page_references)
