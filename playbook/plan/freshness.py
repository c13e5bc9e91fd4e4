"""Freshness: a book and a day in; by owner, how much of it was promised to be read again and is not overdue, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from playbook.model.book import Book
from playbook.model.owners import owned_entities


@dataclass(slots=True)
class Freshness:
    """What one role answers for; `owner` is its id, nothing for what nobody owns.

    `reviewed` has a day for its next review that is still to come, `overdue` one that is past; the rest has none.
    """

    owner: str | None
    entities: int = 0
    reviewed: int = 0
    overdue: int = 0
    next_day: date | None = field(default=None)

    @property
    def share(self) -> Fraction:
        """The part that is reviewed."""
        return Fraction(self.reviewed, self.entities) if self.entities else Fraction(0)


def freshness_by_owner(book: Book, today: date) -> tuple[Freshness, ...]:
    """Each owner in the order of the roles, then those that are no roles, then nobody; owners of nothing are left out."""
    order: dict[str | None, Freshness] = {role.id: Freshness(role.id) for role in book.roles}
    for owner, day in _reviews(book):
        one = order.setdefault(owner, Freshness(owner))
        one.entities += 1
        if day is not None and day < today:
            one.overdue += 1
        elif day is not None:
            one.reviewed += 1
            one.next_day = day if one.next_day is None else min(one.next_day, day)
    nobody = [order.pop(None)] if None in order else []
    return tuple(one for one in (*order.values(), *nobody) if one.entities)


def _reviews(book: Book) -> Iterator[tuple[str | None, date | None]]:
    """Each entity's owner and day; a part without a day of its own is read again with its whole."""
    whole = None
    for one in owned_entities(book):
        if not one.is_part:
            whole = one.entity.review_by
        yield one.owner, one.entity.review_by or (whole if one.is_part else None)
