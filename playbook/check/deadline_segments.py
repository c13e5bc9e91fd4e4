"""Segments that have deadlines of their own: those of another line, or of two segmentations at once, as F010 tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.diagnostics import Address, Finding, Related, _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline
from playbook.model.segmentation import Segment, Segmentation

_Found = Mapping[str, tuple[Segmentation, Segment]]


def segments_out_of_place(book: Book) -> Iterator[Finding]:
    """What `by_segment` names and no client of the pipeline is in, or a client may be in beside another; of what is not defined F002 tells."""
    segments: dict[str, tuple[Segmentation, Segment]] = {}
    for segmentation in book.segmentations:
        for segment in segmentation.segments:
            segments.setdefault(segment.id, (segmentation, segment))
    lines = {line.id: line.title for line in book.lines}
    for pipeline, state in book.states():
        if state.deadline is not None:
            at = state.address / "deadline" / "by_segment"
            named = [name for name in state.deadline.by_segment if name in segments]
            yield from _of_another_line(pipeline, at, named, segments, lines)
            yield from _of_another_segmentation(at, named, segments)


def _of_another_line(
    pipeline: Pipeline, at: Address, named: list[str], segments: _Found, lines: Mapping[str, str]
) -> Iterator[Finding]:
    for name in named:
        segmentation, segment = segments[name]
        line, here = segment.line or segmentation.line or "", pipeline.line or ""
        if line != here and line in lines and here in lines:
            yield Finding(
                at=at / name,
                message=_(
                    "“{segment}” is a segment of the line “{line}”, and “{pipeline}” sells to clients of “{other}”.",
                    segment=segment.title,
                    line=lines[line],
                    pipeline=pipeline.title,
                    other=lines[here],
                ),
                hint=_("Name a segment of “{line}”, or delete this deadline.", line=lines[here]),
                related=(Related(segment.address, _("“{title}” is defined here.", title=segment.title)),),
                at_key=True,
            )


def _of_another_segmentation(at: Address, named: list[str], segments: _Found) -> Iterator[Finding]:
    for name in named[1:]:
        (whole, first), (other, segment) = segments[named[0]], segments[name]
        if other is not whole:
            yield Finding(
                at=at / name,
                message=_(
                    "“{segment}” is a segment of “{other}”, and “{first}” one of “{whole}”: a client in both has two deadlines.",
                    segment=segment.title,
                    other=other.title,
                    first=first.title,
                    whole=whole.title,
                ),
                hint=_("Name segments of one segmentation alone."),
                related=(
                    Related(first.address, _("“{title}” is defined here.", title=first.title)),
                    Related(segment.address, _("“{title}” is defined here.", title=segment.title)),
                ),
                at_key=True,
            )
