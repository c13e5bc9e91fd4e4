"""An entity for which nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.check.searched import at_most
from playbook.diagnostics import Finding, Severity, _
from playbook.model.book import Book
from playbook.model.owners import Owned, owned_entities
from playbook.model.role import Role

_MOST = 20
"""Told of one book: whoever mends these sees the rest."""


def check(book: Book) -> Iterator[Finding]:
    """What has no owner, nor one above it; of a part the whole is told, a role answers for itself, a book without roles has nobody to name."""
    return at_most(_MOST, map(_finding, filter(_is_nobodys, owned_entities(book) if book.roles else ())))


def _finding(one: Owned) -> Finding:
    return Finding(
        at=one.entity.address,
        message=_("Nobody owns “{title}”: whom does a seller ask when it is no longer so?", title=one.title),
        hint=_("Write owner here, or once for the whole book under “book”."),
    )


def _is_nobodys(one: Owned) -> bool:
    return one.owner is None and not one.is_part and not isinstance(one.entity, Role)


RULE = Rule(
    code="V952",
    name="nobody-owns",
    title=_("Something that nobody owns"),
    severity=Severity.INFO,
    rationale=_(
        "What belongs to nobody is mended by nobody: it grows old, and sellers learn to leave the book unread."
    ),
    good="""
        roles:
          - {id: head, title: Head of sales}
        terms:
          - {id: defer, title: Thirty days, kind: payment, defer: 30d, owner: head}
        """,
    bad="""
        roles:
          - {id: head, title: Head of sales}
        terms:
          - {id: defer, title: Thirty days, kind: payment, defer: 30d}  # <- here
        """,
    check=check,
)
