"""How long a client may stay in a state: a state in; the question with the other limits of the pipeline for wrong answers, out."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.diagnostics import _
from playbook.model.pipeline import Deadline, Pipeline, State
from playbook.model.segmentation import Segment
from playbook.model.value import Duration
from playbook.plan.quiz.claims import Asked, Claim, proved, with_others
from playbook.plan.quiz.known import Known, Setting
from playbook.plan.quiz.lots import drawn
from playbook.plan.quiz.passed import deadline_in_words
from playbook.plan.quiz.question import Question

KIND = "deadline"


def deadline_question(setting: Setting, name: str) -> Question | None:
    """The question, for a client of one segment where segments have limits of their own; none where a client may have two, or some are hidden."""
    known, words = setting.known, setting.words
    pipeline, state = known.states[name]
    told, deadline = known.state_in_words(name), state.deadline
    if told is None or deadline is None or not _is_clear(setting, state, deadline):
        return None
    segment = _segment(known, name, deadline)
    if segment is None and deadline.by_segment:
        return None
    segment_id = segment.id if segment else None
    limit = deadline.by_segment[segment.id] if segment else deadline.limit
    explain = deadline_in_words(setting, name)
    question = _("What is the deadline of {state}?", state=told)
    if segment is not None:
        title, general, own = segment.title, words.duration(deadline.limit), words.duration(limit)
        question = _("What is the deadline of {state} for a client of “{segment}”?", state=told, segment=title)
        explain = _("The deadline of {state} is {limit}, for “{segment}” {own}.", state=told, limit=general, segment=title, own=own)  # fmt: skip
    asked = Asked(
        kind=KIND,
        ref=f"state:{name}",
        about=f"state:{name}",
        rule=(segment_id, limit),
        question=question,
        claims=with_others(Claim("", words.duration(limit), limit), _other_limits(setting, pipeline, name, limit)),
        explain=explain,
    )
    week = setting.book.masthead.working_week
    return proved(asked, lambda length: is_limit(known, name, segment_id, length, week), words)


def is_limit(known: Known, name: str, segment: str | None, length: Duration, working_week: int) -> bool | None:
    """Whether clients of a segment, or all where there is none, may stay in a state just so long; open where it depends on the segment."""
    deadline = known.states[name][1].deadline
    if deadline is None or (segment is None and deadline.by_segment):
        return None
    limit = deadline.by_segment.get(segment, deadline.limit) if segment else deadline.limit
    return limit.days(working_week) == length.days(working_week)


def _is_clear(setting: Setting, state: State, deadline: Deadline) -> bool:
    """Whether all limits of a state are told, and no client has two."""
    if state.address in setting.book.partial:
        return False
    is_policy_told = setting.book.tells_of("segmentations")  # of what is only named nobody knows it
    return not deadline.by_segment or (is_policy_told and _is_one_division(setting.known, deadline))


def _is_one_division(known: Known, deadline: Deadline) -> bool:
    named = [known.segments.get(one) for one in deadline.by_segment]
    divisions = {one[0].id: one[0] for one in named if one is not None}
    return None not in named and len(divisions) <= 1 and all(one.policy != "overlapping" for one in divisions.values())


def _segment(known: Known, name: str, deadline: Deadline) -> Segment | None:
    """The segment that is asked about."""
    named = drawn(known.clear_segments(deadline.by_segment), str, KIND, name)
    return known.segments[named[0]][1] if named else None


def _other_limits(setting: Setting, pipeline: Pipeline, name: str, right: Duration) -> list[Claim[Duration]]:
    """The limits of the same state first, then those of the other whole states of its pipeline, likely ones before; each length once."""
    own = dict(_limits(pipeline, setting.known.states[name][1]))
    whole = (state for state in pipeline.states if state.address not in setting.book.partial)
    limits = {found: limit for state in whole for found, limit in _limits(pipeline, state)}
    in_order = sorted(
        drawn(limits, str, KIND, name), key=lambda found: (found not in own, not _is_likely(limits[found], right))
    )
    week = setting.book.masthead.working_week
    different = {right.days(week)}
    claims = []
    for found in in_order:
        length = limits[found]
        if length.days(week) not in different:
            different.add(length.days(week))
            claims.append(Claim(found, setting.words.duration(length), length))
    return claims


_TIMES = 4


def _is_likely(length: Duration, right: Duration) -> bool:
    """Whether nobody can tell by the size alone that a length is not the right one."""
    return right.days() <= _TIMES * length.days() and length.days() <= _TIMES * right.days()


def _limits(pipeline: Pipeline, state: State) -> Iterator[tuple[str, Duration]]:
    """The limits of a state by its name and the segment's."""
    if state.deadline is not None:
        for segment, limit in (("", state.deadline.limit), *state.deadline.by_segment.items()):
            yield f"{pipeline.id}/{state.id} {segment}", limit
