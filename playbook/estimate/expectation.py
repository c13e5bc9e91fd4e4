"""What a pipeline may be expected to bring: shares and typical stays in; how long clients are in it and how many buy, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from playbook.estimate.flow import Flow, NotKnown, flow_of
from playbook.estimate.graph import SELLING, StateGraph
from playbook.estimate.stays import mean_stay
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline

_ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What becomes of the clients who enter a pipeline.

    Shape:  `conversion` by state in which a way ends, in the order of the pipeline's states; states of other pipelines after them.
    Units:  `sold` and `conversion` are fractions of all who enter. `in_work` are the mean calendar days of a client in `start` and `work` states,
            `to_an_end` those with all pauses; either is not known where nobody says how long clients stay in some state.
    `is_rounded`: by shares that come to a little more than the whole more clients would end somewhere than enter; all of them are told.
    """

    conversion: Mapping[str, Fraction]
    sold: Fraction
    in_work: Fraction | NotKnown
    to_an_end: Fraction | NotKnown
    is_rounded: bool = False


def expectation_of(book: Book, graph: StateGraph, pipeline: Pipeline) -> Expectation | NotKnown:
    """The flow of a pipeline in figures that a head of sales knows; or why there are none.

    Source: rules, "How the flow is computed": B = N·R and E[T] = N·τ; τ is `lasts`, else the deadline.
    """
    flow = flow_of(graph, pipeline)
    if isinstance(flow, NotKnown):
        return flow
    order = dict.fromkeys(name for name, _state in graph.states_of(pipeline) if name in flow.conversion)
    conversion = {
        name: flow.conversion[name] for name in [*order, *(one for one in flow.conversion if one not in order)]
    }
    own = {name for name, state in graph.states_of(pipeline) if state.kind == "won"}
    selling = {name for name in flow.visits if graph.states[name].kind in SELLING}
    sold = sum((part for name, part in conversion.items() if name in own), Fraction(0))
    return Expectation(
        {name: min(part, _ALL) for name, part in conversion.items()},
        min(sold, _ALL),
        _mean_time(book, graph, pipeline, flow, selling),
        _mean_time(book, graph, pipeline, flow, set(flow.visits)),
        is_rounded=max((sold, *conversion.values())) > _ALL,
    )


def by_deadline(graph: StateGraph, visits: Mapping[str, Fraction]) -> tuple[str, ...]:
    """The states that clients come through of which nobody says how long they last: their deadlines stand in for it."""
    states = ((name, graph.states[name]) for name, count in visits.items() if count)
    return tuple(name for name, state in states if state.lasts is None and state.deadline is not None)


def _mean_time(book: Book, graph: StateGraph, pipeline: Pipeline, flow: Flow, counted: set[str]) -> Fraction | NotKnown:
    stays: dict[str, Fraction] = {}
    for name in flow.visits:
        if name in counted and flow.visits[name]:
            stay = mean_stay(book, pipeline, graph.states[name])
            if stay is None:
                return NotKnown("stay", graph.states[name])
            stays[name] = stay
    return flow.mean_time(stays)
