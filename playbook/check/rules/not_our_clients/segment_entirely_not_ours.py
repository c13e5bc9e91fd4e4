"""A segment none of whose clients is ours."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.client_words import client_in_words
from playbook.check.populations import past_budget, provable
from playbook.check.rule import Rule
from playbook.criteria import BudgetSpentError
from playbook.criteria.partition import partly_not_ours
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every segment that not-our-clients cover whole, together or one alone."""
    for segmentation, population in provable(book):
        boxes = {segment.id: box for segment, box in population.segments}
        try:
            for segment, numbers, client in partly_not_ours(population):
                if client is not None:
                    continue
                entries = [population.not_ours[number][0] for number in numbers]
                box = boxes[segment.id]
                nobody = population.space.client(box)
                yield Finding(
                    at=segment.address,
                    message=_(
                        "Nobody is left in “{segment}”: {entries} take all its clients. {client} is one of them.",
                        segment=segment.title,
                        entries=[f"“{entry.title}”" for entry in entries],
                        client=client_in_words(book, nobody, population.space.told_by(box)),
                    ),
                    hint=_("Delete the segment, or narrow who is not ours."),
                    related=tuple(
                        Related(entry.address, _("“{title}” takes its clients.", title=entry.title))
                        for entry in entries
                    ),
                    witness=nobody,
                )
        except BudgetSpentError:
            yield past_budget(segmentation)


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
