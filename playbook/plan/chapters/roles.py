"""The roles: a chapter, and a page for each with what it owns, whom it takes clients from and hands them to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.authority import Authority
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.pipeline import Pipeline, State
from playbook.model.role import Role
from playbook.model.touchpoint import Touchpoint
from playbook.plan.chapters.role_metrics import MetricLine, metric_lines
from playbook.plan.chapters.spans import bounds_in_words
from playbook.plan.contacts import ContactCard, contact_card
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, child_path
from playbook.plan.promises import authority_in_words
from playbook.plan.wording import Wording

SECTION = "roles"


@dataclass(frozen=True, slots=True)
class OwnState:
    """A state that a role owns: until when, and the role's touchpoints in it."""

    ref: str
    deadline: str
    touchpoints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnPipeline:
    """The states of one pipeline that a role owns, in the order in which clients come through."""

    ref: str
    states: tuple[OwnState, ...]


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """What a role may promise alone, in words; `beyond` is the role to ask for more."""

    ref: str
    words: tuple[str, ...]
    beyond: str | None


@dataclass(frozen=True, slots=True)
class RoleContent:
    """What a role's page shows beside the role itself; all but the contacts and values in words are references."""

    contacts: tuple[ContactCard, ...]
    paths: tuple[str, ...]
    reports: tuple[str, ...]
    capacity: str
    pipelines: tuple[OwnPipeline, ...]
    other_touchpoints: tuple[str, ...]
    takes: tuple[Handoff, ...]
    hands: tuple[Handoff, ...]
    situations: tuple[str, ...]
    limits: tuple[OwnLimit, ...]
    metrics: tuple[MetricLine, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What names each role, by role: gathered once for all of them."""

    contacts: Mapping[str, tuple[ContactCard, ...]]
    paths: Mapping[str, tuple[str, ...]]
    reports: Mapping[str, tuple[str, ...]]
    states: Mapping[str, tuple[tuple[Pipeline, State], ...]]
    touchpoints: Mapping[str, tuple[Touchpoint, ...]]
    takes: Mapping[str, tuple[Handoff, ...]]
    hands: Mapping[str, tuple[Handoff, ...]]
    situations: Mapping[str, tuple[str, ...]]
    authority: Mapping[str, tuple[Authority, ...]]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the roles, or none where none are named."""
    if not book.roles:
        return None
    around = _around(book)
    return Draft(
        kind="roles",
        ref="section:roles",
        path="roles/index",
        title=words.say(_("Roles")),
        summary=words.say(_("Who works here, what each owns, and whom each hands clients to.")),
        children=tuple(_role(role, around, words) for role in book.roles),
    )


def _role(role: Role, around: _Around, words: Wording) -> Draft:
    return Draft(
        kind="role",
        ref=f"role:{role.id}",
        path=child_path("roles", role.id),
        title=role.title,
        summary=role.summary,
        entity=role,
        content=_content(role, around, words),
    )


def _content(role: Role, around: _Around, words: Wording) -> RoleContent:
    states = around.states.get(role.id, ())
    touchpoints = around.touchpoints.get(role.id, ())
    own = {f"{pipeline.id}/{state.id}" for pipeline, state in states}
    return RoleContent(
        contacts=around.contacts.get(role.id, ()),
        paths=around.paths.get(role.id, ()),
        reports=around.reports.get(role.id, ()),
        capacity=_capacity(role, words),
        pipelines=_pipelines(states, touchpoints, words),
        other_touchpoints=tuple(f"touchpoint:{point.id}" for point in touchpoints if not own & set(point.states)),
        takes=around.takes.get(role.id, ()),
        hands=around.hands.get(role.id, ()),
        situations=around.situations.get(role.id, ()),
        limits=tuple(_limit(authority, words) for authority in around.authority.get(role.id, ())),
        metrics=metric_lines(role, words),
    )


def _capacity(role: Role, words: Wording) -> str:
    """Clients at once: 50–90; ends that do not belong to it are told as any range."""
    capacity = role.capacity
    if capacity is None:
        return ""
    if not capacity.lower_is_in or (capacity.upper is not None and not capacity.upper_is_in):
        return words.range(capacity)
    least, most = (None if end is None else words.number(end) for end in (capacity.lower, capacity.upper))
    return bounds_in_words(least, most, words)


def _pipelines(
    states: tuple[tuple[Pipeline, State], ...], touchpoints: tuple[Touchpoint, ...], words: Wording
) -> tuple[OwnPipeline, ...]:
    at_state = grouped(touchpoints, lambda point: point.states)
    rows: dict[str, list[OwnState]] = {}
    for pipeline, state in states:
        name = f"{pipeline.id}/{state.id}"
        deadline = words.duration(state.deadline.limit) if state.deadline else ""
        refs = tuple(f"touchpoint:{point.id}" for point in at_state.get(name, ()))
        rows.setdefault(pipeline.id, []).append(OwnState(f"state:{name}", deadline, refs))
    return tuple(OwnPipeline(f"pipeline:{name}", tuple(own)) for name, own in rows.items())


def _limit(authority: Authority, words: Wording) -> OwnLimit:
    beyond = f"role:{authority.beyond}" if authority.beyond else None
    return OwnLimit(f"authority:{authority.id}", authority_in_words(authority, words), beyond)


def _around(book: Book) -> _Around:
    states = grouped(book.states(), lambda place: (place[1].owner,) if place[1].owner else ())
    situations = grouped(book.situations, lambda one: (one.role,) if one.role else ())
    paths = grouped(book.onboarding, lambda path: (path.role,))
    reports = grouped(book.roles, lambda role: (role.reports_to,) if role.reports_to else ())
    return _Around(
        contacts=grouped(
            map(contact_card, book.masthead.contacts), lambda one: (one.contact.role,) if one.contact.role else ()
        ),
        paths={role: tuple(f"path:{path.id}" for path in own) for role, own in paths.items()},
        reports={role: tuple(f"role:{one.id}" for one in own) for role, own in reports.items()},
        states=states,
        touchpoints=grouped(book.touchpoints, lambda point: (point.role,)),
        takes=grouped(book.handoffs, lambda handoff: (handoff.to,)),
        hands=grouped(book.handoffs, lambda handoff: (handoff.from_,)),
        situations={role: tuple(f"situation:{one.id}" for one in own) for role, own in situations.items()},
        authority=grouped(book.authority, lambda one: (one.role,)),
    )
