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
class FeedEntry:
    """A version of the book in the feed: its id within that of the feed, its day (ISO), the page with its place there, and what is told, as HTML."""

    id: str
    title: str
    day: str
    page: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What changed, for readers of news; `name` tells the feeds of books and editions apart, `page` is the page that tells the same."""

    name: str
    title: str
    author: str
    page: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class VersionMark:
    """What an edition says of versions: where its site finds the others, and of an old one that it is one.

    `folder` is where the list of versions stands, from the site's root, with `/` at its end. `notice` is a sentence over every page and
    `today` the words of a link from it to the `address` of today's book; `title` is the version's own, for the head of every printed page. Today's
    has none of these.
    """

    folder: str
    notice: str = ""
    today: str = ""
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class SiteSource:
    """A site as text: `pages` by Markdown path (`segments/dealer.md`), `files` by path (`media/plan.png`: bytes or where to copy from).

    The `feed` is written by the one who knows the address of the site.
    """

    title: str
    company: str
    description: str
    language: str
    pages: Mapping[str, str]
    navigation: tuple[NavItem, ...]
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    logo: str | None = None  # a path in `files`
    feed: Feed | None = None
    mark: VersionMark | None = None  # none where no versions are published


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
    date that also becomes the PDF's creation date, so that the same book gives the same bytes. `watermark` are words over every page, and
    `version` stands at the head of each page of an old version.
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
    version: str = ""
