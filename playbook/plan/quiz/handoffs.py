"""Handoffs: one in; the questions who takes over the client, and how soon, with the roles and times of other handoffs, out."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.diagnostics import Message, _, quoted
from playbook.model.handoff import Handoff
from playbook.model.value import Duration
from playbook.plan.quiz.claims import Asked, Claim, proved, with_others
from playbook.plan.quiz.known import Known, Setting, is_whole
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.question import Question

TAKER = "taker"
ACCEPTANCE = "acceptance"


def taker_question(setting: Setting, name: str) -> Question | None:
    """Who takes over, or none where the same role hands clients on to two others there, or may where handoffs are hidden."""
    known = setting.known
    handoff = known.handoffs[name]
    taker, giver = known.roles.get(handoff.to), known.roles.get(handoff.from_)
    told = known.state_in_words(handoff.at) if handoff.at in known.states else None
    if taker is None or giver is None or told is None or not is_whole(setting.book, "handoffs"):
        return None
    others = [known.roles[role] for role in _other_roles(known, handoff)]
    asked = Asked(
        kind=TAKER,
        ref=f"handoff:{name}",
        about=f"handoff:{name}",
        rule=(handoff.from_, handoff.to, handoff.at),
        question=_("{giver} hands the client on in {state}. Who takes over?", giver=giver.title, state=told),
        claims=with_others(
            Claim(taker.id, taker.title, taker.id), [Claim(role.id, role.title, role.id) for role in others]
        ),
        explain=_in_words(setting, handoff),
    )
    return proved(asked, lambda role: is_taker(known, handoff, role), setting.words)


def is_taker(known: Known, handoff: Handoff, role: str) -> bool:
    """Whether clients pass from the role that gives to another, where this handoff is."""
    here = (one for one in known.handoffs.values() if one.at == handoff.at)
    return any(one.to == role for one in here if known.is_called_alike(one.from_, handoff.from_))


def _other_roles(known: Known, handoff: Handoff) -> list[str]:
    """The roles of the same pipeline, then those of other handoffs; who gives the client is known."""
    pipeline = _pipeline(handoff)
    owners = {state.owner for one, state in known.states.values() if one.id == pipeline}
    near = owners | _roles(one for one in known.handoffs.values() if _pipeline(one) == pipeline)
    far = _roles(known.handoffs.values()) - near
    barred = {handoff.to, handoff.from_}
    return [
        role
        for roles in (near, far)
        for role in drawn((one for one in roles if one in known.roles), str, TAKER, handoff.id)
        if role is not None and role not in barred
    ]


def _pipeline(handoff: Handoff) -> str:
    return handoff.at.partition("/")[0]


def _roles(handoffs: Iterable[Handoff]) -> set[str | None]:
    return {role for one in handoffs for role in (one.from_, one.to)}


def acceptance_question(setting: Setting, name: str) -> Question | None:
    """How soon the other role must accept, with the times of other handoffs for wrong answers; none where handoffs are hidden."""
    known, words = setting.known, setting.words
    handoff = known.handoffs[name]
    is_clear = (
        is_whole(setting.book, "handoffs") and [one.title for one in known.handoffs.values()].count(handoff.title) == 1
    )
    if handoff.accept_within is None or not is_clear:
        return None
    week = setting.book.masthead.working_week
    different: dict[object, Claim[Duration]] = {}
    for one in (handoff, *drawn(known.handoffs.values(), lambda one: one.id, ACCEPTANCE, name)):
        if one.accept_within is not None:
            claim = Claim(one.id, words.duration(one.accept_within), one.accept_within)
            different.setdefault(one.accept_within.days(week), claim)
    right, *others = different.values()
    asked = Asked(
        kind=ACCEPTANCE,
        ref=f"handoff:{name}",
        about=f"handoff:{name}",
        rule=(handoff.accept_within,),
        question=_("The handoff {handoff}: how soon must the client be accepted?", handoff=quoted(handoff.title)),
        claims=with_others(right, others),
        explain=_in_words(setting, handoff),
    )
    return proved(asked, lambda length: is_acceptance(known, name, length, week), words)


def is_acceptance(known: Known, name: str, length: Duration, working_week: int) -> bool | None:
    """Whether a client is to be accepted within just so long."""
    within = known.handoffs[name].accept_within
    return None if within is None else within.days(working_week) == length.days(working_week)


def _in_words(setting: Setting, handoff: Handoff) -> Message:
    roles = setting.known.roles
    giver, taker = (roles[role].title if role in roles else role for role in (handoff.from_, handoff.to))
    title = quoted(handoff.title)
    if handoff.accept_within is None:
        return _("{handoff}: {giver} → {taker}.", handoff=title, giver=giver, taker=taker)
    within = setting.words.duration(handoff.accept_within)
    return _(
        "{handoff}: {giver} → {taker}, accepted within {length}.",
        handoff=title,
        giver=giver,
        taker=taker,
        length=within,
    )
