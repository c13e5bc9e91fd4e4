"""The populations of a book's segmentations, found once for all rules that prove something of them."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import NotProven
from playbook.criteria import Population, population_of
from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.segmentation import Segmentation


@once_per_book
def populations(book: Book) -> tuple[tuple[Segmentation, Population], ...]:
    """Every segmentation with its clients."""
    return tuple((segmentation, population_of(book, segmentation)) for segmentation in book.segmentations)


def provable(book: Book) -> Iterator[tuple[Segmentation, Population]]:
    """The segmentations whose criteria test nothing but attributes of the book; of the others F002 and S101 tell."""
    return ((segmentation, population) for segmentation, population in populations(book) if not population.untold)


def past_budget(segmentation: Segmentation) -> NotProven:
    """What is told of a segmentation with so many borders that a proof does not end in time."""
    return NotProven(
        at=segmentation.address,
        message=_("This could not be proved for “{title}”: its borders cross too often.", title=segmentation.title),
        hint=_DIVIDE,
    )


_DIVIDE: Message = _("Divide it into two segmentations, or let fewer attributes decide.")
