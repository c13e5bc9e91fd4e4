"""A book and one of its editions in; the book that the edition's readers get, and the links it lost, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from playbook.diagnostics import Address
from playbook.editions.cut import DECIDING, Cut, LostLink
from playbook.editions.own import with_own_words
from playbook.editions.pruning import emptied_of, prune
from playbook.editions.readers import INNER, KEPT_SECTIONS, placed_entities
from playbook.editions.sight import Sight, sections_hidden_in_part, sight_of
from playbook.model.attribute import Attribute
from playbook.model.base import ADDRESS_FIELD, Noun
from playbook.model.book import Book
from playbook.model.checks import Checks
from playbook.model.data_source import DataSources
from playbook.model.edition import Edition
from playbook.model.entity import Shared
from playbook.model.masthead import Masthead
from playbook.model.pipeline import Pipeline

N = TypeVar("N", bound=Noun)
S = TypeVar("S", bound=Shared)

_LIMITS_OF_THE_HOUSE = frozenset({"margin_floor", "stacking"})
_WHERE_LIMITS_ARE_TOLD = frozenset({"authority", "loyalty"})


@dataclass(frozen=True, slots=True)
class Restricted:
    """A smaller book; `hidden` are the addresses of the entities that it lacks, `lost` the links of authors to them."""

    book: Book
    hidden: frozenset[Address]
    lost: tuple[LostLink, ...]


def restrict(book: Book, edition: Edition) -> Restricted:
    """The book without what the edition's readers may not see: no entity, no link, no field, no word of it.

    Source: book-format, "editions"; architecture, "The way of the data".
    """
    sight = sight_of(book, edition)
    smaller, lost = _Assembly(book, edition, sight).book_and_lost_links()
    kept = {placed.entity.address for placed in placed_entities(smaller)}
    hidden = frozenset(placed.entity.address for placed in placed_entities(book)) - kept
    return Restricted(smaller, hidden, lost)


class _Assembly:
    """Puts the smaller book together from what is left of each entity."""

    def __init__(self, book: Book, edition: Edition, sight: Sight) -> None:
        self.book, self.edition, self.sight = book, edition, sight
        self.cut = Cut(sight.sees, sight.shows)

    def book_and_lost_links(self) -> tuple[Book, tuple[LostLink, ...]]:
        sections = {name: items for name, items in self.book if isinstance(items, tuple)}
        told = {name: {one.address: one for one in self._told(items)} for name, items in sections.items()}
        changes: dict[str, Any] = {"masthead": self._masthead(), "data": DataSources(), "checks": Checks()}
        for name, items in sections.items():  # names last: all that is told has asked for them by now
            changes[name] = tuple(
                one for item in items if (one := told[name].get(item.address) or self._named(name, item)) is not None
            )
        if not self._tells_limits():
            changes["loyalty"] = tuple(_emptied(one, {"economics"}) for one in changes["loyalty"])
        changes["edition_id"] = self.edition.id
        changes["partial"] = frozenset(self.cut.torn)
        changes["partial_sections"] = sections_hidden_in_part(self.book, self.edition, self.sight)
        if self.edition.sections:
            changes["sections"] = frozenset({*self.edition.sections, *KEPT_SECTIONS})
        return self.book.model_copy(update=changes), tuple(self.cut.lost)

    def _told(self, items: Iterable[Shared]) -> Iterator[Shared]:
        for one in items:
            if self.sight.shows(one.address):
                yield _for_all_who_read_it(self._left(one))

    def _left(self, one: Shared) -> Shared:
        if isinstance(one, Edition):  # it is what was asked for, whoever else may read of it
            itself = prune(_emptied(one, {"line"}), self.cut)
            written = {name: value for name in ("roles", "lines") if (value := getattr(one, name))}
            return (itself or one).model_copy(update=written)
        if isinstance(one, Pipeline) and self.edition.focus == "own":
            one = with_own_words(one, self.edition.roles)
        left = prune(one, self.cut)
        assert left is not None, "what cannot be told has been hidden before"  # noqa: S101 - our bug otherwise
        return left

    def _named(self, section: str, item: Shared) -> Shared | None:
        """An entity of a section that is left out with no more than its name, if it or a part of it is named."""
        if item.address not in self.sight.left_out or item.address in self.sight.hidden:
            return None
        inner = INNER.get(section)
        if inner is None:
            return self._name_alone(item) if item.address in self.sight.named else None
        parts = getattr(item, inner)
        if isinstance(parts, dict):
            named: Any = {key: self._name_alone(one) for key, one in parts.items() if one.address in self.sight.named}
        else:
            named = tuple(self._name_alone(one) for one in parts if one.address in self.sight.named)
        return self._name_alone(item).model_copy(update={inner: named}) if named else None

    def _name_alone(self, entity: S) -> S:
        """As `name_alone`; that something was told of it which decides is remembered."""
        if any(getattr(entity, name) for name in _more_than_a_name(entity) & DECIDING):
            self.cut.torn.add(entity.address)
        return name_alone(entity)

    def _masthead(self) -> Masthead:
        masthead = prune(self.book.masthead, self.cut)
        assert masthead is not None, "the masthead needs nothing"  # noqa: S101 - its fields are optional
        return masthead if self._tells_limits() else _emptied(masthead, _LIMITS_OF_THE_HOUSE)

    def _tells_limits(self) -> bool:
        """Whether the readers see all who may promise what, and all that is promised: then also what the house earns by it."""
        limited = (one for one in placed_entities(self.book) if one.section in _WHERE_LIMITS_ARE_TOLD)
        return all(self.sight.shows(one.entity.address) for one in limited)


def _for_all_who_read_it(entity: S) -> S:
    """An entity, and what lies in it, without the list of those for whom it is: whoever holds it may read it."""
    changes: dict[str, Any] = {"audience": ()} if entity.audience else {}
    for inner in {*INNER.values()} & type(entity).model_fields.keys():
        parts = getattr(entity, inner)
        if isinstance(parts, dict):
            changes[inner] = {key: _for_all_who_read_it(one) for key, one in parts.items()}
        elif parts and isinstance(parts[0], Shared):
            changes[inner] = tuple(map(_for_all_who_read_it, parts))
    return emptied_of(entity, changes, {"audience"} & changes.keys()) if changes else entity


def name_alone(entity: N) -> N:
    """An entity with its name and what is needed to tell of it: of an attribute the values that clients can have."""
    return _emptied(entity, _more_than_a_name(entity))


def _more_than_a_name(entity: Noun) -> set[str]:
    kept = {"kind", "unit", "range", "step", "values", "question"} if isinstance(entity, Attribute) else set()
    kept |= {"title", ADDRESS_FIELD}
    fields = type(entity).model_fields
    return {name for name, one in fields.items() if name not in kept and not one.is_required()}


def _emptied(noun: N, names: Iterable[str]) -> N:
    fields = type(noun).model_fields
    return emptied_of(noun, {name: fields[name].get_default() for name in names}, {*names})
