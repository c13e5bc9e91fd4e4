"""Segments: a chapter, a page for each way of dividing clients, a page for each segment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.segmentation import Segment, Segmentation
from playbook.plan.cases import cases_by_page, entries_of
from playbook.plan.chapters.segment_content import (
    Around,
    SegmentContent,
    SegmentTerms,
    gather,
    may_lack_earlier,
    segment_content,
)
from playbook.plan.facts import Fact
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "segmentations"

_MOST_COLUMNS = 3
"""More attributes than these do not stand side by side on paper; then each segment's criteria stand in one cell."""

_POLICIES: dict[tuple[str, bool], Message] = {
    ("exclusive", True): _("Each of our clients belongs to exactly one of these segments."),
    ("exclusive", False): _("A client belongs to one of these segments or to none, never to two."),
    ("first-match", True): _(
        "Each of our clients belongs to one of these segments: the first that fits, from the top."
    ),
    ("first-match", False): _(
        "A client belongs to the first of these segments that fits, from the top; whom none fits belongs to none."
    ),
    ("overlapping", True): _(
        "Each of our clients belongs to at least one of these segments, and may belong to several."
    ),
    ("overlapping", False): _("A client may belong to several of these segments at once, to one, or to none."),
}
"""What a reader is told of a division: by its policy, and by whether it leaves anyone out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A segment in the table: `cells` by the attributes of the columns, or its `criteria` where these are too many."""

    ref: str
    entity: Segment
    cells: tuple[str, ...]
    criteria: tuple[Fact, ...]
    everyone: str
    hidden: str
    potential: str
    terms: tuple[SegmentTerms, ...]


@dataclass(frozen=True, slots=True)
class SegmentationContent:
    """The rule by which clients are divided, and the segments side by side; `columns` are attributes.

    Of a part of the segments no rule is true: `policy` is then empty.
    """

    policy: str
    columns: tuple[Fact, ...]
    rows: tuple[Row, ...]
    has_potential: bool
    has_terms: bool


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the segments, or none where clients are not divided."""
    if not book.segmentations:
        return None
    around = gather(book, cases_by_page(book, words))
    return Draft(
        kind="segmentations",
        ref="section:segmentations",
        path="segments/index",
        title=words.say(_("Segments")),
        summary=words.say(_("Into which groups clients fall, and how each is treated.")),
        children=tuple(_segmentation(book, one, around, words) for one in book.segmentations),
    )


def _segmentation(book: Book, segmentation: Segmentation, around: Around, words: Wording) -> Draft:
    is_in_order, lacks_earlier = segmentation.policy == "first-match", may_lack_earlier(book, segmentation)
    contents = {
        segment.id: segment_content(
            segment, around, words, is_the_rest=is_in_order and number > 0, lacks_earlier=lacks_earlier
        )
        for number, segment in enumerate(segmentation.segments)
    }
    return Draft(
        kind="segmentation",
        ref=f"segmentation:{segmentation.id}",
        path=f"segments/{segmentation.id}/index",
        title=segmentation.title,
        summary=segmentation.summary,
        entity=segmentation,
        content=_content(segmentation, contents, words, is_whole=segmentation.address not in book.partial),
        children=tuple(_segment(segment, segmentation, contents[segment.id]) for segment in segmentation.segments),
    )


def _segment(segment: Segment, segmentation: Segmentation, content: SegmentContent) -> Draft:
    return Draft(
        kind="segment",
        ref=f"segment:{segment.id}",
        path=child_path(f"segments/{segmentation.id}", segment.id),
        title=segment.title,
        summary=segment.summary,
        entity=segment,
        content=content,
        entries=entries_of(content.cases, f"segment:{segment.id}"),
    )


def _content(
    segmentation: Segmentation, contents: Mapping[str, SegmentContent], words: Wording, *, is_whole: bool
) -> SegmentationContent:
    tested = {fact.ref: fact for content in contents.values() for fact in content.criteria}
    columns = tuple(tested.values()) if len(tested) <= _MOST_COLUMNS else ()
    return SegmentationContent(
        policy=words.say(_POLICIES[segmentation.policy, segmentation.complete]) if is_whole else "",
        columns=columns,
        rows=tuple(_row(segment, contents[segment.id], columns) for segment in segmentation.segments),
        has_potential=any(segment.potential for segment in segmentation.segments),
        has_terms=any(segment.terms for segment in segmentation.segments),
    )


def _row(segment: Segment, content: SegmentContent, columns: tuple[Fact, ...]) -> Row:
    values = {fact.ref: fact.value for fact in content.criteria}
    return Row(
        ref=f"segment:{segment.id}",
        entity=segment,
        cells=tuple(values.get(column.ref, "") for column in columns),
        criteria=() if columns else content.criteria,
        everyone=content.everyone,
        hidden=content.hidden,
        potential=content.potential,
        terms=content.terms,
    )
