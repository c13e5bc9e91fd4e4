"""States: a page for each state of a pipeline, with its deadline, what happens then, and what helps there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from playbook.analytics.audit_figures import AuditFigures, StateTime
from playbook.diagnostics import Address, Message, _
from playbook.model.book import Book
from playbook.model.pipeline import Deadline, Pipeline, State, StateKind
from playbook.plan.chapters.moves import Move, States, moves_of, states_by_name
from playbook.plan.chapters.real_flow import ENDS
from playbook.plan.chapters.spans import length_in_words
from playbook.plan.facts import Fact
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

STATE_KINDS: Mapping[StateKind, Message] = {
    "start": _("Start"),
    "work": _("In work"),
    "pause": _("Pause"),
    "won": _("Won"),
    "lost": _("Lost"),
}


@dataclass(frozen=True, slots=True)
class StateMark:
    """A state as it is named elsewhere: where it leads, what it is called, and its kind, which colours it."""

    ref: str
    title: str
    kind: StateKind
    pipeline: str


def state_marks(book: Book) -> dict[str, StateMark]:
    """Every state by `pipeline/state`, as touchpoints, handoffs and situations name it."""
    return {
        f"{pipeline.id}/{state.id}": StateMark(f"state:{pipeline.id}/{state.id}", state.title, state.kind, pipeline.id)
        for pipeline, state in book.states()
    }


@dataclass(frozen=True, slots=True)
class Happenings:
    """By `pipeline/state`, the references of what is done there."""

    touchpoints: Mapping[str, tuple[str, ...]]
    handoffs: Mapping[str, tuple[str, ...]]
    situations: Mapping[str, tuple[str, ...]]


def _happenings(book: Book) -> Happenings:
    touchpoints = [(state, f"touchpoint:{point.id}") for point in book.touchpoints for state in point.states]
    handoffs = [(handoff.at, f"handoff:{handoff.id}") for handoff in book.handoffs]
    situations = [(state, f"situation:{one.id}") for one in book.situations for state in one.states]
    return Happenings(_by_state(touchpoints), _by_state(handoffs), _by_state(situations))


def _by_state(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for state, ref in pairs:
        found.setdefault(state, {})[ref] = None
    return {state: tuple(refs) for state, refs in found.items()}


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason for which deals are lost, and when to ask again."""

    title: str
    revisit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateContent:
    """What a state's page shows beside the state itself; steps are numbered on from `first_step` through the whole cycle.

    `hidden` tells of deadlines that it does not show; `really` how long clients stay by the history, if there is one, and `really_ref` leads
    to the page of it.
    """

    kind: str
    first_step: int
    deadline: str
    warning: str
    deadlines: tuple[Fact, ...]
    hidden: str
    moves: tuple[Move, ...]
    reasons: tuple[ReasonRow, ...]
    touchpoints: tuple[str, ...]
    handoffs: tuple[str, ...]
    situations: tuple[str, ...]
    really: str = ""
    really_ref: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pages of states need to know of the whole book, gathered once; `times` by `pipeline/state`."""

    states: States
    happenings: Happenings
    segments: Mapping[str, str]
    partial: frozenset[Address]
    hides_segments: bool
    times: Mapping[str, StateTime] = field(default_factory=dict)


def surroundings(book: Book, audit: AuditFigures | None = None) -> Surroundings:
    """Every state, what is done in each, the titles of segments by id, what an edition shows in part, and how long clients really stay."""
    is_partial = any(one.address in book.partial for one in book.segmentations)
    return Surroundings(
        states_by_name(book),
        _happenings(book),
        {segment.id: segment.title for segment in book.segments()},
        book.partial,
        is_partial or "segmentations" in book.partial_sections,
        {f"{one.pipeline}/{one.state}": one for one in audit.times} if audit is not None else {},
    )


def state_draft(pipeline: Pipeline, state: State, first_step: int, around: Surroundings, words: Wording) -> Draft:
    """The page of a state whose steps are numbered from `first_step`."""
    here = around.happenings
    name = f"{pipeline.id}/{state.id}"
    really = _really(state, around.times.get(name), words)
    return Draft(
        kind="state",
        ref=f"state:{name}",
        path=child_path(f"pipelines/{pipeline.id}", state.id),
        title=state.title,
        summary=state.summary,
        entity=state,
        content=StateContent(
            kind=words.say(STATE_KINDS[state.kind]),
            first_step=first_step,
            deadline=words.duration(state.deadline.limit) if state.deadline else "",
            warning=_warning(state.deadline, words),
            deadlines=_by_segment(state.deadline, around.segments, words),
            hidden=_hidden_deadlines(state, around, words),
            moves=tuple(_moves(pipeline, state, around, words)),
            reasons=_reasons(state, words),
            touchpoints=here.touchpoints.get(name, ()),
            handoffs=here.handoffs.get(name, ()),
            situations=here.situations.get(name, ()),
            really=really,
            really_ref=f"what-happens:{pipeline.id}" if really else "",
        ),
    )


def _really(state: State, time: StateTime | None, words: Wording) -> str:
    """How long half of the clients stay, and how many stayed past the deadline; of an end without one it is no question."""
    if time is None or time.median is None or (state.kind in ENDS and state.deadline is None):
        return ""
    half = words.say(_("half have left after {length}", length=length_in_words(time.median, words)))
    if not time.due:
        return half
    late = words.part(Decimal(time.overdue) / time.due)
    return words.say(_("{sentence}, {share} are past the deadline", sentence=half, share=late))


def _warning(deadline: Deadline | None, words: Wording) -> str:
    if deadline is None or deadline.warn is None:
        return ""
    return words.say(_("{length} before", length=words.duration(deadline.warn)))


def _by_segment(deadline: Deadline | None, titles: Mapping[str, str], words: Wording) -> tuple[Fact, ...]:
    if deadline is None or not deadline.by_segment:
        return ()
    own = [
        Fact(titles.get(segment, segment), words.duration(limit), f"segment:{segment}")
        for segment, limit in deadline.by_segment.items()
    ]
    return (*own, Fact(words.say(_("Everyone else")), words.duration(deadline.limit)))


def _hidden_deadlines(state: State, around: Surroundings, words: Wording) -> str:
    if state.deadline is None or state.address not in around.partial or not around.hides_segments:
        return ""
    return words.say(_("Limits for some segments are not shown in this edition."))


def _moves(pipeline: Pipeline, state: State, around: Surroundings, words: Wording) -> Iterator[Move]:
    """The ways out of a state; where some are hidden, without the shares, which would not add up."""
    for move in moves_of(pipeline, state, around.states, words):
        yield replace(move, share=None) if state.address in around.partial else move


def _reasons(state: State, words: Wording) -> tuple[ReasonRow, ...]:
    return tuple(
        ReasonRow(
            reason.title,
            words.say(
                _("in {length}", length=words.duration(reason.revisit_after)) if reason.revisit_after else _("never")
            ),
        )
        for reason in state.reasons
    )
