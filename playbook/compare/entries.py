"""The not-our-clients of two books in; what each takes in a space that both share, line by line, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from playbook.compare.names import Names, Versions
from playbook.compare.shared_lines import SharedLine
from playbook.compare.shared_space import CriteriaOf, SharedSpace
from playbook.criteria import Box, Budget
from playbook.criteria.classify import entries_by_criteria
from playbook.model.book import Book
from playbook.model.not_our_client import NotOurClient


def entries_of(book: Book, line: str | None) -> tuple[NotOurClient, ...]:
    """The not-our-clients that hold in a line, without one all of them, and that criteria alone decide."""
    return tuple(entries_by_criteria(book, line))


def entries_by_line(books: Versions, line: SharedLine) -> tuple[tuple[NotOurClient, ...], tuple[NotOurClient, ...]]:
    """The entries that hold in a line of each book."""
    return entries_of(books.before, line.before), entries_of(books.after, line.after)


def criteria_of_entries(entries: Iterable[NotOurClient]) -> Iterator[CriteriaOf]:
    """All criteria of entries, and of their exceptions."""
    for entry in entries:
        yield entry.criteria or {}
        yield from (one.criteria for one in entry.exceptions)


@dataclass(frozen=True, slots=True)
class Entries:
    """What the entries of two books take, without their exceptions: boxes by reference, those of the book before as the book after calls them."""

    before: Mapping[str, Sequence[Box]]
    after: Mapping[str, Sequence[Box]]

    def boxes(self) -> Iterator[Box]:
        """The clients whom any entry of either book takes."""
        for boxes in (*self.before.values(), *self.after.values()):
            yield from boxes

    def within(self, names: Names, before: Iterable[NotOurClient], after: Iterable[NotOurClient]) -> Entries:
        """These entries alone."""
        kept = {names.after(reference_of(one)) for one in before}, {reference_of(one) for one in after}
        return Entries(
            {name: boxes for name, boxes in self.before.items() if name in kept[0]},
            {name: boxes for name, boxes in self.after.items() if name in kept[1]},
        )

    def without(self, others: Entries) -> Iterator[Box]:
        """The clients of all entries but some."""
        for one, other in ((self.before, others.before), (self.after, others.after)):
            yield from (box for name, boxes in one.items() if name not in other for box in boxes)


def entries_in(shared: SharedSpace, books: Versions, budget: Budget) -> Entries:
    """What every entry of two books takes.

    Raises: BudgetSpentError where exceptions cut too often.
    """

    def taken(entry: NotOurClient, box: Callable[[CriteriaOf], Box | None]) -> list[Box]:
        excepted = (box(one.criteria) for one in entry.exceptions)
        return shared.space.difference(box(entry.criteria or {}), excepted, budget)

    before, after = entries_of(books.before, None), entries_of(books.after, None)
    return Entries(
        {books.names.after(reference_of(one)): taken(one, shared.box_before) for one in before},
        {reference_of(one): taken(one, shared.box_after) for one in after},
    )


def reference_of(entry: NotOurClient) -> str:
    """How texts name an entry."""
    return f"not-our-client:{entry.id}"
