"""Two segments with the same clients."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.populations import Division, in_lines, past_budget, provable
from playbook.check.rule import Rule
from playbook.check.searched import merged
from playbook.criteria import BudgetSpentError
from playbook.criteria.client_words import client_in_words
from playbook.criteria.partition import doubles_in
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book
from playbook.model.segmentation import Segmentation


def check(book: Book) -> Iterator[Finding]:
    """Every segment whose clients are exactly those of an earlier one, however the criteria are written; where none is ours N202 tells."""
    for segmentation, parts in provable(book):
        try:
            yield from _doubles(book, segmentation, parts)
        except BudgetSpentError:
            yield past_budget(segmentation)


def _doubles(book: Book, segmentation: Segmentation, parts: Sequence[Division]) -> Iterator[Finding]:
    found = merged(
        parts, lambda part: doubles_in(part.population), lambda one: (one.earlier.address, one.later.address)
    )
    for double, found_in in found:
        message = _(
            "“{later}” holds the same clients as “{earlier}” of “{title}”. {client} is in both.",
            later=double.later.title,
            earlier=double.earlier.title,
            title=segmentation.title,
            client=client_in_words(book, double.client, double.told_by),
        )
        yield Finding(
            at=double.later.address,
            message=in_lines(message, found_in, parts),
            hint=_("Put both into one, or tell them apart by another attribute."),
            related=(
                Related(double.earlier.address, _("“{title}” holds the same clients.", title=double.earlier.title)),
            ),
            witness=double.client,
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
