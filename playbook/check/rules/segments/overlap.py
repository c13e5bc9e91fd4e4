"""A client in two segments of one segmentation that says each is in one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from playbook.check.client_words import client_in_words
from playbook.check.populations import past_budget, provable
from playbook.check.rule import Rule
from playbook.criteria import BudgetSpentError
from playbook.criteria.partition import overlaps_in
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book

_MOST = 100
"""Pairs told of one segmentation: whoever mends these sees the rest."""


def check(book: Book) -> Iterator[Finding]:
    """Every two segments of an exclusive segmentation that share clients of ours, more than a border."""
    for segmentation, population in provable(book):
        if segmentation.policy != "exclusive":
            continue
        try:
            for overlap in islice((one for one in overlaps_in(population) if one.slip is None), _MOST):
                yield Finding(
                    at=overlap.later.address,
                    message=_(
                        "{client} is in “{earlier}” and in “{later}” at once.",
                        client=client_in_words(book, overlap.client, overlap.told_by),
                        earlier=overlap.earlier.title,
                        later=overlap.later.title,
                    ),
                    hint=_(
                        "Move the border between them, or write policy: first-match if the earlier one is meant to win."
                    ),
                    related=(
                        Related(
                            overlap.earlier.address, _("“{title}” takes this client too.", title=overlap.earlier.title)
                        ),
                    ),
                    witness=overlap.client,
                )
        except BudgetSpentError:
            yield past_budget(segmentation)


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
