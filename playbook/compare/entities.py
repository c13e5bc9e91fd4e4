"""A book in; everything in it that can change on its own, by the name under which changes tell of it, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from playbook.diagnostics import Address
from playbook.model.base import Noun
from playbook.model.book import Book
from playbook.model.index import SECTION_OF_KIND
from playbook.model.pipeline import State

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Compared:
    """What can change on its own: its reference, its kind and id, what it is called, and where it stands.

    `parts` are the fields that hold entities of their own; `within` is the reference of what it is a part of. `section` is its key.
    """

    ref: str
    kind: str
    id: str
    title: str
    noun: Noun
    at: Address
    section: str
    parts: frozenset[str] = field(default=_NOTHING)
    within: str = ""


class Known:
    """What the entities of a book are called, by the ids that fields name them with."""

    def __init__(self, entities: Mapping[str, Compared]) -> None:
        self._entities = entities

    def title(self, name: str, kinds: Iterable[str], within: Compared) -> str | None:
        """The title of what a field of an entity names; nothing where it names nothing. A state may be named without its pipeline."""
        pipeline = within.id.partition("/")[0]
        refs = (name, *(f"{kind}:{name}" for kind in kinds), f"state:{pipeline}/{name}" if "state" in kinds else "")
        found = (self._entities.get(ref) for ref in refs)
        title = next((one.title for one in found if one is not None and one.title), None)
        return self._reason(name, pipeline) if title is None and "reason" in kinds else title

    def _reason(self, name: str, pipeline: str) -> str | None:
        """The title of a reason for which deals are lost, of the same pipeline rather than of another."""
        found = {
            one.id.partition("/")[0]: reason.title
            for one in self._entities.values()
            if isinstance(one.noun, State)
            for reason in one.noun.reasons
            if reason.id == name
        }
        return found.get(pipeline) or next(iter(found.values()), None)


def compared(book: Book) -> dict[str, Compared]:
    """All that can change on its own, by reference, in the order of the format; of two of one name the first."""
    found: dict[str, Compared] = {}
    for one in _entities(book):
        found.setdefault(one.ref, one)
    return found


def _entities(book: Book) -> Iterator[Compared]:
    for section, noun in (("book", book.masthead), ("data", book.data)):
        yield Compared(section, section, "", "", noun, Address((section,)), section)
    for kind, section in SECTION_OF_KIND.items():
        for entity in getattr(book, section):
            ref = f"{kind}:{entity.id}"
            parts = {"segmentation": "segments", "pipeline": "states"}.get(kind)
            held = frozenset({parts}) if parts else _NOTHING
            yield Compared(ref, kind, entity.id, entity.title, entity, entity.address, section, held)
            for part in getattr(entity, parts) if parts else ():
                part_kind = "segment" if kind == "segmentation" else "state"
                name = part.id if kind == "segmentation" else f"{entity.id}/{part.id}"
                yield Compared(
                    f"{part_kind}:{name}", part_kind, name, part.title, part, part.address, section, within=ref
                )
    yield from _of_lines(book)


def _of_lines(book: Book) -> Iterator[Compared]:
    """Matrices with their cells, and forecasts: each line of sales has its own, or all have one."""
    for matrix in book.abc_xyz:
        ref = f"abc-xyz:{matrix.line}" if matrix.line else "abc-xyz"
        yield Compared(
            ref,
            "abc-xyz",
            matrix.line or "",
            matrix.title or "",
            matrix,
            matrix.address,
            "abc_xyz",
            frozenset({"cells"}),
        )
        for name, cell in matrix.cells.items():
            named = f"cell:{name}" if len(book.abc_xyz) == 1 else f"cell:{matrix.line or ''}/{name}"
            yield Compared(named, "cell", name, cell.title or name, cell, cell.address, "abc_xyz", within=ref)
    for one in book.forecast:
        ref = f"forecast:{one.line}" if one.line else "forecast"
        yield Compared(ref, "forecast", one.line or "", one.title or "", one, one.address, "forecast")
