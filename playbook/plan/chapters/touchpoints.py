"""Touchpoints: a chapter that lists them along the way of the client, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.objection import Objection
from playbook.model.touchpoint import Channel, Touchpoint
from playbook.plan.chapters.states import StateMark, state_marks
from playbook.plan.heard import HeardObjection, heard_objections
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "touchpoints"

CHANNELS: Mapping[Channel, Message] = {
    "phone": _("Phone"),
    "email": _("E-mail"),
    "messenger": _("Messenger"),
    "meeting": _("Meeting"),
    "visit": _("Visit"),
    "site": _("Website"),
    "exhibition": _("Exhibition"),
    "document": _("Document"),
    "other": _("Another way"),
}
DIRECTIONS: Mapping[str, Message] = {
    "inbound": _("the client turns to us"),
    "outbound": _("we turn to the client"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint in the list of a chapter."""

    touchpoint: Touchpoint
    channel: str
    states: tuple[StateMark, ...]

    @property
    def ref(self) -> str:
        """The touchpoint's page."""
        return f"touchpoint:{self.touchpoint.id}"


@dataclass(frozen=True, slots=True)
class Group:
    """Touchpoints that belong to one pipeline (`ref`), or to no state (none); in the order of the client's way."""

    name: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointContent:
    """What a touchpoint's page shows beside the touchpoint itself; `asks` are attributes with their questions."""

    channel: str
    direction: str
    states: tuple[StateMark, ...]
    segments: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    objections: tuple[HeardObjection, ...]
    next: tuple[str, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the touchpoints, or none where there are none."""
    if not book.touchpoints:
        return None
    marks = state_marks(book)
    known = {objection.id: objection for objection in book.objections}
    groups = _groups(book, marks, words)
    return Draft(
        kind="touchpoints",
        ref="section:touchpoints",
        path="touchpoints/index",
        title=words.say(_("Touchpoints")),
        summary=words.say(_("Where we meet a client, what we want there, and in which words.")),
        content=groups,
        children=tuple(_touchpoint(row.touchpoint, marks, known, words) for group in groups for row in group.rows),
    )


def _touchpoint(
    point: Touchpoint, marks: Mapping[str, StateMark], known: Mapping[str, Objection], words: Wording
) -> Draft:
    questions = ((name, words.attributes[name].question or "") for name in point.asks if name in words.attributes)
    return Draft(
        kind="touchpoint",
        ref=f"touchpoint:{point.id}",
        path=child_path("touchpoints", point.id),
        title=point.title,
        summary=point.goal,
        entity=point,
        content=TouchpointContent(
            channel=words.say(CHANNELS[point.channel]) if point.channel else "",
            direction=words.say(DIRECTIONS[point.direction]) if point.direction else "",
            states=tuple(marks[name] for name in point.states if name in marks),
            asks=tuple((f"attribute:{name}", question) for name, question in questions),
            segments=tuple(f"segment:{name}" for name in point.segments),
            objections=tuple(heard_objections(point.objections, known, words)),
            next=tuple(f"touchpoint:{name}" for name in point.next),
        ),
    )


def _groups(book: Book, marks: Mapping[str, StateMark], words: Wording) -> tuple[Group, ...]:
    """The touchpoints by the pipeline of their first state, along its states; those without a state last."""
    order = {name: number for number, name in enumerate(marks)}
    by_pipeline: dict[str, list[Row]] = {pipeline.id: [] for pipeline in book.pipelines}
    elsewhere: list[Row] = []
    for point in book.touchpoints:
        states = sorted((name for name in point.states if name in marks), key=order.__getitem__)
        channel = words.say(CHANNELS[point.channel]) if point.channel else ""
        row = Row(point, channel, tuple(marks[name] for name in states))
        (by_pipeline[row.states[0].pipeline] if states else elsewhere).append(row)
    groups = [
        Group(f"along-{pipeline.id}", pipeline.title, _along(by_pipeline[pipeline.id], order))
        for pipeline in book.pipelines
    ]
    groups.append(Group("elsewhere", words.say(_("At any time")), tuple(elsewhere)))
    return tuple(group for group in groups if group.rows)


def _along(rows: Iterable[Row], order: Mapping[str, int]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: order[row.states[0].ref.removeprefix("state:")]))
