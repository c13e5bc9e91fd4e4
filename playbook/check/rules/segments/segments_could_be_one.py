"""Two neighbouring segments that are treated alike."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.populations import provable
from playbook.check.rule import Rule
from playbook.criteria import Box, NumberAxis, Population
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book
from playbook.model.segmentation import Segment


def check(book: Book) -> Iterator[Finding]:
    """Neighbours in one attribute with the same approach, terms, touchpoints, programmes and limits."""
    named = _named(book)
    for _segmentation, parts in provable(book):
        population = parts[0].population
        alike: dict[tuple[object, ...], list[tuple[Segment, Box]]] = {}
        for segment, box in population.segments:
            alike.setdefault((*_treatment(segment), *named.get(segment.id, ())), []).append((segment, box))
        for group in alike.values():
            yield from _neighbours(group, population)


def _neighbours(group: list[tuple[Segment, Box]], population: Population) -> Iterator[Finding]:
    for number, (later, box) in enumerate(group):
        earlier = next((one for one, other in group[:number] if _are_neighbours(box, other, population)), None)
        if earlier is not None:
            yield Finding(
                at=later.address,
                message=_(
                    "“{later}” and its neighbour “{earlier}” are treated alike.",
                    later=later.title,
                    earlier=earlier.title,
                ),
                hint=_("Put both into one, or say what a seller does differently."),
                related=(Related(earlier.address, _("“{title}” says the same.", title=earlier.title)),),
            )


def _treatment(segment: Segment) -> tuple[object, ...]:
    """What a segment itself says of how its clients are treated."""
    return str(segment.approach or "").strip(), tuple(sorted(segment.terms)), segment.potential


def _named(book: Book) -> dict[str, list[object]]:
    """By segment, whatever else in the book is for its clients alone: touchpoints, programmes, limits, products, answers, deadlines."""
    found: dict[str, list[object]] = {}
    for entities in (book.touchpoints, book.loyalty, book.authority, book.products, book.objections):
        for entity in entities:
            for name in entity.segments:
                found.setdefault(name, []).append(entity.address)
    for _pipeline, state in book.states():
        for name, limit in (state.deadline.by_segment if state.deadline is not None else {}).items():
            found.setdefault(name, []).append((state.address, str(limit)))
    return found


def _are_neighbours(one: Box, other: Box, population: Population) -> bool:
    """Whether two boxes differ on one axis only and touch there."""
    differing = [
        (axis, first, second)
        for axis, first, second in zip(population.space.axes, one, other, strict=True)
        if first != second
    ]
    if len(differing) != 1:
        return False
    axis, first, second = differing[0]
    if not isinstance(axis, NumberAxis):
        return not first & second
    low, high = sorted((first & axis.known, second & axis.known))
    return bool(low) and low.bit_length() == (high & -high).bit_length() - 1


RULE = Rule(
    code="S108",
    name="segments-could-be-one",
    title=_("Neighbouring segments that are treated alike"),
    severity=Severity.INFO,
    rationale=_("A border that changes nothing for the client is one more thing to learn, and to get wrong."),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, approach: By phone., criteria: {purchases: {below: 100_000}}}
              - {id: large, title: Large, approach: By visits., criteria: {purchases: {from: 100_000}}}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        segmentations:
          - id: by-value
            title: By value
            segments:
              - {id: small, title: Small, approach: By phone., criteria: {purchases: {below: 100_000}}}
              - {id: large, title: Large, approach: By phone., criteria: {purchases: {from: 100_000}}}  # <- here
        """,
    check=check,
)
