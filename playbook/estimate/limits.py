"""The limits of a state: its deadline in; each length of time with where it is written and for whom it holds, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from playbook.diagnostics import Address
from playbook.estimate.sorts import sorts_of
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, State
from playbook.model.segmentation import Segment
from playbook.model.value import Duration


class Limit(NamedTuple):
    """A deadline: where it is written, how long it is, and for which segment alone it holds."""

    at: Address
    time: Duration
    segment: Segment | None = None


def limits_of(book: Book, pipeline: Pipeline, state: State) -> Iterator[Limit]:
    """The deadline of a state for all, then those of segments as they stand there; one that holds for no client is left out."""
    if state.deadline is None:
        return
    at = state.address / "deadline"
    if not state.deadline.by_segment:
        yield Limit(at / "limit", state.deadline.limit)
        return
    sorts, segments = sorts_of(book, pipeline), _segments(book)
    held = {sort.deadline_at(state) for sort in sorts.found}
    if at in held or not sorts.are_all:
        yield Limit(at / "limit", state.deadline.limit)
    for name, limit in state.deadline.by_segment.items():
        if name in segments and (at / "by_segment" / name in held or not sorts.are_all):
            yield Limit(at / "by_segment" / name, limit, segments[name])


@once_per_book
def _segments(book: Book) -> Mapping[str, Segment]:
    return {segment.id: segment for segment in book.segments()}
