"""A segment that nobody reaches, because earlier ones take everybody."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.populations import past_budget, provable
from playbook.check.rule import Rule
from playbook.criteria import BudgetSpentError
from playbook.criteria.partition import masked_in
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every segment of a first-match segmentation whose clients of ours lie in the union of the earlier ones."""
    for segmentation, population in provable(book):
        if segmentation.policy != "first-match":
            continue
        try:
            for segment, earlier in masked_in(population):
                yield Finding(
                    at=segment.address,
                    message=_(
                        "Nobody ever reaches “{title}”: {earlier} above it take all its clients.",
                        title=segment.title,
                        earlier=[f"“{one.title}”" for one in earlier],
                    ),
                    hint=_("Move it above them, or narrow them."),
                    related=tuple(
                        Related(one.address, _("“{title}” takes clients of it.", title=one.title)) for one in earlier
                    ),
                )
        except BudgetSpentError:
            yield past_budget(segmentation)


RULE = Rule(
    code="S103",
    name="masked-segment",
    title=_("A segment that nobody reaches"),
    severity=Severity.ERROR,
    rationale=_(
        "Order decides here, and the order never lets a client come so far: what the segment promises is promised to nobody."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            policy: first-match
            segments:
              - {id: large, title: Large, criteria: {purchases: {from: 500_000}}}
              - {id: middle, title: Middle, criteria: {purchases: {from: 100_000}}}
              - {id: small, title: Small, criteria: {}}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            policy: first-match
            segments:
              - {id: middle, title: Middle, criteria: {purchases: {from: 100_000}}}
              - {id: large, title: Large, criteria: {purchases: {from: 500_000}}}  # <- here
              - {id: small, title: Small, criteria: {}}
        """,
    check=check,
)
