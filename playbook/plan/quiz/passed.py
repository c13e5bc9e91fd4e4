"""What happens on the first day after a deadline: a state in; the question where its client moves then, with its other ways, out."""

from __future__ import annotations

from playbook.diagnostics import Message, _, quoted
from playbook.model.pipeline import Deadline, Pipeline, State
from playbook.plan.quiz.claims import Asked, Claim, proved, with_others
from playbook.plan.quiz.known import Known, Setting
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.question import Question
from playbook.plan.wording import Wording

KIND = "passed"


def passed_question(setting: Setting, name: str) -> Question | None:
    """The question, or none where time leads nowhere else, or to a state whose title means another as well, or a part is hidden."""
    known = setting.known
    pipeline, state = known.states[name]
    told, target = known.state_in_words(name), _target(pipeline, state)
    is_whole = state.address not in setting.book.partial
    is_told = is_whole and target in known.states and known.state_in_words(target) is not None
    if told is None or not is_told or target == name or state.deadline is None:
        return None
    others = [other for other in _neighbours(pipeline, state) if other not in {target, name}]
    asked = Asked(
        kind=KIND,
        ref=f"state:{name}",
        about=f"state:{name}",
        rule=(state.deadline.limit, *sorted(state.deadline.by_segment.items()), target),
        question=_question(told, state.deadline, setting.words),
        claims=with_others(_claim(known, target), [_claim(known, other) for other in others]),
        explain=deadline_in_words(setting, name),
    )
    return proved(asked, lambda other: is_where_time_leads(known, name, other), setting.words)


def is_where_time_leads(known: Known, name: str, other: str) -> bool | None:
    """Whether a passed deadline brings a client from a state to another; open where the book does not say where it goes."""
    pipeline, state = known.states[name]
    return None if state.on_deadline is None else other == _full_name(pipeline, state.on_deadline.to)


def deadline_in_words(setting: Setting, name: str) -> Message:
    """The rule of a state that has a deadline: how long a client may stay, and where it moves then."""
    pipeline, state = setting.known.states[name]
    told, target = setting.known.state_in_words(name), setting.known.states.get(_target(pipeline, state))
    assert state.deadline is not None, "only deadlines are told"  # noqa: S101 - our bug otherwise
    limit = setting.words.duration(state.deadline.limit)
    if target is None:
        return _("The deadline of {state} is {limit}.", state=told, limit=limit)
    to = quoted(target[1].title)
    if state.deadline.by_segment:
        return _("When the deadline of {state} has passed, the client moves to {target}.", state=told, target=to)
    return _(
        "The deadline of {state} is {limit}; then the client moves to {target}.", state=told, limit=limit, target=to
    )


def _claim(known: Known, name: str) -> Claim[str]:
    return Claim(name, known.states[name][1].title, name)


def _target(pipeline: Pipeline, state: State) -> str:
    return _full_name(pipeline, state.on_deadline.to) if state.on_deadline else ""


def _full_name(pipeline: Pipeline, name: str) -> str:
    return name if "/" in name else f"{pipeline.id}/{name}"


def _neighbours(pipeline: Pipeline, state: State) -> list[str]:
    """States of the pipeline: where other ways from here lead, pauses and losses; then the rest, and those won, where no deadline leads."""
    ways = {_full_name(pipeline, way.to) for way in state.next}
    states = {f"{pipeline.id}/{one.id}": one for one in pipeline.states}
    in_order = drawn(states, str, KIND, f"{pipeline.id}/{state.id}")
    return sorted(
        in_order, key=lambda name: (states[name].kind == "won", name not in ways and not _is_quiet(states[name]))
    )


def _is_quiet(state: State) -> bool:
    return state.kind in {"pause", "lost"}


def _question(told: Message, deadline: Deadline, words: Wording) -> Message:
    limit = deadline.limit
    if deadline.by_segment:  # the day is another one for other clients
        return _("The deadline of {state} has passed. Where does the client move?", state=told)
    if limit.unit == "d" and limit.amount == int(limit.amount):
        day = words.number(int(limit.amount) + 1)
        return _("Day {day} in {state}: the deadline has passed. Where does the client move?", day=day, state=told)
    length = words.duration(limit)
    return _("The deadline of {state}, {length}, has passed. Where does the client move?", state=told, length=length)
