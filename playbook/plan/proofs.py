"""A book and the evidence of its check in; what was proved of each segmentation, pipeline and the rest, counted, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

from playbook.check.meetings import states_to_meet_in
from playbook.check.populations import populations
from playbook.check.start_states import lines_served
from playbook.criteria import Population
from playbook.diagnostics import Address, Message, _, _n, quoted
from playbook.estimate.graph import pipeline_of, state_graph
from playbook.estimate.ways import Ways, ways_through
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline
from playbook.model.segmentation import Segmentation
from playbook.plan.evidence import Claim, Evidence
from playbook.plan.wording import Wording

_Claimed: TypeAlias = tuple[Message, tuple[str, ...]]
"""A sentence, and the rules that prove it together."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A part of the book, how much was looked at, and what came of it; with `has_more` only a part could be counted."""

    ref: str
    looked_at: str
    claims: tuple[Claim, ...]
    count: int = 0
    has_more: bool = False

    @property
    def is_proven(self) -> bool:
        """Whether everything holds that is claimed of what was counted."""
        claims = [claim for claim in self.claims if not claim.is_beside]
        return bool(claims) and all(claim.verdict == "proven" for claim in claims)


def segmentation_proofs(book: Book, evidence: Evidence, words: Wording) -> tuple[Proof, ...]:
    """What was proved of each segmentation: clients who can be told apart, by the pieces into which criteria cut attributes."""
    return tuple(
        _segmentation(one, population, evidence, words, _not_met(book, one)) for one, population in populations(book)
    )


def clients_of(population: Population) -> int:
    """How many clients a segmentation and the rules of its line can tell apart: the kinds of each attribute that they test, multiplied."""
    boxes = [*(box for _segment, box in population.segments), *population.boxes_not_ours]
    return prod(_kinds(axis.whole, {box[number] for box in boxes}) for number, axis in enumerate(population.space.axes))


def _kinds(whole: int, masks: set[int]) -> int:
    """Into how many parts masks divide the pieces of an attribute: those that all of them hold, or leave out, alike are one."""
    parts, pieces = [whole], whole.bit_count()
    for mask in masks:
        if len(parts) == pieces:
            break
        parts = [part for one in parts for part in (one & mask, one & ~mask) if part]
    return len(parts) if whole else 0


def _segmentation(
    one: Segmentation, population: Population, evidence: Evidence, words: Wording, not_asked: Message | None
) -> Proof:
    clients, segments = clients_of(population), len(one.segments)
    looked_at = words.say(
        _(
            "{clients} × {segments}",
            clients=_n("{number} client", "{number} clients", clients, number=words.number(clients)),
            segments=_n("{count} segment", "{count} segments", segments),
        )
    )
    tested = [Address(("attributes", name)) for name in {name for each in one.segments for name in each.criteria}]
    claims = [
        Claim(words.say(message), evidence.verdict(one.address, codes, tested))
        for message, codes in _of_segmentation(one)
    ]
    if not_asked is not None:
        claims.append(Claim(words.say(not_asked), "off", is_beside=True))
    return Proof(f"segmentation:{one.id}", looked_at, tuple(claims), clients * segments)


def _not_met(book: Book, one: Segmentation) -> Message | None:
    """What is said of segments for which no pipeline has a state to meet them in: T301 never asks who speaks with them."""
    if not one.segments:
        return None
    met = {pipeline.line for pipeline, _state in states_to_meet_in(book)}
    lines = lines_served(book, one.line)
    unmet = [line for line in lines if met.isdisjoint({None, line})]
    if not unmet:
        return None
    if len(unmet) == len(lines):
        return _("Whether somebody speaks with each segment: no pipeline has a state to meet it in.")
    titles = {line.id: quoted(line.title) for line in book.lines}
    return _(
        "Whether somebody speaks with each segment in {lines}: no pipeline has a state to meet it in.",
        lines=[titles[line] for line in unmet if line is not None],
    )


def _of_segmentation(one: Segmentation) -> Iterator[_Claimed]:
    if one.complete:
        yield _("Every possible client is in a segment, or is not ours."), ("S101", "S105", "S107")
    if one.policy == "exclusive":
        yield _("No client is in two segments."), ("S102", "S104", "S105")
    if one.policy == "first-match":
        yield _("No segment is hidden behind those before it."), ("S103", "S104")


