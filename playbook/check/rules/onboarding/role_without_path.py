"""A role that works with clients and is trained by nothing."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.readings import paths_of
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.model.book import Book
from playbook.model.role import Role


def check(book: Book) -> Iterator[Finding]:
    """Roles that own states or touchpoints, of a book that trains anyone at all."""
    if not book.onboarding:
        return
    for role in book.roles:
        work = next(_work_of(book, role), None)
        if work is not None and not paths_of(book, role.id):
            yield Finding(
                at=role.address,
                message=_("Nothing in the book trains a new “{role}”.", role=role.title),
                hint=_("Add a path under “onboarding” with role: {role}.", role=role.id),
                related=(work,),
            )


def _work_of(book: Book, role: Role) -> Iterator[Related]:
    for _pipeline, state in book.states():
        if state.owner == role.id:
            yield Related(state.address, _OWNED)
    for touchpoint in book.touchpoints:
        if touchpoint.role == role.id:
            yield Related(touchpoint.address, _OWNED)


_OWNED: Message = _("Here this role meets clients.")

RULE = Rule(
    code="O701",
    name="role-without-path",
    title=_("A role that nothing trains"),
    severity=Severity.WARNING,
    rationale=_("Whoever comes new to this work learns it from whoever sits beside, the mistakes included."),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Agree on a meeting}
        onboarding:
          - {id: week, title: The first week, role: hunter, days: [{day: 1, read: ["touchpoint:call"]}]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Account manager}  # <- here
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Agree on a meeting}
          - {id: visit, title: Visit, role: keeper, goal: A second order}
        onboarding:
          - {id: week, title: The first week, role: hunter, days: [{day: 1, read: ["touchpoint:call"]}]}
        """,
    check=check,
)
