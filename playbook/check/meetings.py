"""Meetings: which touchpoints happen in which state, which states want one, and the touchpoint nearest to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.check.reach import reach
from playbook.estimate.graph import state_graph
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, State
from playbook.model.segmentation import Segmentation
from playbook.model.touchpoint import Touchpoint


@once_per_book
def touchpoints_by_state(book: Book) -> Mapping[str, tuple[Touchpoint, ...]]:
    """The touchpoints of each state (`pipeline/state`), in the order of the book."""
    found: dict[str, dict[str, Touchpoint]] = {}
    for touchpoint in book.touchpoints:
        for state in touchpoint.states:
            found.setdefault(state, {}).setdefault(touchpoint.id, touchpoint)
    return {state: tuple(touchpoints.values()) for state, touchpoints in found.items()}


def states_to_meet_in(book: Book) -> Iterator[tuple[Pipeline, State]]:
    """The reachable states in which the sale is being made, where the line divides its clients: T301 wants a touchpoint in each."""
    reached = reach(book).trail
    for pipeline, state in book.states():
        is_at_work = state.kind in {"start", "work"} and f"{pipeline.id}/{state.id}" in reached
        if is_at_work and any(segmentation.segments for segmentation in segmentations_of(book, pipeline)):
            yield pipeline, state


def segmentations_of(book: Book, pipeline: Pipeline) -> Iterator[Segmentation]:
    """The segmentations that divide the clients of a pipeline."""
    for segmentation in book.segmentations:
        if pipeline.line is None or segmentation.line in {None, pipeline.line}:
            yield segmentation


@once_per_book
def nearest_touchpoints(book: Book) -> Mapping[str, Touchpoint]:
    """For each state its own first touchpoint, or that of the state the fewest transitions away, to or fro; none where no way leads to any."""
    graph = state_graph(book)
    found = {name: here[0] for name, here in touchpoints_by_state(book).items() if name in graph.states}
    waiting = list(found)
    for name in waiting:  # grows while it is read: nearer states come before farther ones
        beside = [edge.target for edge in graph.ways_out[name]] + [edge.source for edge in graph.ways_in[name]]
        for other in beside:
            if other not in found:
                found[other] = found[name]
                waiting.append(other)
    return found
