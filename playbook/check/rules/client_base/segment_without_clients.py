"""A segment in which the ledger has no client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from playbook.analytics.measurements import Group, Measurements
from playbook.check.ledger_words import clients_in_words, ledger_side, measured_by_hand
from playbook.check.rule import LedgerExample, NotProven, Rule
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book
from playbook.model.segmentation import Segment, Segmentation

_NOBODY = Group(0, Decimal(0))


def check(book: Book, measured: Measurements) -> Iterator[Finding]:
    """Every segment without clients; where the ledger tells of none in which segment they are, nothing is proved."""
    for segmentation in book.segmentations:
        groups = measured.segments.get(segmentation.id, {})
        counted = [one for one in segmentation.segments if groups.get(one.id, _NOBODY).clients]
        if not segmentation.segments or not measured.whole.clients:
            continue
        if not counted:
            yield _not_proven(segmentation, measured)
            continue
        largest = max(counted, key=lambda one: groups[one.id].clients)
        for segment in segmentation.segments:
            if segment not in counted:
                yield _finding(book, segment, largest, groups, measured)


def _not_proven(segmentation: Segmentation, measured: Measurements) -> NotProven:
    return NotProven(
        at=segmentation.address,
        message=_(
            "The ledger has {clients}, and of none is it known in which segment of “{title}” it is.",
            title=segmentation.title,
            clients=clients_in_words(measured.whole.clients),
        ),
        hint=_("Give the attributes that its criteria test under data: clients."),
    )


def _finding(
    book: Book, segment: Segment, largest: Segment, groups: Mapping[str | None, Group], measured: Measurements
) -> Finding:
    return Finding(
        at=segment.address,
        message=_(
            "The ledger has {clients}, and none of them is in “{title}”.",
            clients=clients_in_words(measured.whole.clients),
            title=segment.title,
        ),
        hint=_(
            "Widen its criteria, or take it out of the book; if such clients are still to be won, ignore this with that reason."
        ),
        related=(
            Related(
                largest.address,
                _(
                    "“{title}” has {clients}.",
                    title=largest.title,
                    clients=clients_in_words(groups[largest.id].clients),
                ),
            ),
            *ledger_side(book, measured),
        ),
    )


RULE = Rule(
    code="A805",
    name="segment-without-clients",
    title=_("A segment without clients"),
    severity=Severity.INFO,
    rationale=_(
        "Sellers learn an approach, terms and scripts for somebody who does not buy: either the border is wrong, or the segment is a wish."
    ),
    good="""
        attributes: [{id: volume, title: Volume, kind: money}]
        segmentations:
          - id: by-volume
            title: By volume
            segments:
              - {id: small, title: Small, criteria: {volume: {below: 1_000_000}}}
              - {id: large, title: Large, criteria: {volume: {from: 1_000_000}}}
        """,
    bad="""
        attributes: [{id: volume, title: Volume, kind: money}]
        segmentations:
          - id: by-volume
            title: By volume
            segments:
              - {id: small, title: Small, criteria: {volume: {below: 1_000_000}}}
              - {id: large, title: Large, criteria: {volume: {from: 1_000_000, below: 50_000_000}}}
              - {id: huge, title: Huge, criteria: {volume: {from: 50_000_000}}}  # <- here
        """,
    check_against=check,
    section="segmentations",
    ledger=LedgerExample(
        _("Of 10 clients 7 are small and 3 are large."),
        measured_by_hand(
            segments={"by-volume": {"small": Group(7, Decimal(300_000)), "large": Group(3, Decimal(900_000))}}
        ),
    ),
)
