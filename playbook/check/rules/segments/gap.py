"""A client who is in no segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.borders import related_sides
from playbook.check.populations import MOST_GAPS, Division, divisions, in_lines, past_budget, untold_in
from playbook.check.rule import NotProven, Rule
from playbook.check.searched import at_most, merged
from playbook.criteria.client_words import client_in_words
from playbook.diagnostics import Finding, Severity, _, quoted
from playbook.model.book import Book
from playbook.model.segmentation import Segmentation


def check(book: Book) -> Iterator[Finding]:
    """Every gap of a complete segmentation that no single word mends; where an attribute is not defined, nothing is proved."""
    for segmentation, parts in divisions(book):
        untold = untold_in(parts)
        if untold:
            yield _untold(segmentation, untold)
        elif segmentation.complete:
            gaps = list(_gaps(book, segmentation, parts))
            yield from at_most(MOST_GAPS, gaps)
            if len(gaps) <= MOST_GAPS and any(part.gaps.is_spent for part in parts):
                yield past_budget(segmentation)


def _untold(segmentation: Segmentation, names: Sequence[str]) -> NotProven:
    return NotProven(
        at=segmentation.address,
        message=_(
            "Nothing can be proved of “{title}”: its criteria test {names}, which the book does not define.",
            title=segmentation.title,
            names=[quoted(name) for name in names],
        ),
        hint=_("Define it under “attributes”."),
        also=("S102", "S103", "S104", "S105", "S108", "N201", "N202"),
    )


def _gaps(book: Book, segmentation: Segmentation, parts: Sequence[Division]) -> Iterator[Finding]:
    for gap, found_in in merged(parts, lambda part: part.gaps.wide, lambda gap: gap.where):
        message = _(
            "{client} is in no segment of “{title}”.",
            client=client_in_words(book, gap.client, gap.told_by),
            title=segmentation.title,
        )
        yield Finding(
            at=segmentation.address,
            message=in_lines(message, found_in, parts),
            hint=_("Widen a segment, add one, or write complete: false if such clients are left alone on purpose."),
            related=related_sides(book, gap),
            witness=gap.client,
        )


RULE = Rule(
    code="S101",
    name="gap",
    title=_("A client between the segments"),
    severity=Severity.ERROR,
    rationale=_(
        "Such a client is nobody's: no approach, no terms and no touchpoint are meant for it, and each seller invents his own."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {below: 100_000}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_000}}}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value  # <- here
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {below: 100_000}}}
              - {id: large, title: Large, criteria: {purchases: {from: 500_000}}}
        """,
    check=check,
)
