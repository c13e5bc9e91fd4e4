"""Moves: a state in; every way out of it, chosen or brought by time, with its condition in words out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State, Transition
from playbook.plan.wording import Wording

States = Mapping[str, tuple[Pipeline, State]]
"""Every state with its pipeline, by `pipeline/state`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A way out of a state: `when` says what has happened, `pipeline` is the title of another pipeline that it leads into."""

    target: str
    kind: Literal["next", "deadline", "lost"]
    title: str
    when: str
    reason: str
    share: Decimal | None
    pipeline: str

    @property
    def ref(self) -> str:
        """The state it leads to."""
        return f"state:{self.target}"


def states_by_name(book: Book) -> States:
    """Every state of a book, as ways from one to another name it."""
    return {f"{pipeline.id}/{state.id}": (pipeline, state) for pipeline, state in book.states()}


def moves_of(pipeline: Pipeline, state: State, states: States, words: Wording) -> Iterator[Move]:
    """The ways out of a state to states that there are, the chosen ones first."""
    for way, is_late in _ways(state):
        target = way.to if "/" in way.to else f"{pipeline.id}/{way.to}"
        if target not in states:
            continue
        its_pipeline, its_state = states[target]
        yield Move(
            target=target,
            kind="deadline" if is_late else "lost" if its_state.kind == "lost" else "next",
            title=its_state.title,
            when=_deadline(state, words) if is_late else way.when or "",
            reason=_reason(its_state, way.reason),
            share=way.share,
            pipeline=its_pipeline.title if its_pipeline is not pipeline else "",
        )


def _ways(state: State) -> Iterator[tuple[Transition, bool]]:
    for way in state.next:
        yield way, False
    late = state.on_deadline
    if late is not None:
        yield Transition(to=late.to, reason=late.reason, share=late.share), True


def _deadline(state: State, words: Wording) -> str:
    if state.deadline is None:
        return words.say(_("when time is up"))
    return words.say(_("after {length}", length=words.duration(state.deadline.limit)))


def _reason(target: State, reason: str | None) -> str:
    """A reason as its state calls it; the author's own word where the state has no such reason."""
    return next((one.title for one in target.reasons if one.id == reason), reason or "")
