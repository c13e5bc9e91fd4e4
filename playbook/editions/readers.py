"""An edition in; what its readers may not read for its own sake, and what its sections leave out, by address, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from playbook.diagnostics import Address
from playbook.editions.own import not_own
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.entity import Shared

KEPT_SECTIONS = frozenset({"book", "editions", "checks", "data"})
"""Sections that no edition lists: they make no chapter."""


INNER = {"segmentations": "segments", "pipelines": "states", "abc_xyz": "cells"}
"""Sections whose entities hold entities of their own, and in which field."""


class Placed(NamedTuple):
    """An entity with its section and the entity that it lies in, if any."""

    entity: Shared
    section: str
    parent: Shared | None = None


def placed_entities(book: Book) -> Iterator[Placed]:
    """Every entity of a book in the order of the format, each after the one that it lies in."""
    for name, field in type(book).model_fields.items():
        items = getattr(book, name)
        if not isinstance(items, tuple):
            continue
        section = field.alias or name
        yield from (Placed(one, section) for one in items)
        if name in INNER:
            for one in items:
                parts = getattr(one, INNER[name])
                parts = parts.values() if isinstance(parts, dict) else parts
                yield from (Placed(part, section, one) for part in parts)


def not_for(book: Book, edition: Edition) -> set[Address]:
    """What the edition's readers may not read: by its audience, its line or, with `focus: own`, because others do it.

    An edition holds what every one of its roles may read; one without roles is for readers of whom nothing is known.
    Source: book-format, "editions".
    """
    hidden = not_about(book, edition)
    for entity, _section, parent in placed_entities(book):
        if (parent is not None and parent.address in hidden) or not may_read(entity.audience, edition):
            hidden.add(entity.address)
    return hidden


def not_about(book: Book, edition: Edition) -> set[Address]:
    """What the edition does not tell of whoever reads it: what is of other lines and, with `focus: own`, what others do."""
    hidden = set(not_own(book, edition.roles)) if edition.focus == "own" else set()
    for entity, section, parent in placed_entities(book):
        if (parent is not None and parent.address in hidden) or not _is_of_its_lines(entity, section, edition):
            hidden.add(entity.address)
    return hidden


def may_read(audience: Collection[str], edition: Edition) -> bool:
    """Whether every reader of an edition is of an audience."""
    return not audience or (bool(edition.roles) and {*edition.roles} <= {*audience})


def _is_of_its_lines(entity: Shared, section: str, edition: Edition) -> bool:
    if not edition.lines:
        return True
    if section == "lines":
        return getattr(entity, "id", None) in edition.lines
    return entity.line is None or entity.line in edition.lines


def left_out_by_sections(book: Book, edition: Edition) -> set[Address]:
    """What lies in sections that the edition does not list."""
    if not edition.sections:
        return set()
    listed = {*edition.sections, *KEPT_SECTIONS}
    return {placed.entity.address for placed in placed_entities(book) if placed.section not in listed}
