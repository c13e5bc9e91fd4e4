"""Who owns a state: a state in; the question with the owners of the states around it for wrong answers, out."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.diagnostics import _
from playbook.model.pipeline import Pipeline, State
from playbook.plan.quiz.claims import Asked, Claim, proved, with_others
from playbook.plan.quiz.known import Known, Setting
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.question import Question

KIND = "owner"
_ENOUGH = 3
"""Answers that make a choice; where a pipeline has fewer owners, others of its line are taken in."""


def owner_question(setting: Setting, name: str) -> Question | None:
    """The question, or none where the pipeline has no other owner, the state nobody, or a part of it is hidden."""
    known = setting.known
    pipeline, state = known.states[name]
    told, owner = known.state_in_words(name), known.roles.get(state.owner or "")
    if told is None or owner is None or state.address in setting.book.partial:
        return None
    here = _others(known, pipeline.states, name)
    if not here:
        return None
    right = Claim(owner.id, owner.title, owner.id)
    claims = with_others(right, _claims(known, here, name))
    if len(claims) < _ENOUGH:
        more = [*_claims(known, here, name), *_claims(known, list(_elsewhere(known, pipeline, name)), name)]
        claims = with_others(right, more, most=_ENOUGH - 1)
    asked = Asked(
        kind=KIND,
        ref=f"state:{name}",
        about=f"state:{name}",
        rule=(owner.id,),
        question=_("Who owns the state {state}?", state=told),
        claims=claims,
        explain=_("{owner} owns the state {state}.", owner=owner.title, state=told),
    )
    return proved(asked, lambda role: is_owner(known, name, role), setting.words)


def is_owner(known: Known, name: str, role: str) -> bool | None:
    """Whether a role owns a state; that is open for one that does a part of the work there, or is in it for a while."""
    state = known.states[name][1]
    if state.owner == role:
        return True
    return None if role in _helpers(known, name) else False


def _helpers(known: Known, name: str) -> set[str]:
    handed = (one for one in known.handoffs.values() if one.at == name and one.mode == "phased")
    return {role for one in handed for role in (one.from_, one.to)} | {
        step.role for step in known.states[name][1].steps if step.role
    }


def _others(known: Known, states: tuple[State, ...], name: str) -> list[str]:
    """The roles that own states of these, and not that one."""
    owners = dict.fromkeys(state.owner for state in states if state.owner in known.roles)
    return [role for role in owners if role is not None and is_owner(known, name, role) is False]


def _elsewhere(known: Known, pipeline: Pipeline, name: str) -> Iterator[str]:
    others = [one for one in known.pipelines.values() if one is not pipeline and one.line == pipeline.line]
    for one in drawn(others, lambda other: other.id, KIND, name):
        yield from _others(known, one.states, name)


def _claims(known: Known, roles: list[str], name: str) -> list[Claim[str]]:
    return [Claim(role, known.roles[role].title, role) for role in drawn(roles, str, KIND, name)]
