"""The populations of a book's segmentations, found once for all rules that prove something of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from playbook.check.rule import NotProven
from playbook.check.searched import Searched, searched
from playbook.criteria import BudgetSpentError, Population, population_of
from playbook.criteria.classify import entries_by_criteria
from playbook.criteria.partition import Gap, Overlap, Refused, gaps_in, overlaps_in, refused_in
from playbook.diagnostics import Message, _, quoted
from playbook.model.book import Book
from playbook.model.line import SalesLine
from playbook.model.once import once_per_book
from playbook.model.segmentation import Segmentation

MOST_GAPS = 20
MOST_OVERLAPS = 100
MOST_SLIPS = 20
"""How many of each are told of one segmentation: whoever mends these sees the rest."""


class Division:
    """A segmentation among the clients of lines that refuse the same ones; what is sought of it is found once.

    `lines` are their titles; none where all lines are alike, so that there is nothing to say of them.
    """

    def __init__(self, population: Population, lines: Sequence[str] = ()) -> None:
        self.population = population
        self.lines = tuple(lines)

    @cached_property
    def gaps(self) -> Searched[Gap]:
        """Who is in no segment; as far as the budget reached."""
        return searched(gaps_in(self.population), MOST_GAPS, MOST_SLIPS)

    @cached_property
    def overlaps(self) -> Searched[Overlap]:
        """Who is in two segments, likewise."""
        return searched(overlaps_in(self.population), MOST_OVERLAPS, MOST_SLIPS)

    @cached_property
    def refused(self) -> tuple[Refused, ...] | None:
        """The segments that not-our-clients reach into; nothing where that could not be found out."""
        try:
            return tuple(refused_in(self.population))
        except BudgetSpentError:
            return None


@once_per_book
def divisions(book: Book) -> tuple[tuple[Segmentation, tuple[Division, ...]], ...]:
    """Every segmentation with its clients, apart for lines that do not refuse the same ones."""
    return tuple((segmentation, tuple(_divisions_of(book, segmentation))) for segmentation in book.segmentations)


def _divisions_of(book: Book, segmentation: Segmentation) -> Iterator[Division]:
    lines: dict[tuple[int, ...], list[SalesLine]] = {}
    if segmentation.line is None:
        for line in book.lines:
            lines.setdefault(tuple(id(entry) for entry in entries_by_criteria(book, line.id)), []).append(line)
    if len(lines) > 1:
        for alike in lines.values():
            yield Division(population_of(book, segmentation, alike[0].id), [line.title for line in alike])
    else:
        # Where lines are alike any of them stands for all; without lines there is nobody but all clients.
        yield Division(population_of(book, segmentation, book.lines[0].id if lines else None))


@once_per_book
def populations(book: Book) -> tuple[tuple[Segmentation, Population], ...]:
    """Every segmentation with the clients of all its lines together, whom the criteria of any of them tell apart."""
    return tuple(
        (segmentation, parts[0].population if len(parts) == 1 else population_of(book, segmentation))
        for segmentation, parts in divisions(book)
    )


def provable(book: Book) -> Iterator[tuple[Segmentation, tuple[Division, ...]]]:
    """The segmentations whose criteria test nothing but attributes of the book; of the others F002 and S101 tell."""
    return (one for one in divisions(book) if not untold_in(one[1]))


def untold_in(parts: Sequence[Division]) -> list[str]:
    """The attributes that criteria test and the book does not define."""
    return list(dict.fromkeys(name for part in parts for name in part.population.untold))


def in_lines(message: Message, found_in: Sequence[Division], parts: Sequence[Division]) -> Message:
    """A sentence with the lines for which it holds; itself where it holds for all."""
    if len(found_in) == len(parts):
        return message
    return _(
        "In {lines}: {sentence}", lines=[quoted(line) for part in found_in for line in part.lines], sentence=message
    )


def past_budget(segmentation: Segmentation) -> NotProven:
    """What is told of a segmentation with so many borders that a proof does not end in time."""
    return NotProven(
        at=segmentation.address,
        message=_("This could not be proved for “{title}”: its borders cross too often.", title=segmentation.title),
        hint=_DIVIDE,
    )


_DIVIDE: Message = _("Divide it into two segmentations, or let fewer attributes decide.")
