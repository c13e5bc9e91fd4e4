"""A client who is in no segment."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.borders import related_sides
from playbook.check.client_words import client_in_words
from playbook.check.populations import past_budget, populations
from playbook.check.rule import NotProven, Rule
from playbook.criteria import BudgetSpentError
from playbook.criteria.partition import gaps_in
from playbook.diagnostics import Finding, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every gap of a complete segmentation that is wider than one value; where an attribute is not defined, nothing is proved."""
    for segmentation, population in populations(book):
        if population.untold:
            yield NotProven(
                at=segmentation.address,
                message=_(
                    "Nothing can be proved of “{title}”: its criteria test {names}, which the book does not define.",
                    title=segmentation.title,
                    names=[f"“{name}”" for name in population.untold],
                ),
                hint=_("Define it under “attributes”."),
                also=("S102", "S103", "S104", "S105", "S108", "N201", "N202"),
            )
            continue
        if not segmentation.complete:
            continue
        try:
            for gap in gaps_in(population):
                if gap.slip is None:
                    yield Finding(
                        at=segmentation.address,
                        message=_(
                            "{client} is in no segment of “{title}”.",
                            client=client_in_words(book, gap.client, gap.told_by),
                            title=segmentation.title,
                        ),
                        hint=_(
                            "Widen a segment, add one, or write complete: false if such clients are left alone on purpose."
                        ),
                        related=related_sides(book, gap),
                        witness=gap.client,
                    )
        except BudgetSpentError:
            yield past_budget(segmentation)


RULE = Rule(
    code="S101",
    name="gap",
    title=_("A client between the segments"),
    severity=Severity.ERROR,
    rationale=_(
        "Such a client is nobody's: no approach, no terms and no touchpoint are meant for it, and each seller invents his own."
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
          - id: by-value  # <- here
            title: By value
            segments:
              - {id: small, title: Small, criteria: {purchases: {below: 100_000}}}
              - {id: large, title: Large, criteria: {purchases: {from: 500_000}}}
        """,
    check=check,
)
