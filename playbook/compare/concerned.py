"""A book and an entity of it in; the roles whom a change of it concerns, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from playbook.compare.entities import Compared
from playbook.compare.fields import Field, fields_of
from playbook.model.base import Noun
from playbook.model.book import Book
from playbook.model.owners import Owned, owned_entities


class Concerned:
    """Whom changes of a book's entities concern."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[int, Owned] | None = None
        self._met: dict[str, set[str]] | None = None

    def by(self, one: Compared) -> set[str]:
        """The ids of roles; none where it concerns everyone.

        Who answers for it, who alone may read it, every role that it names as doing something, itself if it is a role, and who meets clients
        in it: the roles of touchpoints at a state or for a segment. Who answers for a whole line or the whole book is one more of these, and
        alone nobody: by that, everything without an owner would concern but one role.
        """
        found = {one.id} if one.kind == "role" else set(_named_in(one.noun, one.parts))
        found |= self._meeting(one)
        owned = self._owned(one)
        if owned is None or owned.owner is None or not (found or owned.is_named):
            return found
        return found | {owned.owner}

    def _owned(self, one: Compared) -> Owned | None:
        if self._known is None:
            self._known = {id(owned.entity): owned for owned in owned_entities(self._book)}
        return self._known.get(id(one.noun))

    def _meeting(self, one: Compared) -> set[str]:
        if self._met is None:
            self._met = defaultdict(set)
            for point in self._book.touchpoints:
                for ref in (
                    *(f"state:{name}" for name in point.states),
                    *(f"segment:{name}" for name in point.segments),
                ):
                    self._met[ref].add(point.role)
        return self._met.get(f"{one.kind}:{one.id}", set())


def _named_in(noun: Noun, passing: frozenset[str] = frozenset()) -> Iterator[str]:
    """The roles that a noun names, in itself and in what it holds."""
    for field in _leading_to_roles(type(noun)):
        if field.name not in passing:
            yield from _in_value(getattr(noun, field.name), field)


@cache
def _leading_to_roles(noun: type[Noun]) -> tuple[Field, ...]:
    """The fields that may name a role, or hold nouns that do: few of all that are."""
    return tuple(
        one for one in fields_of(noun) if "role" in one.kinds or _holds_nouns(noun.model_fields[one.name].annotation)
    )


def _holds_nouns(annotation: Any) -> bool:  # noqa: ANN401 - a type as typing gives it
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return bool(_leading_to_roles(annotation))
    return any(map(_holds_nouns, get_args(annotation)))


def _in_value(value: Any, field: Field) -> Iterator[str]:  # noqa: ANN401 - a value of the model
    if isinstance(value, Noun):
        yield from _named_in(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _in_value(one, field)
    elif "role" in field.kinds and isinstance(value, str):
        yield value
