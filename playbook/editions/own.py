"""What the roles of an edition with `focus: own` do themselves: the only things of their kind that it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from playbook.diagnostics import Address
from playbook.editions.pruning import emptied_of
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.pipeline import Pipeline, State, Step

_ENDS = {"won", "lost"}


def not_own(book: Book, roles: Collection[str]) -> Iterator[Address]:
    """The touchpoints, states, handoffs, situations and paths that are no work of these roles.

    A state is theirs if they own it, do one of its steps, or hand clients over or take them there; so is an end, if one of
    their states leads to it: a newcomer must know how a deal is lost. A situation of nobody's is everybody's.
    Source: book-format, "editions".
    """
    yield from (one.address for one in book.touchpoints if one.role not in roles)
    yield from (one.address for one in book.handoffs if not _is_between(one, roles))
    yield from (one.address for one in book.situations if one.role is not None and one.role not in roles)
    yield from (one.address for one in book.onboarding if one.role not in roles)
    where_handed = {handoff.at for handoff in book.handoffs if _is_between(handoff, roles)}
    for pipeline in book.pipelines:
        own = _own_states(pipeline, roles, where_handed)
        yield from (state.address for state in pipeline.states if state.id not in own)


def _is_between(handoff: Handoff, roles: Collection[str]) -> bool:
    return handoff.from_ in roles or handoff.to in roles


def _own_states(pipeline: Pipeline, roles: Collection[str], where_handed: Collection[str]) -> set[str]:
    states = pipeline.states
    own = {one.id for one in states if one.owner in roles or any(step.role in roles for step in one.steps)}
    handed = {one.id for one in states if f"{pipeline.id}/{one.id}" in where_handed}
    ends = {one.id for one in states if one.kind in _ENDS and one.owner is None}
    led_to = {name for one in states if one.id in own for name in _ways_on(pipeline, one)}
    return own | handed | (ends & led_to)


def _ways_on(pipeline: Pipeline, state: State) -> Iterator[str]:
    """The states of the pipeline to which a state leads, by its ways on or its deadline."""
    prefix = f"{pipeline.id}/"
    if state.on_deadline is not None:
        yield state.on_deadline.to.removeprefix(prefix)
    yield from (way.to.removeprefix(prefix) for way in state.next)


def with_own_words(pipeline: Pipeline, roles: Collection[str]) -> Pipeline:
    """The pipeline without what others say and do in their steps; that there is such a step, and whose it is, stays.

    A step that names no role is the work of the state's owner.
    """
    states = []
    for state in pipeline.states:
        whose = ((step, step.role or state.owner) for step in state.steps)
        steps = tuple(step if role is None or role in roles else _without_words(step) for step, role in whose)
        states.append(state.model_copy(update={"steps": steps}))
    return pipeline.model_copy(update={"states": tuple(states)})


def _without_words(step: Step) -> Step:
    return step if step.body is None else emptied_of(step, {"body": None}, {"body"})
