"""A state whose deadline passes before anybody is due to speak to the client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.meetings import states_to_meet_in, touchpoints_by_state
from playbook.check.reach import reach
from playbook.check.rule import NotProven, Rule
from playbook.diagnostics import Address, Finding, Related, Severity, _
from playbook.estimate.limits import Limit, limits_of
from playbook.model.book import Book
from playbook.model.length_words import length_in_words
from playbook.model.pipeline import Pipeline, State
from playbook.model.segmentation import Segment
from playbook.model.touchpoint import Touchpoint
from playbook.model.value import Duration


def check(book: Book) -> Iterator[Finding]:
    """Every reachable state with a deadline within which no touchpoint of it answers or lasts; where none says, that is told."""
    reached, by_state = reach(book).trail, touchpoints_by_state(book)
    told_as_unmet = {state.address for _pipeline, state in states_to_meet_in(book)}
    for pipeline, state in book.states():
        name = f"{pipeline.id}/{state.id}"
        if state.deadline is None or name not in reached:
            continue
        here = by_state.get(name, ())
        found: Finding | None = None
        if here and not any(_times(one) for one in here):
            found = _untimed(state, here, state.address / "deadline")
        elif here:
            found = _in_silence(book, pipeline, state, here)
        elif state.address not in told_as_unmet:
            found = _empty(state, state.deadline.limit)
        if found is not None:
            yield _not_read(state) if book.may_name(name, "touchpoints") else found


def _times(touchpoint: Touchpoint) -> list[Duration]:
    return [time for time in (touchpoint.respond_within, touchpoint.lasts) if time is not None]


def _untimed(state: State, untimed: Sequence[Touchpoint], at: Address, *, is_all: bool = True) -> NotProven:
    """What is told where touchpoints that do not say how fast they are might be quick enough."""
    first = untimed[0].title
    return NotProven(
        at=at,
        message=_(
            "Whether “{state}” passes in silence is not known: none of its touchpoints says how fast it answers or how long it lasts.",
            state=state.title,
        )
        if is_all
        else _(
            "Whether “{state}” passes in silence is not known: “{touchpoint}” does not say how fast it answers or how long it lasts.",
            state=state.title,
            touchpoint=first,
        ),
        hint=_("Write respond_within or lasts at “{touchpoint}”.", touchpoint=first),
        related=(Related(untimed[0].address, _("“{touchpoint}” is here.", touchpoint=first)),),
    )


def _not_read(state: State) -> NotProven:
    return NotProven(
        at=state.address / "deadline",
        message=_(
            "Whether “{state}” passes in silence is not known: a touchpoint could not be read.", state=state.title
        ),
        hint=_("Mend first what could not be read."),
    )


def _empty(state: State, limit: Duration) -> Finding:
    return Finding(
        at=state.address / "deadline",
        message=_(
            "In “{state}” the client hears nothing for {time}: no touchpoint happens there.",
            state=state.title,
            time=length_in_words(limit),
        ),
        hint=_("Add a touchpoint to this state, if it is only a letter."),
    )


def _in_silence(book: Book, pipeline: Pipeline, state: State, here: Sequence[Touchpoint]) -> Finding | None:
    """At most one finding: of the deadline for all, or else of the first segment whose own deadline is too short or may be."""
    week = book.masthead.working_week
    for limit in limits_of(book, pipeline, state):
        meant = [one for one in here if limit.segment is None or _may_be_for(one, limit.segment, book)]
        times = [(time.days(week), time, touchpoint) for touchpoint in meant for time in _times(touchpoint)]
        if not meant or any(days <= limit.time.days(week) for days, _time, _touchpoint in times):
            continue
        untimed = [one for one in meant if not _times(one)]
        if untimed:
            return _untimed(state, untimed, limit.at, is_all=False)
        _days, time, touchpoint = min(times, key=lambda one: one[0])
        return _late(state, limit, time, touchpoint)
    return None


def _may_be_for(touchpoint: Touchpoint, segment: Segment, book: Book) -> bool:
    """Whether a client of a segment can be met there: as one of it, or perhaps as one of another segmentation."""
    rivals = next((one.segments for one in book.segmentations if any(other is segment for other in one.segments)), ())
    others = {one.id for one in rivals} - {segment.id}
    return not touchpoint.segments or not others.issuperset(touchpoint.segments)


def _late(state: State, limit: Limit, time: Duration, touchpoint: Touchpoint) -> Finding:
    values = {
        "state": state.title,
        "limit": length_in_words(limit.time),
        "touchpoint": touchpoint.title,
        "time": length_in_words(time),
    }
    return Finding(
        at=limit.at,
        message=_("“{state}” ends after {limit}, and its quickest touchpoint is “{touchpoint}” with {time}.", **values)
        if limit.segment is None
        else _(
            "For “{segment}” “{state}” ends after {limit}, and its quickest touchpoint is “{touchpoint}” with {time}.",
            segment=limit.segment.title,
            **values,
        ),
        hint=_("Answer sooner, or give the state more time."),
        related=(Related(touchpoint.address, _("“{touchpoint}” is here.", touchpoint=touchpoint.title)),),
    )


RULE = Rule(
    code="T303",
    name="long-silence",
    title=_("A long silence"),
    severity=Severity.WARNING,
    rationale=_(
        "The deadline passes before anybody was due to say a word: the client is lost, and no seller did anything wrong."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: A date to meet., states: [new/first], respond_within: 1d}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: A date to meet., states: [new/first], respond_within: 1w}
        """,
    check=check,
)
