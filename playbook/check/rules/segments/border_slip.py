"""A border that misses by one step: one value in no segment, or in both."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook.check.client_words import value_in_words
from playbook.check.populations import past_budget, provable
from playbook.check.rule import Rule
from playbook.criteria import BudgetSpentError, Population
from playbook.criteria.partition import Gap, Overlap, gaps_in, overlaps_in
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.model.book import Book
from playbook.model.segmentation import Segment, Segmentation


def check(book: Book) -> Iterator[Finding]:
    """Gaps of complete, and overlaps of exclusive segmentations that hold one value of a number."""
    for segmentation, population in provable(book):
        try:
            yield from _slips(book, segmentation, population)
        except BudgetSpentError:
            yield past_budget(segmentation)


def _slips(book: Book, segmentation: Segmentation, population: Population) -> Iterator[Finding]:
    order = {segment.id: number for number, segment in enumerate(segmentation.segments)}
    if segmentation.complete:
        for gap in gaps_in(population):
            if gap.slip is not None:
                yield _of_gap(book, gap, gap.slip, order)
    if segmentation.policy == "exclusive":
        for overlap in overlaps_in(population):
            if overlap.slip is not None:
                yield _of_overlap(book, overlap, overlap.slip)


def _of_gap(book: Book, gap: Gap, name: str, order: dict[str, int]) -> Finding:
    below, above = (
        next(side.segment for side in gap.sides if side.attribute == name and side.is_below is is_below)
        for is_below in (True, False)
    )
    later, other = (above, below) if order[above.id] > order[below.id] else (below, above)
    value = gap.client[name]
    assert isinstance(value, Decimal)  # noqa: S101 - the attribute of a slip is a number
    return Finding(
        at=later.address / "criteria" / name,
        message=_(
            "{value} is in no segment: “{below}” ends just under it and “{above}” begins just over it.",
            value=_said(book, name, value),
            below=below.title,
            above=above.title,
        ),
        hint=_write("from" if later is above else "to", value, later),
        related=(Related(other.address / "criteria" / name, _("The border of “{title}” is here.", title=other.title)),),
        witness=gap.client,
    )


def _of_overlap(book: Book, overlap: Overlap, name: str) -> Finding:
    value = overlap.client[name]
    assert isinstance(value, Decimal)  # noqa: S101 - as above
    return Finding(
        at=overlap.later.address / "criteria" / name,
        message=_(
            "{value} is in “{earlier}” and in “{later}” at once; all else they keep apart.",
            value=_said(book, name, value),
            earlier=overlap.earlier.title,
            later=overlap.later.title,
        ),
        hint=_write("above" if overlap.later_is_above else "below", value, overlap.later),
        related=(
            Related(
                overlap.earlier.address / "criteria" / name,
                _("The border of “{title}” is here.", title=overlap.earlier.title),
            ),
        ),
        witness=overlap.client,
    )


def _said(book: Book, name: str, value: Decimal) -> Message:
    attribute = next(one for one in book.attributes if one.id == name)
    return _("{title}: {value}", title=attribute.title, value=value_in_words(book, attribute, value))


def _write(key: str, value: Decimal, segment: Segment) -> Message:
    return _("Write {key}: {value} in “{title}”.", key=key, value=f"{value:,f}".replace(",", "_"), title=segment.title)


RULE = Rule(
    code="S105",
    name="border-slip",
    title=_("A border that misses by one step"),
    severity=Severity.ERROR,
    rationale=_(
        "Round sums are where clients are: the one value that the borders miss is the one a client bargains for."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {to: 99_999}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_000}}}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {to: 99_999}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_001}}}  # <- here
        """,
    check=check,
)
