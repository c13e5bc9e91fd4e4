"""Two segments with the same clients."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.client_words import client_in_words
from playbook.check.populations import provable
from playbook.check.rule import Rule
from playbook.criteria.partition import identical_in
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every segment whose clients are exactly those of an earlier one, however the criteria are written."""
    for segmentation, population in provable(book):
        boxes = {segment.id: box for segment, box in population.segments}
        for earlier, later in identical_in(population):
            client = population.space.client(boxes[later.id])
            yield Finding(
                at=later.address,
                message=_(
                    "“{later}” holds the same clients as “{earlier}” of “{title}”. {client} is in both.",
                    later=later.title,
                    earlier=earlier.title,
                    title=segmentation.title,
                    client=client_in_words(book, client, population.space.told_by(boxes[later.id])),
                ),
                hint=_("Put both into one, or tell them apart by another attribute."),
                related=(Related(earlier.address, _("“{title}” holds the same clients.", title=earlier.title)),),
                witness=client,
            )


RULE = Rule(
    code="S104",
    name="identical-segments",
    title=_("Two segments with the same clients"),
    severity=Severity.ERROR,
    rationale=_("One of the two was copied and its criteria never changed: whom it was meant for is nowhere."),
    good="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
        segmentations:
          - id: by-channel
            title: By channel
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
              - {id: chains, title: Chains, criteria: {channel: [chain]}}
        """,
    bad="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
        segmentations:
          - id: by-channel
            title: By channel
            complete: false
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
              - {id: chains, title: Chains, criteria: {channel: {not: [chain]}}}  # <- here
        """,
    check=check,
)
