"""A segment some of whose clients are not ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.populations import Division, in_lines, past_budget, provable
from playbook.check.refusals import refusals_of
from playbook.check.rule import Rule
from playbook.criteria.client_words import client_in_words
from playbook.criteria.partition import Refused
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every segment that not-our-clients reach into, and leave a part of, be it in another line."""
    for segmentation, parts in provable(book):
        refusals = refusals_of(parts)
        if refusals is None:
            yield past_budget(segmentation)
            continue
        for refused, found_in in refusals.partly:
            yield _finding(book, refused, found_in, parts)


def _finding(book: Book, refused: Refused, found_in: Sequence[Division], parts: Sequence[Division]) -> Finding:
    message = _(
        "{client} of “{segment}” is not ours: “{entry}”.",
        client=client_in_words(book, refused.client, refused.told_by),
        segment=refused.segment.title,
        entry=refused.entries[0].title,
    )
    return Finding(
        at=refused.segment.address,
        message=in_lines(message, found_in, parts),
        related=tuple(Related(entry.address, _("“{title}” takes it.", title=entry.title)) for entry in refused.entries),
        witness=refused.client,
    )


RULE = Rule(
    code="N201",
    name="segment-partly-not-ours",
    title=_("Some clients of a segment are not ours"),
    severity=Severity.INFO,
    rationale=_("It is no mistake, but a seller who reads the segment alone will serve them: here is one to think of."),
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
              - {id: dealers, title: Dealers, criteria: {purchases: {from: 10_000}}}  # <- here
        not_our_clients:
          - {id: tiny, title: Tiny orders, criteria: {purchases: {below: 30_000}}, reason: Costs more than it brings., action: Name a shop.}
        """,
    check=check,
)
