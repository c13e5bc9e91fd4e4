"""Owners: every entity of a book that can have one, with the role that answers for it, its own or that of what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.entity import Entity, Shared
from playbook.model.index import SECTION_OF_KIND
from playbook.model.pipeline import Pipeline
from playbook.model.role import Role
from playbook.model.segmentation import Segmentation


class Owned(NamedTuple):
    """An entity by what readers call it; `owner` is the id of a role, nothing where nobody answers for it.

    `is_part` tells a segment, a state or a cell from what stands in the book on its own; `is_named` that the entity itself, or what it is a
    part of, names its owner, rather than its line or the book.
    """

    entity: Shared
    title: str | Message
    owner: str | None
    is_part: bool = False
    is_named: bool = False


def owned_entities(book: Book) -> Iterator[Owned]:
    """The entities of a book in the order of the format, each whole before its parts.

    Above an entity stand what it is a part of, its line, and the book; above a role the one it reports to.
    """
    for section in SECTION_OF_KIND.values():
        for entity in getattr(book, section):
            yield from _owned(book, entity, entity.title, [(part, part.title) for part in _parts(entity)])
    for matrix in book.abc_xyz:
        cells = [(cell, cell.title or name) for name, cell in matrix.cells.items()]
        yield from _owned(book, matrix, matrix.title or _("ABC–XYZ"), cells)
    for forecast in book.forecast:
        yield from _owned(book, forecast, forecast.title or _("Forecast"), ())


def _owned(book: Book, whole: Shared, title: str | Message, parts: Iterable[tuple[Shared, str]]) -> Iterator[Owned]:
    above = whole.reports_to if isinstance(whole, Role) else None
    named = whole.owner or above
    last = next((line.owner for line in book.lines if line.id == whole.line and line.owner), book.masthead.owner)
    yield Owned(whole, title, named or last, is_named=named is not None)
    for part, part_title in parts:
        own = part.owner or named
        yield Owned(part, part_title, own or last, is_part=True, is_named=own is not None)


def _parts(entity: Shared) -> tuple[Entity, ...]:
    if isinstance(entity, Segmentation):
        return entity.segments
    return entity.states if isinstance(entity, Pipeline) else ()
