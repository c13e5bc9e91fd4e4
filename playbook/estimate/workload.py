"""The load of a worklist: new clients a week and their stays in; clients in work at once at one person, and people needed, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil

from playbook.criteria import Budget
from playbook.estimate.flow import Flow, NotKnown, flow_of
from playbook.estimate.graph import SELLING, StateGraph, state_graph
from playbook.estimate.longest import BUDGET, Doubt, longest_way
from playbook.estimate.sorts import MOST_SORTS, Sort, sorts_of
from playbook.estimate.stays import Stays, longest_stay, longest_stays, mean_stays, worst_stays
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, State

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Load:
    """Clients in work at once at one person: L = λ·W, new clients a week times the weeks that each is in that person's states.

    Units: `inflow` clients a week per person; `days` calendar days that a new client spends in each state, visits included; `clients` at once.
    Of a worst case `sort` is whose it is, and `doubt` says why there may be a worse one.
    Source: J. Little, A proof for the queuing formula L = λW, Operations Research 9 (1961).
    """

    inflow: Fraction
    days: Stays
    sort: Sort = field(default_factory=Sort)
    doubt: Doubt | None = None

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


def _flow(book: Book, graph: StateGraph, pipeline: Pipeline) -> Flow | NotKnown:
    """The flow of a pipeline, found once."""
    known = _flows(book)
    if pipeline.id not in known:
        known[pipeline.id] = flow_of(graph, pipeline)
    return known[pipeline.id]


@once_per_book
def _flows(_book: Book) -> dict[str, Flow | NotKnown]:
    return {}


def mean_load(book: Book, graph: StateGraph, pipeline: Pipeline) -> Load | NotKnown:
    """The mean load, from `lasts`, else from deadlines, weighted by shares; or why it is not known. The pipeline has a worklist and an inflow."""
    found = mean_loads(book, graph, pipeline)
    if isinstance(found, NotKnown) or found[0].days == found[1].days:
        return found if isinstance(found, NotKnown) else found[0]
    return NotKnown(
        "stay", next(graph.states[name] for name, days in found[0].days.items() if days != found[1].days[name])
    )


def mean_loads(book: Book, graph: StateGraph, pipeline: Pipeline) -> tuple[Load, Load] | NotKnown:
    """The mean load between a lowest and a highest: where deadlines differ by segment, nobody knows how many clients are in which."""
    flow = _flow(book, graph, pipeline)
    if isinstance(flow, NotKnown):
        return flow
    least: dict[str, Fraction] = {}
    most: dict[str, Fraction] = {}
    for name, state in listed_states(graph, pipeline).items():
        if flow.visits.get(name):
            stays = mean_stays(book, pipeline, state)
            if stays is None:
                return NotKnown("stay", state)
            least[name], most[name] = (flow.visits[name] * stay for stay in stays)
    return Load(Fraction(pipeline.inflow or 0), least), Load(Fraction(pipeline.inflow or 0), most)


def expected_loads(book: Book) -> Mapping[str, tuple[Decimal, Decimal]]:
    """By pipeline, the least and the most clients that one person is expected to have in work at once on average.

    Leaves out: pipelines without a worklist or an inflow, and those whose mean load is not known.
    """
    graph = state_graph(book)
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for pipeline in graph.pipelines.values():
        if pipeline.worklist is not None and pipeline.inflow is not None:
            load = mean_loads(book, graph, pipeline)
            if not isinstance(load, NotKnown):
                found[pipeline.id] = _as_decimal(load[0].clients), _as_decimal(load[1].clients)
    return found


def _as_decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / number.denominator


def worst_load(book: Book, graph: StateGraph, pipeline: Pipeline) -> Load:
    """The load if every client used up its deadlines, of the sort of client that takes most; weighted by shares where they are known.

    Without shares: if every client went the longest way over `start` and `work` states. A state without a deadline adds nothing.
    """
    known = _worst_loads(book)
    if pipeline.id not in known:
        known[pipeline.id] = _worst_load(book, graph, pipeline)
    return known[pipeline.id]


def highest_load(book: Book, graph: StateGraph, pipeline: Pipeline) -> Fraction:
    """Clients at once that no worst case exceeds: if each spent the longest deadline written in each state. Found at once."""
    week = book.masthead.working_week
    stays = {name: longest_stay(state, week) for name, state in listed_states(graph, pipeline).items()}
    return Load(Fraction(pipeline.inflow or 0), _weighed(stays, _flow(book, graph, pipeline))).clients


@once_per_book
def _worst_loads(_book: Book) -> dict[str, Load]:
    return {}


def _worst_load(book: Book, graph: StateGraph, pipeline: Pipeline) -> Load:
    by_sort = worst_stays(book, pipeline, listed_states(graph, pipeline))
    flow = _flow(book, graph, pipeline)
    doubt: Doubt | None = None if sorts_of(book, pipeline).are_all else "sorts"
    if isinstance(flow, Flow):
        found = [(sort, _weighed(stays, flow)) for sort, stays in by_sort]
    else:
        searched = longest_stays(by_sort)
        budget = Budget(BUDGET)
        ways = [(sort, *_longest(graph, pipeline, stays, budget)) for sort, stays in searched]
        found = [(sort, days) for sort, days, _is_longest in ways]
        doubt = "sorts" if len(searched) == MOST_SORTS else doubt
        doubt = doubt if all(is_longest for _sort, _days, is_longest in ways) else "ways"
    sort, worst = max(found, key=lambda one: sum(one[1].values()))
    return Load(Fraction(pipeline.inflow or 0), worst, sort, doubt)


def _weighed(stays: Stays, flow: Flow | NotKnown) -> dict[str, Fraction]:
    """The stays by how often a client comes through each state; once where that is not known."""
    if isinstance(flow, NotKnown):
        return dict(stays)
    return {name: flow.visits[name] * stay for name, stay in stays.items() if flow.visits.get(name)}


def _longest(graph: StateGraph, pipeline: Pipeline, stays: Stays, budget: Budget) -> tuple[dict[str, Fraction], bool]:
    """The stays on the longest way from any start, and whether there is none longer."""
    found: dict[str, Fraction] = {}
    is_longest = True
    for start in graph.starts_of(pipeline):
        way = longest_way(
            start,
            None,
            lambda name: graph.inner(name, SELLING),
            lambda edge, start=start: stays.get(start if edge is None else edge.target, Fraction(0)),  # type: ignore[misc]
            budget,
        )
        if way is not None:
            days = {name: stays[name] for name in way.states if name in stays}
            found = max(found, days, key=lambda one: sum(one.values()))
            is_longest = is_longest and way.is_longest
    return found, is_longest
