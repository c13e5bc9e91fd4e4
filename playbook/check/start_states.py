"""The beginning of a line's pipelines: their start states, and what is asked of a client there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State


def pipelines_of(book: Book, line: str | None) -> list[Pipeline]:
    """The pipelines in which a client of a line can be; of every line if none is named."""
    return [pipeline for pipeline in book.pipelines if line is None or pipeline.line in {None, line}]


def start_states(book: Book, line: str | None) -> Iterator[tuple[Pipeline, State]]:
    """The start states of those pipelines."""
    return (
        (pipeline, state) for pipeline in pipelines_of(book, line) for state in pipeline.states if state.kind == "start"
    )


def asked_at_start(book: Book, line: str | None) -> frozenset[str]:
    """The attributes that touchpoints of the line, or of all lines, find out in those states."""
    starts = {f"{pipeline.id}/{state.id}" for pipeline, state in start_states(book, line)}
    return frozenset(
        name
        for touchpoint in book.touchpoints
        if not starts.isdisjoint(touchpoint.states) and (line is None or touchpoint.line in {None, line})
        for name in touchpoint.asks
    )


def lines_served(book: Book, line: str | None) -> Sequence[str | None]:
    """The line that an entity names, or every line of the book; nothing for one where the book has no lines."""
    return [line] if line is not None or not book.lines else [one.id for one in book.lines]
