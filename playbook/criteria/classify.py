"""The plain reading of criteria: a client in; the segments it is in, or why it is not ours, out. Every proof is replayed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from playbook.criteria.axis import Value, number_in, step_of
from playbook.criteria.cut import round_down
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment, Segmentation

Client = Mapping[str, Value]
"""Values by attribute; an attribute that is left out, or None, is unknown."""


@dataclass(frozen=True, slots=True)
class Classification:
    """The segments of a client, in the order of the book, or the entry that says it is not ours; then it has no segments."""

    segments: tuple[Segment, ...]
    not_our_client: NotOurClient | None = None


def classify(book: Book, client: Client, line: str | None = None) -> Classification:
    """Where a client belongs, in every segmentation of a line and of all lines; without a line, in every one there is."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    for entry in entries_by_criteria(book, line):
        if is_not_ours(entry, client, attributes):
            return Classification((), entry)
    segments = [
        segment
        for segmentation in book.segmentations
        if line is None or segmentation.line in {None, line}
        for segment in segments_of(segmentation, client, attributes)
    ]
    return Classification(tuple(segments))


def entries_by_criteria(book: Book, line: str | None) -> Iterator[NotOurClient]:
    """The not-our-clients that hold in a line and that criteria alone decide: those with signs are left to sellers.

    Without a line, all of them: a client that some line refuses is told so.
    """
    for entry in book.not_our_clients:
        if entry.criteria is not None and not entry.signs and (line is None or entry.line in {None, line}):
            yield entry


def is_not_ours(entry: NotOurClient, client: Client, attributes: Mapping[str, Attribute]) -> bool:
    """Whether a client meets the entry and none of its exceptions."""
    return meets(entry.criteria or {}, client, attributes) and not any(
        meets(exception.criteria, client, attributes) for exception in entry.exceptions
    )


def segments_of(segmentation: Segmentation, client: Client, attributes: Mapping[str, Attribute]) -> list[Segment]:
    """The segments whose criteria a client meets; where order decides, the first of them."""
    found = [segment for segment in segmentation.segments if meets(segment.criteria, client, attributes)]
    return found[:1] if segmentation.policy == "first-match" else found


def meets(criteria: Mapping[str, Criterion], client: Client, attributes: Mapping[str, Attribute]) -> bool:
    """Whether all that is named holds; attributes that are not named are free."""
    return all(allows(criterion, client.get(name), attributes.get(name)) for name, criterion in criteria.items())


def allows(criterion: Criterion, value: Value, attribute: Attribute | None = None) -> bool:
    """Whether a criterion allows a value, a number being rounded down to its attribute's step before."""
    if value is None:
        return criterion.takes_unknown
    if isinstance(value, bool):
        word = "true" if value else "false"
        return value is criterion.flag or word in criterion.choices or _is_not_barred(word, criterion)
    if isinstance(value, str):
        return value in criterion.choices or _is_not_barred(value, criterion)
    number = round_down(value, step_of(attribute)) if attribute is not None else value
    return (
        any(number in one for one in criterion.ranges)
        or number in _numbers(criterion.choices)
        or (bool(criterion.excluded) and number not in _numbers(criterion.excluded))
    )


def _is_not_barred(word: str, criterion: Criterion) -> bool:
    return bool(criterion.excluded) and word not in criterion.excluded


def _numbers(words: tuple[str, ...]) -> set[Decimal]:
    return {number for word in words if (number := number_in(word)) is not None}
