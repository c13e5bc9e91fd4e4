"""The load of a worklist: new clients a week and their stays in; clients in work at once at one person, and people needed, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from playbook.estimate.flow import Flow, NotKnown, flow_of
from playbook.estimate.graph import SELLING, StateGraph, state_graph
from playbook.estimate.longest import longest_way
from playbook.estimate.stays import mean_stay, sorts_of, worst_stay
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, State

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Load:
    """Clients in work at once at one person: L = λ·W, new clients a week times the weeks that each is in that person's states.

    Units: `inflow` clients a week per person; `days` calendar days that a new client spends in each state, visits included; `clients` at once.
    Source: J. Little, A proof for the queuing formula L = λW, Operations Research 9 (1961).
    """

    inflow: Fraction
    days: Mapping[str, Fraction]

    @property
    def weeks(self) -> Fraction:
        """Weeks that a new client is in this person's hands."""
        return sum(self.days.values(), Fraction(0)) / _WEEK

    @property
    def clients(self) -> Fraction:
        """Clients in work at once at one person."""
        return self.inflow * self.weeks

    def people_needed(self, headcount: int, most: int) -> int:
        """How many people it takes to have no more than so many clients each, where so many share the inflow now."""
        return ceil(self.clients * headcount / most)


def listed_states(graph: StateGraph, pipeline: Pipeline) -> dict[str, State]:
    """The states whose clients stand on the worklist: `start` and `work` ones that its role owns."""
    role = pipeline.worklist.role if pipeline.worklist is not None else None
    states = graph.states_of(pipeline)
    return {name: state for name, state in states if state.kind in SELLING and state.owner == role is not None}


@once_per_book
def _flows(book: Book) -> dict[str, Flow | NotKnown]:
    """The flows of the pipelines that have a worklist."""
    graph = state_graph(book)
    return {name: flow_of(graph, one) for name, one in graph.pipelines.items() if one.worklist is not None}


def mean_load(book: Book, graph: StateGraph, pipeline: Pipeline) -> Load | NotKnown:
    """The mean load, from `lasts`, else from deadlines, weighted by shares; or why it is not known. The pipeline has a worklist and an inflow."""
    flow = _flows(book)[pipeline.id]
    if isinstance(flow, NotKnown):
        return flow
    days: dict[str, Fraction] = {}
    for name, state in listed_states(graph, pipeline).items():
        if flow.visits.get(name):
            stay = mean_stay(state, book.masthead.working_week)
            if stay is None:
                return NotKnown("stay", state)
            days[name] = flow.visits[name] * stay
    return Load(Fraction(pipeline.inflow or 0), days)


def worst_load(book: Book, graph: StateGraph, pipeline: Pipeline) -> Load:
    """The load if every client used up its deadlines, of the sort of client that takes most; weighted by shares where they are known.

    Without shares: if every client went the longest way over `start` and `work` states. A state without a deadline adds nothing.
    """
    week = book.masthead.working_week
    states = listed_states(graph, pipeline)
    flow = _flows(book)[pipeline.id]
    loads = []
    for sort in sorts_of(book, states.values()):
        stays = {name: worst_stay(state, sort, week) or Fraction(0) for name, state in states.items()}
        loads.append(_weighed(stays, flow) if isinstance(flow, Flow) else _longest(graph, pipeline, stays))
    worst = max(loads, key=lambda days: sum(days.values()))
    return Load(Fraction(pipeline.inflow or 0), worst)


def _weighed(stays: Mapping[str, Fraction], flow: Flow) -> dict[str, Fraction]:
    return {name: flow.visits[name] * stay for name, stay in stays.items() if flow.visits.get(name)}


def _longest(graph: StateGraph, pipeline: Pipeline, stays: Mapping[str, Fraction]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for start in graph.starts_of(pipeline):
        way = longest_way(
            start,
            None,
            lambda name: graph.inner(name, SELLING),
            lambda edge, start=start: stays.get(start if edge is None else edge.target, Fraction(0)),  # type: ignore[misc]
        )
        days = {name: stays[name] for name in way.states if name in stays} if way is not None else {}
        found = max(found, days, key=lambda one: sum(one.values()))
    return found
