"""Roles that report in a circle, and states owned by a role of which nobody knows how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _, quoted
from playbook.estimate.graph import state_graph
from playbook.model.book import Book
from playbook.model.pipeline import State
from playbook.model.role import Role


def check(book: Book) -> Iterator[Finding]:
    """Each loop of reports_to, at its first role; each role that owns states and has no headcount."""
    roles: dict[str, Role] = {}
    for role in book.roles:
        roles.setdefault(role.id, role)
    for loop in _loops(roles):
        yield Finding(
            at=loop[0].address / "reports_to",
            message=_(
                "Nobody stands above these roles: {loop}.", loop=" → ".join(role.title for role in [*loop, loop[0]])
            ),
            hint=_("Delete reports_to at the one who answers for the others."),
            related=tuple(
                Related(role.address / "reports_to", _("“{role}” reports on from here.", role=role.title))
                for role in loop[1:]
            ),
        )
    owned: dict[str, list[State]] = {}
    for state in state_graph(book).states.values():
        if state.owner is not None:
            owned.setdefault(state.owner, []).append(state)
    for role in roles.values():
        if not role.headcount and role.id in owned:
            yield _without_people(role, owned[role.id])


def _loops(roles: dict[str, Role]) -> Iterator[list[Role]]:
    """The loops: from each role upwards, until there is none above or one that was met before."""
    met: dict[str, str] = {}
    for first in roles:
        name: str | None = first
        way: list[str] = []
        while name is not None and name in roles and name not in met:
            met[name] = first
            way.append(name)
            name = roles[name].reports_to
        if name is not None and met.get(name) == first and name in way:
            yield [roles[one] for one in way[way.index(name) :]]


def _without_people(role: Role, states: list[State]) -> Finding:
    return Finding(
        at=role.address,
        message=_(
            "“{role}” owns {states}, and the book does not say how many people do that.",
            role=role.title,
            states=[quoted(state.title) for state in states[:_MOST]],
        )
        if role.headcount is None
        else _(
            "“{role}” owns {states}, and nobody has this role.",
            role=role.title,
            states=[quoted(state.title) for state in states[:_MOST]],
        ),
        hint=_("Write headcount, the number of people who have this role."),
        related=tuple(
            Related(state.address / "owner", _("“{state}” is theirs.", state=state.title)) for state in states
        ),
    )


_MOST = 5

RULE = Rule(
    code="R507",
    name="nobody-reports",
    title=_("Work that nobody answers for"),
    severity=Severity.WARNING,
    rationale=_(
        "Where two report to each other nobody decides, and where nobody knows how many people there are no plan can be held."
    ),
    good="""
        roles:
          - {id: head, title: Head of sales, headcount: 1}
          - {id: hunter, title: Hunter, reports_to: head, headcount: 2}
        """,
    bad="""
        roles:
          - {id: head, title: Head of sales, headcount: 1, reports_to: hunter}  # <- here
          - {id: hunter, title: Hunter, reports_to: head, headcount: 2}
        """,
    check=check,
)
