"""The members of stackings: a book in; its programmes with a discount, and which of them may be used together, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from playbook.estimate.discounts import own_discount
from playbook.model.book import Book
from playbook.model.loyalty import Programme


@dataclass(frozen=True, slots=True)
class Member:
    """A programme with its own discount and margin, as fractions of the price before, and its number in the book; no margin: not known."""

    number: int
    programme: Programme
    discount: Decimal
    margin: Decimal | None

    @property
    def rank(self) -> tuple[Decimal, int]:
        """Who has the highest discount; of equal ones the later."""
        return self.discount, self.number


Neighbours = Mapping[int, Mapping[int, Member]]
"""By the number of a member: those it stacks with, by theirs."""


def members_of(book: Book) -> list[Member]:
    """The programmes that take something off the price, in the order of the book; of two with one id the first."""
    found: dict[str, Member] = {}
    for number, programme in enumerate(book.loyalty):
        discount = own_discount(programme, book.masthead.stacking)
        if discount > 0 and programme.id not in found:
            margin = programme.economics.margin if programme.economics is not None else None
            found[programme.id] = Member(number, programme, discount, margin)
    return list(found.values())


def neighbours(members: Iterable[Member]) -> Neighbours:
    """Who stacks with whom: each names the other."""
    by_id = {member.programme.id: member for member in members}
    named = {name: frozenset(member.programme.stacks_with) for name, member in by_id.items()}
    return {
        member.number: {
            by_id[other].number: by_id[other]
            for other in member.programme.stacks_with
            if other in by_id and other != name and name in named[other]
        }
        for name, member in by_id.items()
    }


def groups(members: Iterable[Member], stacks: Neighbours) -> Iterator[list[Member]]:
    """Members that stack with each other, directly or through others; each member in one group."""
    seen: set[int] = set()
    for member in members:
        group, waiting = [], [member]
        while waiting:
            one = waiting.pop()
            if one.number not in seen:
                seen.add(one.number)
                group.append(one)
                waiting += stacks.get(one.number, {}).values()
        if group:
            yield sorted(group, key=lambda one: one.number)
