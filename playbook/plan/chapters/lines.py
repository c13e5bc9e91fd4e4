"""The lines of sales: a chapter with an entry for each, and what the book has for it."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.line import SalesLine
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "lines"

_PARTS = (
    (_("Clients"), "segmentation", "segmentations"),
    (_("Portraits"), "portrait", "portraits"),
    (_("Not our clients"), "not-our-client", "not_our_clients"),
    (_("Products"), "product", "products"),
    (_("Pipelines"), "pipeline", "pipelines"),
    (_("Touchpoints"), "touchpoint", "touchpoints"),
    (_("Loyalty"), "programme", "loyalty"),
)
"""What of a line is told: its name, its kind, and the section in which it is written."""


@dataclass(frozen=True, slots=True)
class LinePart:
    """What of one kind belongs to a line: its name, and the references."""

    label: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineContent:
    """A line and what belongs to it."""

    ref: str
    entity: SalesLine
    parts: tuple[LinePart, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the lines, or none where none are named."""
    if not book.lines:
        return None
    return Draft(
        kind="lines",
        ref="section:lines",
        path="lines",
        title=words.say(_("Lines of sales")),
        summary=words.say(_("In which ways the company sells, and what belongs to each.")),
        content=tuple(LineContent(f"line:{line.id}", line, _parts(line, book, words)) for line in book.lines),
        entries=tuple(Entry(f"line:{line.id}", line.title) for line in book.lines),
    )


def _parts(line: SalesLine, book: Book, words: Wording) -> tuple[LinePart, ...]:
    parts = (
        LinePart(words.say(label), tuple(f"{kind}:{one.id}" for one in getattr(book, section) if one.line == line.id))
        for label, kind, section in _PARTS
    )
    return tuple(part for part in parts if part.refs)
