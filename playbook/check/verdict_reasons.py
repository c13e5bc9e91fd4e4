"""Reasons: why a client is, or is not, in a segment or among those who are not ours, each with the line of the book that decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from playbook.criteria import Classification, Client, allows, classify, meets
from playbook.criteria.classify import segments_of
from playbook.criteria.client_words import value_in_words
from playbook.diagnostics import Address, Message, Related, _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment, Segmentation


class Verdict(NamedTuple):
    """What a book says of a client of a line; the attributes by id."""

    book: Book
    client: Client
    line: str | None
    attributes: Mapping[str, Attribute]
    said: Classification


def verdict_of(book: Book, client: Client, line: str | None) -> Verdict:
    """The verdict of a book on a client."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    return Verdict(book, client, line, attributes, classify(book, client, line))


def why_in(verdict: Verdict, title: str, at: Address, criteria: Mapping[str, Criterion]) -> Iterator[Related]:
    """The criteria that a client meets, each with the fact that meets it."""
    for name in criteria:
        yield Related(at / name, _("{fact} fits “{title}”", fact=_fact(verdict, name), title=title))
    if not criteria:
        yield Related(at, _("“{title}” takes everyone", title=title))


def why_not_in(verdict: Verdict, segment: Segment) -> Related:
    """The line that keeps a client out of a segment."""
    division = _division_of(verdict.book, segment)
    if verdict.line is not None and division.line not in {None, verdict.line}:
        return Related(division.address / "line", _("“{title}” divides clients of another line", title=division.title))
    barring = _barring(verdict, segment.title, segment.address / "criteria", segment.criteria)
    return barring or _first_taken(verdict, division)


def _division_of(book: Book, segment: Segment) -> Segmentation:
    return next(division for division in book.segmentations if any(one is segment for one in division.segments))


def _first_taken(verdict: Verdict, division: Segmentation) -> Related:
    """The segment that order puts before another."""
    first = segments_of(division, verdict.client, verdict.attributes)[0]
    return Related(first.address, _("“{title}” stands before it and takes this client", title=first.title))


def why_ours(verdict: Verdict, entry: NotOurClient) -> Related:
    """The line that keeps a client from being not ours by an entry."""
    if entry.signs:
        message = _("“{title}” is known by signs, which no case can show", title=entry.title)
        return Related(entry.address / "signs", message)
    lines = {line.id for line in verdict.book.lines}
    if entry.line not in {None, verdict.line} and not (verdict.line is None and lines <= {entry.line}):
        return Related(entry.address / "line", _("“{title}” is for clients of another line", title=entry.title))
    criteria = entry.criteria or {}
    barring = _barring(verdict, entry.title, entry.address / "criteria", criteria)
    return barring or _excepted(verdict, entry) or _taken_before(verdict, entry)


def _excepted(verdict: Verdict, entry: NotOurClient) -> Related | None:
    for number, exception in enumerate(entry.exceptions):
        if meets(exception.criteria, verdict.client, verdict.attributes):
            message = _("“{title}” makes an exception for this client", title=entry.title)
            return Related(entry.address / "exceptions" / number, message)
    return None


def _taken_before(verdict: Verdict, entry: NotOurClient) -> Related:
    before = verdict.said.not_our_client or entry
    return Related(before.address, _("“{title}” stands before it and takes this client", title=before.title))


def _barring(verdict: Verdict, title: str, at: Address, criteria: Mapping[str, Criterion]) -> Related | None:
    """The first criterion that a client does not meet."""
    for name, criterion in criteria.items():
        if not allows(criterion, verdict.client.get(name), verdict.attributes.get(name)):
            message = _("{fact} does not fit “{title}”", fact=_fact(verdict, name), title=title)
            return Related(at / name, message)
    return None


def _fact(verdict: Verdict, name: str) -> Message:
    attribute = verdict.attributes.get(name)
    value = value_in_words(verdict.book, attribute, verdict.client.get(name))
    return _("{title}: {value}", title=attribute.title if attribute else name, value=value)
