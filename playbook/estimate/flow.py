"""The flow of clients through a pipeline: shares in; visits, conversion and mean time, or why they are not known, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from playbook.criteria import BudgetSpentError
from playbook.estimate.graph import FINAL, StateGraph
from playbook.estimate.linear import visits
from playbook.model.pipeline import Pipeline, State

TOLERANCE = Decimal("0.005")
"""How far the shares of a state may be from 100%: percents are rounded (rule P411)."""


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Why a figure cannot be told: of a state the `shares` are missing or do not add up, or nobody says how long clients `stay` there.

    `endless`: some clients never leave a loop; `size`: its loops are too long to be solved; `starts`: a pipeline begins nowhere, or twice.
    """

    why: Literal["shares", "stay", "endless", "size", "starts"]
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """What becomes of a client who starts: how often it comes through each state, and which part of clients ends in each.

    Shape: `visits` by state that is not final: the first row of N = (I−Q)⁻¹; `conversion` by final state, or state of another pipeline: B = N·R.
    Units: visits per client, fractions of clients; exact where loops are short, see `linear`.
    """

    visits: Mapping[str, Fraction]
    conversion: Mapping[str, Fraction]

    def mean_time(self, stays: Mapping[str, Fraction]) -> Fraction:
        """The mean time to an end: E[T] = N·τ, in the unit of the stays; a state that is not among them takes none."""
        return sum((count * stays.get(name, Fraction(0)) for name, count in self.visits.items()), Fraction(0))


def flow_of(graph: StateGraph, pipeline: Pipeline) -> Flow | NotKnown:
    """The flow through a pipeline from its start; every `won` and `lost` state is final, and a way into another pipeline is an end.

    Source: J. Kemeny and J. Snell, Finite Markov Chains (1960), chapter III. Conversion is B = N·R and never a product of stage rates, which is
    wrong as soon as a client can come back.
    """
    starts = graph.starts_of(pipeline)
    if len(starts) != 1:
        return NotKnown("starts")
    shares: dict[str, dict[str, Fraction]] = {}
    waiting = [starts[0]]
    while waiting:
        name = waiting.pop()
        if name in shares:
            continue
        known = shares_of(graph, name) if _goes_on(graph, name, pipeline) else {}
        if known is None:
            return NotKnown("shares", graph.states[name])
        shares[name] = known
        waiting.extend(known)
    try:
        found = visits(starts[0], shares)
    except BudgetSpentError:
        return NotKnown("size")
    if found is None:
        return NotKnown("endless")
    ends = {name for name in shares if not _goes_on(graph, name, pipeline)}
    return Flow(
        {name: count for name, count in found.items() if name not in ends},
        {name: found[name] for name in shares if name in ends},
    )


def _goes_on(graph: StateGraph, name: str, pipeline: Pipeline) -> bool:
    return name.startswith(f"{pipeline.id}/") and graph.states[name].kind not in FINAL


def shares_of(graph: StateGraph, name: str) -> dict[str, Fraction] | None:
    """The part of clients that goes to each state a state leads to; none where shares are missing or do not add up to 100%.

    Where only one state follows, all go there.
    """
    state, edges = graph.states[name], graph.ways_out[name]
    given = given_shares(state)
    if not given:
        targets = {edge.target for edge in edges}
        return None if len(targets) > 1 else dict.fromkeys(targets, Fraction(1))
    if not are_whole(given):
        return None
    found: dict[str, Fraction] = {}
    for edge in edges:
        if edge.share:
            found[edge.target] = found.get(edge.target, Fraction(0)) + Fraction(edge.share)
    return found


def given_shares(state: State) -> list[Decimal]:
    """The shares written at a state: of its transitions, and of its passed deadline."""
    shares = [way.share for way in state.next]
    if state.on_deadline is not None:
        shares.append(state.on_deadline.share)
    return [share for share in shares if share is not None]


def are_whole(shares: list[Decimal]) -> bool:
    """Whether shares add up to 100%, as near as rounded percents can."""
    return abs(sum(shares, Decimal(0)) - 1) <= TOLERANCE
