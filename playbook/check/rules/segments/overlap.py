"""A client in two segments of one segmentation that says each is in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.populations import MOST_OVERLAPS, Division, in_lines, past_budget, provable
from playbook.check.rule import Rule
from playbook.check.searched import at_most, merged
from playbook.criteria.client_words import client_in_words
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every two segments of an exclusive segmentation that share clients of ours, unless a single word mends it."""
    for segmentation, parts in provable(book):
        if segmentation.policy == "exclusive":
            overlaps = list(_overlaps(book, parts))
            yield from at_most(MOST_OVERLAPS, overlaps)
            if len(overlaps) <= MOST_OVERLAPS and any(part.overlaps.is_spent for part in parts):
                yield past_budget(segmentation)


def _overlaps(book: Book, parts: Sequence[Division]) -> Iterator[Finding]:
    pairs = merged(parts, lambda part: part.overlaps.wide, lambda one: (one.earlier.address, one.later.address))
    for overlap, found_in in pairs:
        message = _(
            "{client} is in “{earlier}” and in “{later}” at once.",
            client=client_in_words(book, overlap.client, overlap.told_by),
            earlier=overlap.earlier.title,
            later=overlap.later.title,
        )
        yield Finding(
            at=overlap.later.address,
            message=in_lines(message, found_in, parts),
            hint=_("Move the border between them, or write policy: first-match if the earlier one is meant to win."),
            related=(
                Related(overlap.earlier.address, _("“{title}” takes this client too.", title=overlap.earlier.title)),
            ),
            witness=overlap.client,
        )


RULE = Rule(
    code="S102",
    name="overlap",
    title=_("A client in two segments"),
    severity=Severity.ERROR,
    rationale=_(
        "Two approaches and two sets of terms hold for one client: the seller takes the one that is easier, the client the one that is cheaper."
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
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {below: 300_000}}}
              - {id: large, title: Large, criteria: {purchases: {from: 100_000}}}  # <- here
        """,
    check=check,
)
