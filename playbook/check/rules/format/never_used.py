"""A role, attribute, handoff or touchpoint that nothing in the book uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.mentioned import unmentioned
from playbook.check.rule import NotProven, Rule
from playbook.diagnostics import Finding, Message, Severity, _, quoted
from playbook.estimate.graph import state_graph
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.handoff import Handoff


def check(book: Book) -> Iterator[Finding]:
    """Roles, attributes, handoffs and touchpoints, in this order; those named in what could not be read (F010) may be used there.

    Of all these it is told once.
    """
    unknown: list[Entity] = []
    for entity, finding in _unused(book):
        if finding is None:
            unknown.append(entity)
        else:
            yield finding
    if unknown:
        yield _not_known(unknown)


def _unused(book: Book) -> Iterator[tuple[Entity, Finding | None]]:
    """What seems to be unused, with the finding that says so where that is known."""
    roles = {f"role:{role.id}": role for role in book.roles}
    filled = _columns(book)
    attributes = {f"attribute:{one.id}": one for one in book.attributes if one.id not in filled}
    unused = unmentioned(book, (*roles, *attributes))
    for ref, role in roles.items():
        if ref in unused:
            hint = _("Give the role a state, a touchpoint or an edition, or delete it.")
            yield role, _unmentioned(book, role, hint)
    for ref, attribute in attributes.items():
        if ref in unused:
            hint = _("Test it in criteria or ask for it at a touchpoint, or delete it.")
            yield attribute, _unmentioned(book, attribute, hint)
    yield from _handoffs(book)
    yield from _touchpoints(book)


def _unmentioned(book: Book, entity: Entity, hint: Message) -> Finding | None:
    if book.may_name(entity.id):
        return None
    message = _("Nothing in the book refers to “{title}”.", title=entity.title)
    return Finding(at=entity.address, message=message, hint=hint)


def _not_known(entities: Sequence[Entity]) -> NotProven:
    titles = [quoted(entity.title) for entity in entities]
    return NotProven(
        at=entities[0].address,
        message=_(
            "Whether the book uses {titles} is not known.",
            titles=titles if len(titles) <= _MOST else [*titles[:_MOST], "…"],
        ),
        hint=_("Mend first what could not be read."),
    )


_MOST = 5


def _columns(book: Book) -> set[str]:
    """The names that tables of facts fill."""
    tables = (book.data.ledger, book.data.clients, book.data.contracts, book.data.events)
    return {name for table in tables if table is not None for name in table.columns}


def _handoffs(book: Book) -> Iterator[tuple[Entity, Finding]]:
    for handoff in book.handoffs:
        if _is_idle(book, handoff):
            titles = {role.id: role.title for role in book.roles}
            state = state_graph(book).states[handoff.at]
            finding = Finding(
                at=handoff.address,
                message=_(
                    "“{title}” is never used: no client comes from “{giver}” into “{state}”.",
                    title=handoff.title,
                    giver=titles.get(handoff.from_, handoff.from_),
                    state=state.title,
                ),
                hint=_("Add the transition that it belongs to, name the right role under from, or delete it."),
            )
            yield handoff, finding


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


def _touchpoints(book: Book) -> Iterator[tuple[Entity, Finding | None]]:
    followed = {name for touchpoint in book.touchpoints for name in touchpoint.next if name != touchpoint.id}
    for touchpoint in book.touchpoints:
        if touchpoint.states or touchpoint.id in followed:
            continue
        if touchpoint.id in book.unread or book.may_name(touchpoint.id, "touchpoints"):
            yield touchpoint, None
        else:
            finding = Finding(
                at=touchpoint.address,
                message=_(
                    "Nobody ever comes to “{title}”: it stands in no state and follows no touchpoint.",
                    title=touchpoint.title,
                ),
                hint=_("Write its states, or name it under next of the touchpoint before."),
            )
            yield touchpoint, finding


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
