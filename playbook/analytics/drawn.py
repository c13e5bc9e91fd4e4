"""A book in; the states and ways that its pipelines draw, under the names that a history is told in, out.

A state of the same pipeline is named by its id, one of another `pipeline/state`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from playbook.model.book import Book
from playbook.model.pipeline import OnDeadline, Pipeline, State, StateKind, Transition

SELLING: frozenset[StateKind] = frozenset({"start", "work"})
"""The kinds of state in which a sale is being made."""


@dataclass(frozen=True, slots=True)
class DrawnWay:
    """A way that the book draws, and the part of leavers that is said to go it, the passed deadline's among them."""

    pipeline: str
    source: str
    target: str
    share: Decimal | None


def pipelines_of(book: Book) -> dict[str, Pipeline]:
    """The pipelines of a book; of two with one id the first."""
    found: dict[str, Pipeline] = {}
    for pipeline in book.pipelines:
        found.setdefault(pipeline.id, pipeline)
    return found


def states_of(pipeline: Pipeline) -> dict[str, State]:
    """The states of a pipeline, in the author's order; of two with one id the first."""
    found: dict[str, State] = {}
    for state in pipeline.states:
        found.setdefault(state.id, state)
    return found


def place_of(pipeline: Pipeline, name: str) -> tuple[str, str]:
    """The pipeline and the state that a name in a pipeline means: a state of it, or `pipeline/state`."""
    other, is_elsewhere, state = name.partition("/")
    return (other, state) if is_elsewhere else (pipeline.id, name)


def seen_from(pipeline: str, name: str) -> str:
    """A name as a history tells it: without the pipeline where it is this one."""
    return name.removeprefix(f"{pipeline}/")


def listed_states(pipeline: Pipeline) -> tuple[str, ...]:
    """The states whose clients stand on the worklist: `start` and `work` ones that its role owns; none without a worklist."""
    role = pipeline.worklist.role if pipeline.worklist is not None else None
    return tuple(
        name for name, state in states_of(pipeline).items() if state.kind in SELLING and state.owner == role is not None
    )


def drawn_ways(book: Book) -> Iterator[DrawnWay]:
    """The ways that a book draws, in its order: what leads from one state to another is one way, its share the sum of theirs.

    Leaves out: ways from a state to itself, of which no history tells.
    """
    for pipeline in pipelines_of(book).values():
        for source, state in states_of(pipeline).items():
            shares: dict[str, Decimal | None] = {}
            for way in _written(state):
                target = seen_from(pipeline.id, way.to)
                if target != source:
                    known = shares.get(target)
                    shares[target] = known if way.share is None else (known or Decimal(0)) + way.share
            for target, share in shares.items():
                yield DrawnWay(pipeline.id, source, target, share)


def _written(state: State) -> Iterator[Transition | OnDeadline]:
    yield from state.next
    if state.on_deadline is not None:
        yield state.on_deadline


def order_of(book: Book) -> Callable[[str, str], tuple[int, int, str, str]]:
    """What sorts states of a history: pipelines and states in the order of the book, then those that it does not know by name."""
    places = {
        (pipeline.id, state): (number, place)
        for number, pipeline in enumerate(pipelines_of(book).values())
        for place, state in enumerate(states_of(pipeline))
    }
    pipelines = {name: number for number, name in enumerate(pipelines_of(book))}

    def key(pipeline: str, state: str) -> tuple[int, int, str, str]:
        unknown = len(pipelines), len(places)
        number, place = places.get((pipeline, state), (pipelines.get(pipeline, unknown[0]), unknown[1]))
        return number, place, pipeline, state

    return key
