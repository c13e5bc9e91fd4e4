"""A state in which clients of the line meet nobody."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.meetings import nearest_touchpoints, states_to_meet_in, touchpoints_by_state
from playbook.check.rule import NotProven, Rule
from playbook.check.unmet_segments import Unmet
from playbook.criteria import BudgetSpentError
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State
from playbook.model.segmentation import Segment
from playbook.model.touchpoint import Touchpoint

_MOST_TITLES = 5


def check(book: Book) -> Iterator[Finding]:
    """Every reachable start and work state with the segments for which no touchpoint of it is meant.

    Where something could not be read, it may be the touchpoint: F010 tells that, and nothing is told here.
    """
    if book.unread:
        return
    unmet = Unmet(book)
    by_state = touchpoints_by_state(book)
    for pipeline, state in states_to_meet_in(book):
        here = by_state.get(f"{pipeline.id}/{state.id}", ())
        if not here:
            message = _("Nobody meets the client in “{state}”: no touchpoint happens there.", state=state.title)
            yield _finding(book, pipeline, state, message)
            continue
        try:
            segments = unmet.segments(pipeline, here)
        except BudgetSpentError:
            yield NotProven(
                at=state.address,
                message=_("This could not be proved for “{title}”: too many borders cross.", title=state.title),
                hint=_("Add a touchpoint to it that names no segments and so is for all."),
            )
            continue
        if segments:
            yield _finding(book, pipeline, state, _told(state, segments))


def _told(state: State, segments: list[Segment]) -> Message:
    titles = [f"“{segment.title}”" for segment in segments]
    return _(
        "Nobody meets clients of {segments} in “{state}”: its touchpoints are for others.",
        segments=titles if len(titles) <= _MOST_TITLES else [*titles[:_MOST_TITLES], "…"],
        state=state.title,
    )


def _finding(book: Book, pipeline: Pipeline, state: State, message: Message) -> Finding:
    name = f"{pipeline.id}/{state.id}"
    nearest = nearest_touchpoints(book).get(name)
    is_here = nearest is not None and name in nearest.states
    return Finding(
        at=state.address,
        message=message,
        hint=_("Add them to segments of a touchpoint of this state, or leave its segments out: it is then for all.")
        if is_here
        else _("Add “{name}” to states of a touchpoint.", name=name),
        related=() if nearest is None else (_related(nearest, is_here=is_here),),
    )


def _related(nearest: Touchpoint, *, is_here: bool) -> Related:
    title = nearest.title
    return Related(
        nearest.address,
        _("“{title}” happens here, for other segments.", title=title)
        if is_here
        else _("“{title}” is the nearest touchpoint.", title=title),
    )


RULE = Rule(
    code="T301",
    name="uncovered-state",
    title=_("A state in which a client meets nobody"),
    severity=Severity.ERROR,
    rationale=_(
        "The clock of the state runs and nothing happens in it: the book does not say who speaks to these clients, so nobody does."
    ),
    good="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
        roles:
          - {id: hunter, title: Hunter}
        segmentations:
          - id: by-channel
            title: By channel
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
              - {id: chains, title: Chains, criteria: {channel: [chain]}}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: Call, role: hunter, goal: A date to meet., states: [new/first], segments: [dealers]}
          - {id: visit, title: Visit, role: hunter, goal: A date to meet., states: [new/first], segments: [chains]}
        """,
    bad="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}}
        roles:
          - {id: hunter, title: Hunter}
        segmentations:
          - id: by-channel
            title: By channel
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
              - {id: chains, title: Chains, criteria: {channel: [chain]}}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: Call, role: hunter, goal: A date to meet., states: [new/first], segments: [dealers]}
        """,
    check=check,
)