def pipeline_proofs(book: Book, evidence: Evidence, words: Wording) -> tuple[Proof, ...]:
    """What was proved of each pipeline, with the number of ways through it."""
    graph = state_graph(book)
    met = {pipeline.id for pipeline, _state in states_to_meet_in(book)}
    beside = _beside(book)
    titles = {line.id: line.title for line in book.lines}
    return tuple(
        _pipeline(
            one,
            ways_through(graph, one),
            evidence,
            words,
            _of_pipeline(one, titles.get(one.line or ""), is_met=one.id in met),
            beside.get(one.id, ()),
        )
        for one in book.pipelines
        if one.states
    )


def _beside(book: Book) -> dict[str, list[Address]]:
    """The handoffs and touchpoints that stand in the states of each pipeline."""
    found: dict[str, list[Address]] = {}
    for handoff in book.handoffs:
        found.setdefault(pipeline_of(handoff.at), []).append(handoff.address)
    for touchpoint in book.touchpoints:
        for name in {pipeline_of(state) for state in touchpoint.states}:
            found.setdefault(name, []).append(touchpoint.address)
    return found


def _pipeline(  # noqa: PLR0913, PLR0917 - a proof is made of as much
    one: Pipeline,
    ways: Ways,
    evidence: Evidence,
    words: Wording,
    claimed: Iterable[_Claimed],
    beside: Iterable[Address],
) -> Proof:
    number = words.number(ways.to_an_end)
    looked_at = words.say(
        _(
            "{ways}, {sales} of them to a sale",
            ways=_n("{number} way", "{number} ways", ways.to_an_end, number=number),
            sales=words.number(ways.to_a_sale),
        )
        if ways.is_all
        else _n("more than {number} way", "more than {number} ways", ways.to_an_end, number=number)
    )
    claims = tuple(
        Claim(words.say(message), evidence.verdict(one.address, codes, beside), is_beside=bool({*codes} & _BESIDE))
        for message, codes in claimed
    )
    return Proof(f"pipeline:{one.id}", looked_at, claims, ways.to_an_end, has_more=not ways.is_all)


_BESIDE = frozenset({"T301", "R505"})
"""Rules that ask about the states and the people of a pipeline rather than its ways."""


def _of_pipeline(one: Pipeline, line: str | None, *, is_met: bool) -> Iterator[_Claimed]:
    reached = _("Every state is reached, and from each a client gets on to an end.")
    yield reached, ("P401", "P402", "P403", "P404", "P407")
    yield _("Every deadline says where the client goes."), ("P405", "P406")
    if one.max_cycle is not None:
        # A state without a deadline adds nothing to a way: only where none is without one is the sum the whole of it.
        # Nor is it where the work outlasts a deadline, or a client waits to be accepted.
        yield _("No way to a sale is longer than allowed."), ("P401", "P405", "P408", "P409", "P412", "R503")
    yield _("Whenever the owner changes, the client is handed over."), ("R501", "R502", "R503", "R504")
    if is_met and line is None:
        yield _("In every state each segment has somebody who speaks with it."), ("T301", "T302")
    elif is_met:
        message = _("In every state each segment of “{line}” has somebody who speaks with it.", line=line)
        yield message, ("T301", "T302")
    if one.worklist is not None and one.worklist.max is not None:
        yield _("The worklist holds all who come."), ("R505",)


def other_proofs(book: Book, evidence: Evidence, words: Wording) -> tuple[Proof, ...]:
    """What was proved of loyalty, statuses and worked cases."""
    found = []
    for ref, section, looked_at, claims in _others(book, words):
        verdicts = (
            Claim(words.say(message), evidence.verdict(Address((section,)), codes)) for message, codes in claims
        )
        found.append(Proof(ref, words.say(looked_at), tuple(verdicts)))
    return tuple(found)


def _others(book: Book, words: Wording) -> Iterator[tuple[str, str, Message, list[_Claimed]]]:
    claims: list[_Claimed]
    if book.loyalty:
        claims = [(_("Each pays off within its horizon, by the growth it expects."), ("L604", "L605", "L606", "L607"))]
        if book.masthead.margin_floor is not None:
            floor = words.part(book.masthead.margin_floor)
            message = _("However discounts meet, the margin does not fall under {floor}.", floor=floor)
            claims = [(message, ("L601", "L602", "L603")), *claims]
        yield "section:loyalty", "loyalty", _n("{count} programme", "{count} programmes", len(book.loyalty)), claims
    if book.statuses:
        claims = [(_("There can be a client in each."), ("A802",))]
        yield "section:statuses", "statuses", _n("{count} status", "{count} statuses", len(book.statuses)), claims
    if book.cases:
        claims = [(_("The book says of each client what is expected."), ("C851",))]
        yield "", "cases", _n("{count} worked example", "{count} worked examples", len(book.cases)), claims
