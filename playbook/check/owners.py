"""Owners: every entity of a book that can have one, with the role that answers for it, its own or that of what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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

    `is_part` tells a segment, a state or a cell from what stands in the book on its own.
    """

    entity: Shared
    title: str | Message
    owner: str | None
    is_part: bool = False


def owned_entities(book: Book) -> Iterator[Owned]:
    """The entities of a book in the order of the format, each whole before its parts.

    Above an entity stand what it is a part of, its line, and the book; above a role the one it reports to.
    """
    lines = {line.id: line.owner for line in book.lines if line.owner}
    last = book.masthead.owner
    for section in SECTION_OF_KIND.values():
        for entity in getattr(book, section):
            owner = _owner(entity, lines, last)
            yield Owned(entity, entity.title, owner)
            for part in _parts(entity):
                yield Owned(part, part.title, part.owner or owner, is_part=True)
    for matrix in book.abc_xyz:
        owner = _owner(matrix, lines, last)
        yield Owned(matrix, matrix.title or _("ABC–XYZ"), owner)
        for name, cell in matrix.cells.items():
            yield Owned(cell, cell.title or name, cell.owner or owner, is_part=True)
    for forecast in book.forecast:
        yield Owned(forecast, forecast.title or _("Forecast"), _owner(forecast, lines, last))


def _owner(entity: Shared, lines: Mapping[str, str], last: str | None) -> str | None:
    above = entity.reports_to if isinstance(entity, Role) else None
    return entity.owner or above or lines.get(entity.line or "") or last


def _parts(entity: Shared) -> tuple[Entity, ...]:
    if isinstance(entity, Segmentation):
        return entity.segments
    return entity.states if isinstance(entity, Pipeline) else ()
