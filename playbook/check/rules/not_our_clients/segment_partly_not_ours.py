"""A segment some of whose clients are not ours."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.client_words import client_in_words
from playbook.check.populations import past_budget, provable
from playbook.check.rule import Rule
from playbook.criteria import BudgetSpentError, Population
from playbook.criteria.partition import partly_not_ours
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every segment that not-our-clients reach into, and leave a part of."""
    for segmentation, population in provable(book):
        try:
            for segment, numbers, client in partly_not_ours(population):
                if client is None:
                    continue
                entries = [population.not_ours[number][0] for number in numbers]
                yield Finding(
                    at=segment.address,
                    message=_(
                        "{client} of “{segment}” is not ours: “{entry}”.",
                        client=client_in_words(book, client, _telling(population, numbers[0])),
                        segment=segment.title,
                        entry=entries[0].title,
                    ),
                    related=tuple(
                        Related(entry.address, _("“{title}” takes it.", title=entry.title)) for entry in entries
                    ),
                    witness=client,
                )
        except BudgetSpentError:
            yield past_budget(segmentation)


def _telling(population: Population, number: int) -> list[str]:
    """The attributes by which an entry tells who is not ours."""
    return population.space.told_by(population.not_ours[number][1][0])


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
