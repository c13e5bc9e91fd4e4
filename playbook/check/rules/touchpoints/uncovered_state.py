"""A state in which clients of the line meet nobody."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.meetings import nearest_touchpoints, states_to_meet_in, touchpoints_by_state
from playbook.check.rule import NotProven, Rule
from playbook.check.unmet_segments import Unmet
from playbook.criteria import BudgetSpentError
from playbook.diagnostics import Finding, Message, Related, Severity, _, quoted
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State
from playbook.model.segmentation import Segment
from playbook.model.touchpoint import Touchpoint

_MOST_TITLES = 5


def check(book: Book) -> Iterator[Finding]:
    """Every reachable start and work state with the segments for which no touchpoint of it is meant.

    Where that may stand in what could not be read, it is not proved; of each pipeline this is told once.
    """
    not_proven: set[str] = set()
    for pipeline, state, finding in _found(book):
        if not _may_be_met(book, pipeline, state):
            yield finding
        elif pipeline.id not in not_proven:
            not_proven.add(pipeline.id)
            yield NotProven(
                at=state.address,
                message=_(
                    "Whether somebody meets every client in “{state}” is not known: something could not be read.",
                    state=state.title,
                ),
                hint=_("Mend first what could not be read."),
                also=("T303",),
            )


def _may_be_met(book: Book, pipeline: Pipeline, state: State) -> bool:
    """Whether a touchpoint, or what decides whom a state is for, stands in what could not be read."""
    return (
        pipeline.id in book.unread
        or book.may_name(f"{pipeline.id}/{state.id}", "touchpoints")
        or book.may_lack("segmentations", "not_our_clients", "attributes", "lines")
    )


def _found(book: Book) -> Iterator[tuple[Pipeline, State, Finding]]:
    unmet = Unmet(book)
    by_state = touchpoints_by_state(book)
    for pipeline, state in states_to_meet_in(book):
        here = by_state.get(f"{pipeline.id}/{state.id}", ())
        if not here:
            message = _("Nobody meets the client in “{state}”: no touchpoint happens there.", state=state.title)
            yield pipeline, state, _finding(book, pipeline, state, message)
            continue
        try:
            segments = unmet.segments(pipeline, here)
        except BudgetSpentError:
            yield (
                pipeline,
                state,
                NotProven(
                    at=state.address,
                    message=_("This could not be proved for “{title}”: too many borders cross.", title=state.title),
                    hint=_("Add a touchpoint to it that names no segments and so is for all."),
                ),
            )
            continue
        if segments:
            yield pipeline, state, _finding(book, pipeline, state, _told(state, segments))


def _told(state: State, segments: list[Segment]) -> Message:
    titles = [quoted(segment.title) for segment in segments]
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
