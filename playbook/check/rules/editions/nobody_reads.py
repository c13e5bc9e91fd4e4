"""Something that no edition shows, or a role for which there is none."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Severity, _, quoted
from playbook.editions import placed_entities
from playbook.model.book import Book
from playbook.model.entity import Shared


def check(book: Book) -> Iterator[Finding]:
    """Entities whose audience no edition consists of, and roles that read none; a book without editions has one for all."""
    if not book.editions:
        return
    readers = [frozenset(edition.roles) for edition in book.editions]
    titles = {role.id: role.title for role in book.roles}
    for placed in placed_entities(book):
        entity = placed.entity
        if entity.audience and not any(roles and roles <= {*entity.audience} for roles in readers):
            yield Finding(
                at=entity.address / "audience",
                message=_(
                    "No edition shows “{title}”: none is read by {roles} alone.",
                    title=_title(entity),
                    roles=[quoted(titles.get(role, role)) for role in entity.audience],
                ),
                hint=_("Add an edition for these roles, or widen the audience."),
            )
    for role in book.roles:
        if not any(role.id in roles for roles in readers):
            yield Finding(
                at=role.address,
                message=_("There is no edition for “{role}”.", role=role.title),
                hint=_("Name {role} among the roles of an edition.", role=role.id),
            )


def _title(entity: Shared) -> str:
    return str(getattr(entity, "title", None) or getattr(entity, "term", ""))


RULE = Rule(
    code="E902",
    name="nobody-reads",
    title=_("Something that nobody reads"),
    severity=Severity.WARNING,
    rationale=_("What is written for readers who get no edition is kept up for nobody, and they work from memory."),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: head, title: Head of sales}
        authority:
          - {id: limits, title: Limits of the head, role: head, audience: [head]}
        editions:
          - {id: hunters, title: For hunters, roles: [hunter]}
          - {id: heads, title: For the head, roles: [head]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: head, title: Head of sales}
        authority:
          - {id: limits, title: Limits of the head, role: head, audience: [head]}  # <- here
        editions:
          - {id: everyone, title: For everyone, roles: [hunter, head]}
        """,
    check=check,
)
