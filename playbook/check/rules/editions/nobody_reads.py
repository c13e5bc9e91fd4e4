"""A role for which there is no edition, or something that no edition shows."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.edition_views import edition_views
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _, _n, quoted
from playbook.editions import placed_entities
from playbook.model.book import Book
from playbook.model.entity import Shared


def check(book: Book) -> Iterator[Finding]:
    """Roles that read no edition, with what is for them, and else what no edition shows its own readers.

    A book without editions has one for all.
    """
    if not book.editions:
        return
    readers = {role for edition in book.editions for role in edition.roles}
    unread = list(_unread(book))
    for entity in unread:
        if readers.issuperset(entity.audience):
            yield _unread_by_readers(entity, book)
    for role in book.roles:
        if role.id not in readers:
            theirs = [entity for entity in unread if role.id in entity.audience][:_MOST]
            yield Finding(
                at=role.address,
                message=_("There is no edition for “{role}”.", role=role.title),
                hint=_("Name {role} among the roles of an edition.", role=role.id),
                related=tuple(Related(one.address / "audience", _("No edition shows this.")) for one in theirs),
            )


_MOST = 10


def _unread(book: Book) -> Iterator[Shared]:
    """What is for some roles alone and hidden in every edition."""
    hidden = frozenset.intersection(*(restricted.hidden for _edition, restricted in edition_views(book)))
    for placed in placed_entities(book):
        if placed.entity.audience and placed.entity.address in hidden:
            yield placed.entity


def _unread_by_readers(entity: Shared, book: Book) -> Finding:
    editions = [one for one in book.editions if one.roles and {*one.roles} <= {*entity.audience}]
    titles = {role.id: role.title for role in book.roles}
    at, title = entity.address / "audience", _title(entity)
    if not editions:
        return Finding(
            at=at,
            message=_(
                "No edition shows “{title}”: none is read by {roles} alone.",
                title=title,
                roles=[quoted(titles.get(role, role)) for role in entity.audience],
            ),
            hint=_("Add an edition for these roles, or widen the audience."),
        )
    return Finding(
        at=at,
        message=_n(
            "{editions} leaves “{title}” out, and no other edition shows it.",
            "{editions} leave “{title}” out, and no other edition shows it.",
            len(editions),
            title=title,
            editions=[quoted(one.title) for one in editions],
        ),
        hint=_(
            "Look at the lines, sections and focus of an edition, and at who may read what this stands in or needs."
        ),
        related=tuple(Related(one.address, _("This edition leaves it out.")) for one in editions),
    )


def _title(entity: Shared) -> str:
    return str(getattr(entity, "title", None) or getattr(entity, "term", ""))


RULE = Rule(
    code="E902",
    name="nobody-reads",
    title=_("Something that nobody reads"),
    severity=Severity.WARNING,
    rationale=_("What no edition shows is kept up for nobody, and those for whom it was written work from memory."),
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
