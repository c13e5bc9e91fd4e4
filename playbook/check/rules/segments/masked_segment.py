"""A segment that nobody reaches, because earlier ones take everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.populations import Division, past_budget, provable
from playbook.check.rule import Rule
from playbook.criteria import BudgetSpentError
from playbook.criteria.partition import masked_in
from playbook.diagnostics import Address, Finding, Related, Severity, _, quoted
from playbook.model.book import Book
from playbook.model.segmentation import Segment


def check(book: Book) -> Iterator[Finding]:
    """Every segment of a first-match segmentation whose clients of ours lie in the union of the earlier ones, in every line."""
    for segmentation, parts in provable(book):
        if segmentation.policy != "first-match":
            continue
        try:
            for segment, earlier in _masked(parts):
                yield _finding(segment, earlier)
        except BudgetSpentError:
            yield past_budget(segmentation)


def _masked(parts: Sequence[Division]) -> Iterator[tuple[Segment, list[Segment]]]:
    """The segments with those that take their clients in any line; in a line where none of its clients is ours there is nothing to take.

    Raises: BudgetSpentError.
    """
    found: dict[Address, tuple[Segment, dict[Address, Segment]]] = {}
    unreached: list[set[Address]] = []
    for part in parts:
        if part.refused is None:
            raise BudgetSpentError
        here = {one.segment.address for one in part.refused if one.is_whole}
        for segment, earlier in masked_in(part.population):
            here.add(segment.address)
            found.setdefault(segment.address, (segment, {}))[1].update((one.address, one) for one in earlier)
        unreached.append(here)
    for address, (segment, takers) in found.items():
        if all(address in here for here in unreached):
            yield segment, list(takers.values())


def _finding(segment: Segment, earlier: Sequence[Segment]) -> Finding:
    return Finding(
        at=segment.address,
        message=_(
            "Nobody ever reaches “{title}”: {earlier} above it take all its clients.",
            title=segment.title,
            earlier=[quoted(one.title) for one in earlier],
        ),
        hint=_("Move it above them, or narrow them."),
        related=tuple(Related(one.address, _("“{title}” takes clients of it.", title=one.title)) for one in earlier),
    )


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
