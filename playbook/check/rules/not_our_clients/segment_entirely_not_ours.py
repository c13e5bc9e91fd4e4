"""A segment none of whose clients is ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.populations import past_budget, provable
from playbook.check.refusals import refusals_of
from playbook.check.rule import Rule
from playbook.criteria.client_words import client_in_words
from playbook.criteria.partition import Refused
from playbook.diagnostics import Finding, Related, Severity, _, quoted
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every segment that not-our-clients cover whole, together or one alone, in every line."""
    for segmentation, parts in provable(book):
        refusals = refusals_of(parts)
        if refusals is None:
            yield past_budget(segmentation)
            continue
        for found in refusals.whole:
            yield _finding(book, found)


def _finding(book: Book, found: Sequence[Refused]) -> Finding:
    first = found[0]
    entries = list({entry.address: entry for one in found for entry in one.entries}.values())
    return Finding(
        at=first.segment.address,
        message=_(
            "Nobody is left in “{segment}”: {entries} take all its clients. {client} is one of them.",
            segment=first.segment.title,
            entries=[quoted(entry.title) for entry in entries],
            client=client_in_words(book, first.client, first.told_as_segment),
        ),
        hint=_("Delete the segment, or narrow who is not ours."),
        related=tuple(
            Related(entry.address, _("“{title}” takes its clients.", title=entry.title)) for entry in entries
        ),
        witness=first.client,
    )


RULE = Rule(
    code="N202",
    name="segment-entirely-not-ours",
    title=_("No client of a segment is ours"),
    severity=Severity.ERROR,
    rationale=_(
        "Two pages of one book contradict each other: the one tells how to serve these clients, the other to refuse them."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: dealers, title: Dealers, criteria: {purchases: {from: 30_000}}}
        not_our_clients:
          - {id: tiny, title: Tiny orders, criteria: {purchases: {below: 30_000}}, reason: Costs more than it brings., action: Name a shop.}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: dealers, title: Dealers, criteria: {purchases: {from: 30_000}}}
              - {id: kiosks, title: Kiosks, criteria: {purchases: {below: 20_000}}}  # <- here
        not_our_clients:
          - {id: tiny, title: Tiny orders, criteria: {purchases: {below: 30_000}}, reason: Costs more than it brings., action: Name a shop.}
        """,
    check=check,
)
