"""A role, attribute, handoff or touchpoint that nothing in the book uses."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.mentioned import unmentioned
from playbook.check.rule import NotProven, Rule
from playbook.diagnostics import Finding, Message, Severity, _
from playbook.estimate.graph import state_graph
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.handoff import Handoff


def check(book: Book) -> Iterator[Finding]:
    """Roles, attributes, handoffs and touchpoints, in this order; one that is named in what could not be read (F010) may be used there."""
    roles = {f"role:{role.id}": role for role in book.roles}
    filled = _columns(book)
    attributes = {f"attribute:{one.id}": one for one in book.attributes if one.id not in filled}
    unused = unmentioned(book, (*roles, *attributes))
    for ref, role in roles.items():
        if ref in unused:
            hint = _("Give the role a state, a touchpoint or an edition, or delete it.")
            yield _unmentioned(book, role.id, role.title, role, hint)
    for ref, attribute in attributes.items():
        if ref in unused:
            hint = _("Test it in criteria or ask for it at a touchpoint, or delete it.")
            yield _unmentioned(book, attribute.id, attribute.title, attribute, hint)
    yield from _handoffs(book)
    yield from _touchpoints(book)


def _unmentioned(book: Book, name: str, title: str, entity: Entity, hint: Message) -> Finding:
    if book.may_name(name):
        return _not_known(entity, title)
    return Finding(at=entity.address, message=_("Nothing in the book refers to “{title}”.", title=title), hint=hint)


def _not_known(entity: Entity, title: str) -> NotProven:
    return NotProven(
        at=entity.address,
        message=_("Whether the book uses “{title}” is not known.", title=title),
        hint=_("Mend first what could not be read."),
    )


def _columns(book: Book) -> set[str]:
    """The names that tables of facts fill."""
    tables = (book.data.ledger, book.data.clients, book.data.contracts, book.data.events)
    return {name for table in tables if table is not None for name in table.columns}


def _handoffs(book: Book) -> Iterator[Finding]:
    for handoff in book.handoffs:
        if _is_idle(book, handoff):
            titles = {role.id: role.title for role in book.roles}
            state = state_graph(book).states[handoff.at]
            yield Finding(
                at=handoff.address,
                message=_(
                    "“{title}” is never used: no client comes from “{giver}” into “{state}”.",
                    title=handoff.title,
                    giver=titles.get(handoff.from_, handoff.from_),
                    state=state.title,
                ),
                hint=_("Add the transition that it belongs to, name the right role under from, or delete it."),
            )


def _is_idle(book: Book, handoff: Handoff) -> bool:
    """Whether no way into its state comes from its giver; where the receiver does not own the state, R504 tells that first."""
    graph = state_graph(book)
    state = graph.states.get(handoff.at)
    roles = {role.id for role in book.roles}
    if (
        state is None
        or state.owner != handoff.to
        or handoff.from_ not in roles
        or handoff.at.partition("/")[0] in graph.unsure
    ):
        return False
    givers = {edge.state.owner for edge in graph.ways_in[handoff.at]}
    return handoff.from_ not in givers and None not in givers


def _touchpoints(book: Book) -> Iterator[Finding]:
    followed = {name for touchpoint in book.touchpoints for name in touchpoint.next if name != touchpoint.id}
    for touchpoint in book.touchpoints:
        if touchpoint.states or touchpoint.id in followed:
            continue
        if touchpoint.id in book.unread or book.may_name(touchpoint.id, "touchpoints"):
            yield _not_known(touchpoint, touchpoint.title)
        else:
            yield Finding(
                at=touchpoint.address,
                message=_(
                    "Nobody ever comes to “{title}”: it stands in no state and follows no touchpoint.",
                    title=touchpoint.title,
                ),
                hint=_("Write its states, or name it under next of the touchpoint before."),
            )


RULE = Rule(
    code="F007",
    name="never-used",
    title=_("Something that nothing uses"),
    severity=Severity.WARNING,
    rationale=_(
        "A reader looks for what it is good for and finds nothing; most often a line that should name it is missing."
    ),
    good="""
        roles:
          - {id: head, title: Head of sales}
          - {id: hunter, title: Hunter, reports_to: head}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: A date to meet., next: [visit]}
          - {id: visit, title: Visit, role: hunter, goal: An order., next: [call]}
        """,
    bad="""
        roles:
          - {id: head, title: Head of sales}
          - {id: hunter, title: Hunter, reports_to: head}
          - {id: cook, title: Cook, reports_to: head}  # <- here
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: A date to meet., next: [visit]}
          - {id: visit, title: Visit, role: hunter, goal: An order., next: [call]}
        """,
    check=check,
)
