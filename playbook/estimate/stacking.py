"""Stackings: the programmes of a book in; the worst that some client may use together, with what a seller may give on top, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from playbook.criteria import Budget, BudgetSpentError
from playbook.estimate.clientele import clienteles
from playbook.estimate.counter import Counter, Offer, burden
from playbook.estimate.discounts import EXACT, combined_discount
from playbook.estimate.members import Member, Neighbours, groups, members_of, neighbours
from playbook.estimate.reach import Reach, met_reach
from playbook.model.book import Book
from playbook.model.loyalty import Programme
from playbook.model.once import once_per_book

BUDGET = 20_000
"""Stackings and boxes of clients looked at in one book, about a second's worth."""


@dataclass(frozen=True, slots=True)
class Worst:
    """The stacking that leaves the least margin, of those in which `head` has the highest discount; of equal ones the later has it."""

    head: Programme
    programmes: tuple[Programme, ...]
    offer: Offer


@dataclass(frozen=True, slots=True)
class Stackings:
    """Every worst stacking under the margin floor, one for each head at most, in the order of the heads; heads not looked at to the end."""

    worst: tuple[Worst, ...] = ()
    unproved: tuple[Programme, ...] = ()


@once_per_book
def worst_stackings(book: Book) -> Stackings:
    """The stackings of programmes that push the margin under the floor of the book, the highest discount of `authority` on top.

    Programmes stack where each names the other; three or more where each two do, if one client can have them all: of one line, in all their
    segments, statuses and cells at once, for one product, on one day. Where the best discount alone counts, be it a seller's, none stack.
    The margin is the lowest among the programmes and the products concerned; where none is known, nothing is found here.

    Units:  fractions of the price.
    Limits: a budget; the programmes in whose stackings it ran out are `unproved`.
    Source: book-format, "loyalty" and "authority"; rules, L601.
    """
    with localcontext(EXACT):
        members = members_of(book)
        stacks = neighbours(members) if book.masthead.stacking != "best" else {}
        quick = _Quick(book)
        suspects = [one for group in groups(members, stacks) if quick.may_break(group) for one in group]
        return _search(book, suspects, stacks) if suspects else Stackings()


class _Quick:
    """What most books are proved by alone: all discounts of a group on the lowest margin there is do not break the floor."""

    def __init__(self, book: Book) -> None:
        self._floor, self._stacking = book.masthead.floor, book.masthead.stacking
        self._margins = {one.id: one.margin for one in book.products if one.margin is not None}
        self._lowest = min(self._margins.values(), default=None)
        on_top = (one.discount_up_to for one in book.authority if one.discount_up_to is not None)
        self._on_top = max(on_top, default=Decimal(0))

    def may_break(self, group: Sequence[Member]) -> bool:
        """Whether it is worth while to look closer."""
        margins = [margin for member in group for margin in self._of(member) if margin is not None]
        discounts = [*(member.discount for member in group), max(self._on_top, Decimal(0))]
        return bool(margins) and burden(min(margins), combined_discount(discounts, self._stacking)) > 1 - self._floor

    def _of(self, member: Member) -> Iterable[Decimal | None]:
        products = member.programme.products
        return (member.margin, *(map(self._margins.get, products) if products else (self._lowest,)))


def _search(book: Book, suspects: Iterable[Member], stacks: Neighbours) -> Stackings:
    budget = Budget(BUDGET)
    counters = [Counter(book, clientele, budget) for clientele in clienteles(book).values()]
    worst, unproved = [], []
    for head in sorted(suspects, key=lambda one: one.number):
        search = _Search(head, stacks, budget, 1 - book.masthead.floor)
        try:
            for counter in counters:
                search.look_at(counter)
        except BudgetSpentError:
            unproved.append(head.programme)
        if search.worst is not None:
            worst.append(search.worst)
    return Stackings(tuple(worst), tuple(unproved))


@dataclass(frozen=True, slots=True)
class _Branch:
    """A stacking, what it reaches, and who may still be taken into it, the highest discount first."""

    group: tuple[Member, ...]
    reach: Reach
    rest: tuple[Member, ...]


class _Search:
    """Branch and bound over the cliques of a head and members of lower rank."""

    def __init__(self, head: Member, stacks: Neighbours, budget: Budget, over: Decimal) -> None:
        self.worst: Worst | None = None
        self._over = over
        self._head = head
        self._stacks = stacks
        self._budget = budget
        others = (one for one in stacks.get(head.number, {}).values() if one.rank < head.rank)
        self._others = tuple(sorted(others, key=lambda one: one.rank, reverse=True))

    def look_at(self, counter: Counter) -> None:
        """Looks for a stacking worse than the worst so far, among the clients of a line.

        Raises: BudgetSpentError.
        """
        waiting = [_Branch((self._head,), counter.reach(self._head.programme), self._others)]
        if not self._may_be_worse(waiting[0], counter) or not self._holds(waiting[0], counter):
            return
        while waiting:
            branch = waiting.pop()
            self._budget.spend(1 + len(branch.rest) // 16)
            if branch.rest and self._may_be_worse(branch, counter):
                waiting.append(replace(branch, rest=branch.rest[1:]))
                longer = self._with_next(branch, counter)
                if self._holds(longer, counter):
                    waiting.append(longer)  # looked at first: what is found early spares the others

    def _with_next(self, branch: _Branch, counter: Counter) -> _Branch:
        taken, stacks = branch.rest[0], self._stacks[branch.rest[0].number]
        return _Branch(
            (*branch.group, taken),
            met_reach(branch.reach, counter.reach(taken.programme)),
            tuple(one for one in branch.rest[1:] if one.number in stacks),
        )

    def _may_be_worse(self, branch: _Branch, counter: Counter) -> bool:
        every = (*branch.group, *branch.rest)
        return counter.most([one.margin for one in every], [one.discount for one in every], branch.reach) > self._over

    def _holds(self, branch: _Branch, counter: Counter) -> bool:
        """Whether somebody can have the stacking; if it is worse than the worst so far, it is kept."""
        if not counter.reaches_somebody(branch.reach):
            return False
        margins, discounts = [one.margin for one in branch.group], [one.discount for one in branch.group]
        offer = counter.worst_offer(margins, discounts, branch.reach, self._over)
        if offer is not None:
            self._over = offer.burden
            programmes = tuple(one.programme for one in sorted(branch.group, key=lambda one: one.number))
            self.worst = Worst(self._head.programme, programmes, offer)
        return True
