"""A line and its pipelines in; the touchpoints at which work with its clients begins, by state and segment, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State
from playbook.model.touchpoint import Touchpoint
from playbook.plan.grouping import grouped

_NO_BEGINNING = {"won", "lost"}
_DIRECTIONS = ("inbound", "outbound", None)


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The beginning of a pipeline: the touchpoints of its first states, up to one that has some for every client."""

    pipeline: Pipeline
    states: tuple[tuple[Touchpoint, ...], ...]


def first_steps(book: Book, line: str | None) -> tuple[FirstSteps, ...]:
    """The beginnings of the pipelines of a line, where there is anything to do."""
    by_state = grouped(book.touchpoints, lambda point: point.states)
    found = (
        FirstSteps(pipeline, tuple(_beginning(pipeline, by_state)))
        for pipeline in book.pipelines
        if line is None or pipeline.line in {None, line}
    )
    return tuple(one for one in found if one.states)


def _beginning(pipeline: Pipeline, by_state: Mapping[str, tuple[Touchpoint, ...]]) -> Iterator[tuple[Touchpoint, ...]]:
    for state in _in_order(pipeline):
        points = by_state.get(f"{pipeline.id}/{state.id}", ())
        if points:
            yield tuple(sorted(points, key=lambda point: _DIRECTIONS.index(point.direction)))
        if any(not point.segments for point in points):
            return


def _in_order(pipeline: Pipeline) -> list[State]:
    """Its states from the start on; an edition may lack the start, and then begins with what its readers do first."""
    return sorted(
        (state for state in pipeline.states if state.kind not in _NO_BEGINNING), key=lambda state: state.kind != "start"
    )
