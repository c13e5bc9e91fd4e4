"""A plan in; the feed of what changed out: Atom, as readers of news take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit
from xml.sax.saxutils import escape, quoteattr

from playbook.diagnostics import _
from playbook.plan import Plan
from playbook.plan.chapters.changes import FEED, SECTION, ChangesContent, LevelPart, Told, VersionPart
from playbook.render.sources import Feed, FeedEntry

_NOWHERE = "book.invalid"
"""Names the book in its ids where no address of its site is known; nobody can own it."""
_OWNED_SINCE = "2026"
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_of(plan: Plan) -> Feed | None:
    """The feed of the versions that change something in meaning, none where none does."""
    found = next((page for page in plan.pages if page.ref == SECTION), None)
    if found is None:
        return None
    content = found.draft.content
    assert isinstance(content, ChangesContent)  # noqa: S101 - our own page
    title, edition = plan.book.masthead.title, plan.book.edition
    page = f"{found.draft.path}.html"
    entries = [
        FeedEntry(
            _id(part),
            part.title,
            part.day.isoformat(),
            f"{page}#{quote(plan.places[part.ref].print_anchor)}",
            "".join([*_html(part.levels), *_paragraphs(part.note, part.spelling)]),
        )
        for part in content.versions
        if part.levels
    ]
    if not entries:
        return None
    told = plan.words.say(_("What changed"))
    name = quote(title, safe="") + (f"/{quote(edition.id, safe='')}" if edition is not None else "")
    return Feed(name, f"{told} — {title}", plan.book.masthead.company or title, page, tuple(entries))


def feed_xml(feed: Feed, site_url: str | None) -> bytes:
    """The feed as a file for the folder of its site: with the address of the site all links are whole, else they lead from the file.

    Source: RFC 4287; of the ids, RFC 4151.
    """
    return _NO_CHARACTER.sub("", "\n".join(_lines(feed, site_url))).encode() + b"\n"


def _lines(feed: Feed, site_url: str | None) -> Iterator[str]:
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    host = (urlsplit(base).hostname if base else None) or _NOWHERE
    name = f"tag:{host},{_OWNED_SINCE}:{feed.name}"
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield f"<id>{escape(name)}</id>"
    yield f"<title>{escape(feed.title)}</title>"
    yield f"<updated>{max(one.day for one in feed.entries)}T00:00:00Z</updated>"
    yield f"<author><name>{escape(feed.author)}</name></author>"
    yield f'<link rel="self" type="application/atom+xml" href={quoteattr(urljoin(base, FEED))}/>'
    yield f'<link rel="alternate" type="text/html" href={quoteattr(urljoin(base, feed.page))}/>'
    for one in feed.entries:
        yield "<entry>"
        yield f"<id>{escape(name)}/{escape(one.id)}</id>"
        yield f"<title>{escape(one.title)}</title>"
        yield f"<updated>{one.day}T00:00:00Z</updated>"
        yield f'<link rel="alternate" type="text/html" href={quoteattr(urljoin(base, one.page))}/>'
        yield f'<content type="html">{escape(one.html)}</content>'
        yield "</entry>"
    yield "</feed>"


def _id(part: VersionPart) -> str:
    """Which version it is: its name, or that it stands now, since another."""
    return quote(part.name, safe="") if part.name else f"since/{quote(part.since, safe='')}"


def _html(levels: tuple[LevelPart, ...]) -> Iterator[str]:
    for part in levels:
        yield f"<p><strong>{escape(part.title)}</strong></p><ul>"
        yield from (f"<li>{''.join(_item(one))}</li>" for one in part.told)
        yield "</ul>"
        yield from _paragraphs(part.more)


def _paragraphs(*sentences: str) -> Iterator[str]:
    yield from (f"<p>{escape(one)}</p>" for one in sentences if one)


def _item(one: Told) -> Iterator[str]:
    yield f"<b>{escape(one.title)}</b>"
    yield from (f" ({escape(word)})" for word in (one.kind, one.fate) if word)
    yield from (f"<br/>{escape(said)}" for said in (*one.sentences, *one.news))
