"""What `render` hands to `publish`: all the text of a site and of a printed book, complete, before a file is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the site's navigation: a page (`path` of its Markdown), or a group of pages, or a page with pages under it."""

    title: str
    path: str | None = None
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteSource:
    """A site as text: `pages` by Markdown path (`segments/dealer.md`), `files` by path (`media/plan.png`: bytes or where to copy from)."""

    title: str
    company: str
    description: str
    language: str
    pages: Mapping[str, str]
    navigation: tuple[NavItem, ...]
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    logo: str | None = None  # a path in `files`


@dataclass(frozen=True, slots=True)
class PrintChapter:
    """One chapter of the printed book: it starts on a new page, so that its layout is its own.

    `html` is one `<section class="chapter" id="…">`. Where a page number belongs it holds
    `<span class="page-of" data-page-of="ANCHOR"></span>`, empty; `publish.pdf` writes the number in.
    """

    anchor: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class PrintSource:
    """A printed book as HTML: front matter (cover, then contents), chapters, and the images they name.

    `cover` and `contents` are body HTML like a chapter's; `images` maps each `src` (`media/plan.png`) to its bytes or file. `effective` is an ISO
    date that also becomes the PDF's creation date, so that the same book gives the same bytes. `watermark` are words over every page.
    """

    title: str
    company: str
    description: str
    language: str
    effective: str | None
    cover: str
    contents: str
    chapters: tuple[PrintChapter, ...]
    images: Mapping[str, bytes | Path] = field(default_factory=dict)
    watermark: str = ""
